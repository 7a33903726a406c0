// Everything that the portal holds of one person, as a file to give them.
import type { ActionFunctionArgs } from '@remix-run/node'
import { personInput } from '../core/privacy/input'
import { fileResponse } from '../http/file-response'
import { parseForm, refuse } from '../http/form'
import { authorise, requireStaff } from '../http/staff'
import { exportPerson } from '../services/privacy/export-person'

/** There is nothing to read: whose data it is about is never told by an address. */
export function loader(): never {
  throw new Response('Not found', { status: 404 })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'privacy.manage')
  const form = await parseForm(args.request, personInput)
  if (!form.ok) return refuse(form)
  const exported = await exportPerson(args.context.app, staff, form.data.email)
  if (!exported.ok) {
    return refuse({ errors: { email: 'Nobody with this address is known' }, values: form.data })
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(exported.file, null, 2)}\n`)
  return fileResponse({ bytes, mediaType: 'application/json', fileName: 'personal-data.json' })
}
