// What the two pages behind links in mails share: who the link is for, and the password that its owner chooses.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { choosePasswordInput } from '../core/people/input'
import type { StaffLinkPurpose } from '../core/people/staff-link'
import { choosePassword } from '../services/identity/choose-password'
import { findStaffLink } from '../services/identity/staff-links'
import { readOrganisation } from '../services/organisation/read-organisation'
import { parseForm, refuse } from './form'
import { leaveWherePasswordsAreOff } from './local-sign-in'
import { redirectTo } from './redirect'
import { noStore } from './respondent'

/** Opening the link changes nothing: mail scanners open links. */
export async function showStaffLink(
  { params, context }: LoaderFunctionArgs,
  purpose: StaffLinkPurpose,
) {
  leaveWherePasswordsAreOff(context)
  const { app } = context
  const found = await findStaffLink(app, { purpose, token: params.token ?? '' })
  if (found === null) throw deadLink()
  const { name, email } = found.user
  const organisation = await readOrganisation(app)
  return json({ name, email, organisation: organisation.name }, { headers: noStore })
}

export async function chooseByLink(
  { params, request, context }: ActionFunctionArgs,
  purpose: StaffLinkPurpose,
) {
  leaveWherePasswordsAreOff(context)
  const { app } = context
  const link = { purpose, token: params.token ?? '' }
  // Before the form is read: whoever has no link is not told what a good password would be.
  if ((await findStaffLink(app, link)) === null) throw deadLink()
  const typed = await parseForm(request, choosePasswordInput)
  if (!typed.ok) return refuse({ ...typed, values: {} })
  const chosen = await choosePassword(app, link, typed.data.newPassword)
  if (chosen.ok) return redirectTo('/sign-in?chosen')
  if (chosen.reason === 'no such link') throw deadLink()
  return refuse({ errors: { newPassword: chosen.because }, values: {} })
}

/** One answer for what never was, was used, was withdrawn and has run out. */
const deadLink = () =>
  new Response('Not found', { status: 404, statusText: 'Not Found', headers: noStore })
