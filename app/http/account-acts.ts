// What the forms of one's own account do, by the name in their `intent` field.
import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { changePasswordInput } from '../core/people/input'
import { renewFeed, withdrawFeed } from '../services/calendar/own-feed'
import { changePassword, type PasswordChanged } from '../services/identity/change-password'
import { switchDigest } from '../services/identity/digest'
import { endOtherSessions, endSession } from '../services/identity/end-session'
import type { SignedInStaff } from '../services/identity/find-staff'
import { switchShortcuts } from '../services/identity/shortcuts'
import { parseFormData, refuse } from './form'
import { redirectTo } from './redirect'
import { presentPasswordErrors } from './refused-words'
import { ACCOUNT_PATH, staffCookie } from './staff'

const intentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password') }),
  z.object({ intent: z.literal('end session'), sessionId: z.string() }),
  z.object({ intent: z.literal('end others') }),
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
  const { staff, sessionId, passwordTemporary } = signedIn
  const asked = parseFormData(form, intentSchema)
  if (!asked.ok) return refuse(asked)
  switch (asked.data.intent) {
    case 'password':
      return replacePassword(act)
    case 'end session':
      await endSession(app, staff, asked.data.sessionId)
      break
    case 'end others':
      await endOtherSessions(app, staff, sessionId)
      break
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
