// The HTML part of one mail of the outbox, for the frame of the page that shows it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { mailBody } from '../http/mail-body'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { showRow } from '../services/mail/preview-mail'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'outbox.read')
  const asked = { id: args.params.id ?? '', origin: portalOrigin(args) }
  const shown = await showRow(args.context.app, staff, asked)
  if (!shown.ok || shown.mail === null) throw noSuchPage()
  return mailBody(shown.mail.html)
}
