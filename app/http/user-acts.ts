// What the forms about one colleague do, by the name in their `intent` field.
import { type AppLoadContext, json } from '@remix-run/node'
import { z } from 'zod'
import type { Staff } from '../core/access/roles'
import { changeUserInput } from '../core/people/input'
import { changeUser, type UserChanged } from '../services/identity/change-user'
import { sendInvitation, withdrawInvitation } from '../services/identity/invite-user'
import { removeSecondFactor } from '../services/identity/remove-second-factor'
import { resetPassword } from '../services/identity/reset-password'
import { unlink } from '../services/identity/sign-on-links'
import { parseFormData, refuse } from './form'
import { redirectTo } from './redirect'
import { noSuchPage } from './staff-page'

const intents = [
  'change',
  'reset password',
  'invite',
  'withdraw invitation',
  'remove second factor',
  'part from provider',
] as const
const intentSchema = z.object({ intent: z.enum(intents) })

interface UserAct {
  app: AppLoadContext['app']
  staff: Staff
  userId: string
  form: FormData
}

export async function userAct(act: UserAct) {
  const { app, staff, userId } = act
  const asked = parseFormData(act.form, intentSchema)
  if (!asked.ok) return refuse(asked)
  switch (asked.data.intent) {
    case 'change':
      return change(act)
    case 'reset password': {
      const reset = await resetPassword(app, staff, userId)
      if (!reset.ok) throw noSuchPage()
      return json(
        { ok: true as const, password: reset.temporaryPassword },
        { headers: { 'Cache-Control': 'no-store' } },
      )
    }
    case 'invite':
      return done(await sendInvitation(app, staff, userId), userId, 'invited')
    case 'withdraw invitation':
      return done(await withdrawInvitation(app, staff, userId), userId, 'withdrawn')
    case 'remove second factor':
      return done(await removeSecondFactor(app, staff, userId), userId, 'removed')
    case 'part from provider':
      return done(await unlink(app, staff, userId), userId, 'parted')
  }
}

/** What was refused is no longer as the page showed it, so the page is shown anew. */
const done = ({ ok }: { ok: boolean }, userId: string, said: string) =>
  redirectTo(`/admin/users/${encodeURIComponent(userId)}${ok ? `?done=${said}` : ''}`)

async function change({ app, staff, userId, form }: UserAct) {
  const typed = parseFormData(form, changeUserInput, { lists: ['roles'] })
  if (!typed.ok) return refuse(typed)
  const changed = await changeUser(app, staff, userId, typed.data)
  if (changed.ok) return redirectTo('/admin/users')
  const { name, roles } = typed.data
  return refuse({ errors: { '': sentenceOf(changed) }, values: { name, roles } }, 409)
}

function sentenceOf(refused: Extract<UserChanged, { ok: false }>): string {
  switch (refused.reason) {
    case 'last administrator':
      return 'Somebody else has to be an active administrator first: this account is the last one'
    case 'changed meanwhile':
      return 'Somebody changed this account while you did. Open it again to see how it is now.'
    case 'not allowed':
    case 'unknown':
      throw noSuchPage()
  }
}
