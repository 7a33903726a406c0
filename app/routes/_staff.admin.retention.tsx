// How long each kind of record is kept, what would go now, and removing it.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { removalInput, retentionInput } from '../core/privacy/retention'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { authorise, requireStaff } from '../http/staff'
import { removeKept } from '../services/privacy/remove-kept'
import { changeRetention, previewRetention } from '../services/privacy/retention'
import { RetentionPage } from '../ui/privacy/retention-page'

export const meta: MetaFunction = () => [{ title: 'Retention – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'privacy.manage')
  const preview = await previewRetention(args.context.app, staff)
  if (!preview) throw new Response('Not found', { status: 404 })
  const saved = new URL(args.request.url).searchParams.has('saved')
  return json({ ...preview, saved })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'privacy.manage')
  const { app } = args.context
  const form = await args.request.formData()
  if (form.get('intent') === 'remove') {
    const confirmed = parseFormData(form, removalInput)
    if (!confirmed.ok) return refuse(confirmed)
    return json({ removed: await removeKept(app, staff) })
  }
  const wanted = parseFormData(form, retentionInput)
  if (!wanted.ok) return refuse(wanted)
  await changeRetention(app, staff, wanted.data)
  return redirectTo('/admin/retention?saved')
}

export default function RetentionOfRecords() {
  return (
    <RetentionPage {...useLoaderData<typeof loader>()} acted={useActionData<typeof action>()} />
  )
}
