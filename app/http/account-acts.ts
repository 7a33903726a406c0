// What the forms of one's own account do, by the name in their `intent` field.
import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { changePasswordInput } from '../core/people/input'
import { PASSWORD_MAX } from '../core/people/password'
import { renewFeed, withdrawFeed } from '../services/calendar/own-feed'
import { changePassword, type PasswordChanged } from '../services/identity/change-password'
import { switchDigest } from '../services/identity/digest'
import { endOwnSessions, type SessionsEnded } from '../services/identity/end-session'
import type { SignedInStaff } from '../services/identity/find-staff'
import { switchShortcuts } from '../services/identity/shortcuts'
import { parseFormData, refuse } from './form'
import { redirectTo } from './redirect'
import { presentPasswordErrors } from './refused-words'
import { ACCOUNT_PATH, staffCookie } from './staff'

const intentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password') }),
  z.object({
    intent: z.literal('end sessions'),
    /** A session of one's own, or "others". */
    which: z.string(),
    presentPassword: z.string().max(PASSWORD_MAX).default(''),
  }),
  z.object({ intent: z.literal('renew feed') }),
  z.object({ intent: z.literal('withdraw feed') }),
  z.object({ intent: z.literal('digest'), digest: z.enum(['on', 'off']) }),
  z.object({ intent: z.literal('shortcuts'), shortcuts: z.enum(['on', 'off']) }),
])

interface AccountAct {
  context: AppLoadContext
  signedIn: SignedInStaff
  form: FormData
}

export async function accountAct(act: AccountAct) {
  const { form, signedIn } = act
  const { app } = act.context
  const { staff, passwordTemporary } = signedIn
  const asked = parseFormData(form, intentSchema)
  if (!asked.ok) return refuse(asked)
  switch (asked.data.intent) {
    case 'password':
      return replacePassword(act)
    case 'end sessions':
      return endSessions(act, asked.data)
    case 'renew feed':
      // Nothing opens before a temporary password was replaced, an address for programs neither.
      if (!passwordTemporary) await renewFeed(app, staff)
      return redirectTo(`${ACCOUNT_PATH}#calendar`)
    case 'withdraw feed':
      await withdrawFeed(app, staff)
      return redirectTo(`${ACCOUNT_PATH}#calendar`)
    case 'digest':
      await switchDigest(app, staff, asked.data.digest === 'on')
      break
    case 'shortcuts':
      await switchShortcuts(app, staff, asked.data.shortcuts === 'on')
      return redirectTo(form.get('onward'), { fallback: ACCOUNT_PATH })
  }
  return redirectTo(ACCOUNT_PATH)
}

async function endSessions(
  { context, signedIn: { staff, sessionId: presentId } }: AccountAct,
  { which, presentPassword: password }: { which: string; presentPassword: string },
) {
  const chosen = which === 'others' ? which : { sessionId: which }
  const ended = await endOwnSessions(context.app, staff, { which: chosen, presentId, password })
  if (ended.ok) return redirectTo(`${ACCOUNT_PATH}#sessions`)
  return refuse({ errors: notEnded(ended), values: {} })
}

function notEnded(refused: Extract<SessionsEnded, { ok: false }>): Record<string, string> {
  switch (refused.reason) {
    case 'password needed':
      return { presentPassword: 'Type your password to sign out another device' }
    case 'sign in anew':
      return { '': 'Sign out here and in again first: then you can sign out other devices' }
    default:
      return presentPasswordErrors(refused.reason, 'presentPassword')
  }
}

async function replacePassword({ context, form, signedIn: { staff, sessionId } }: AccountAct) {
  const typed = parseFormData(form, changePasswordInput)
  if (!typed.ok) return refuse(typed)
  const { currentPassword, newPassword } = typed.data
  const change = { currentPassword, newPassword, sessionId }
  const changed = await changePassword(context.app, staff, change)
  if (!changed.ok) return refuse({ errors: errorsOf(changed), values: {} })
  const headers = { 'Set-Cookie': await staffCookie(context, changed.token) }
  return redirectTo(`${ACCOUNT_PATH}?changed`, { headers })
}

function errorsOf(refused: Extract<PasswordChanged, { ok: false }>): Record<string, string> {
  switch (refused.reason) {
    case 'weak':
      return { newPassword: refused.because }
    case 'same as before':
      return { newPassword: 'Choose one that differs from the present password' }
    default:
      return presentPasswordErrors(refused.reason)
  }
}
