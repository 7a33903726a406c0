// The HTML part of a kind of mail, for the frame of the page that shows it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { mailKinds } from '../core/mail/payload'
import { mailBody } from '../http/mail-body'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { sampleMail } from '../services/mail/preview-mail'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'settings.manage')
  const kind = mailKinds.find((known) => known === args.params.kind)
  if (kind === undefined) throw noSuchPage()
  const mail = await sampleMail(args.context.app, staff, { kind, origin: portalOrigin(args) })
  if (mail === null) throw noSuchPage()
  return mailBody(mail.html)
}
