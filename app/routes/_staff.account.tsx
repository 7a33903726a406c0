// One's own account: who one is here, the password, and the devices one is signed in on.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { z } from 'zod'
import { changePasswordInput } from '../core/people/input'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { ACCOUNT_PATH, requireSession } from '../http/staff'
import { changePassword, type PasswordChanged } from '../services/identity/change-password'
import { endOtherSessions, endSession } from '../services/identity/end-session'
import { listSessions } from '../services/identity/list-sessions'
import { readShortcuts, switchShortcuts } from '../services/identity/shortcuts'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Page, Section } from '../ui/page'
import { PasswordForm } from '../ui/people/password-form'
import { rolesText } from '../ui/people/roles-field'
import { SessionList } from '../ui/people/session-list'
import { ShortcutsForm } from '../ui/people/shortcuts-form'
import { SummaryList } from '../ui/summary-list'

export const meta: MetaFunction = () => [{ title: 'Your account – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const { staff, sessionId, passwordTemporary } = await requireSession(args)
  const sessions = await listSessions(args.context.app, staff)
  const shortcuts = await readShortcuts(args.context.app, staff)
  const changed = new URL(args.request.url).searchParams.has('changed')
  return json({ staff, sessionId, passwordTemporary, sessions, shortcuts, changed })
}

const intentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password') }),
  z.object({ intent: z.literal('end session'), sessionId: z.string() }),
  z.object({ intent: z.literal('end others') }),
  z.object({ intent: z.literal('shortcuts'), shortcuts: z.enum(['on', 'off']) }),
])

export async function action(args: ActionFunctionArgs) {
  const { staff, sessionId } = await requireSession(args)
  const { app } = args.context
  const form = await args.request.formData()
  const asked = parseFormData(form, intentSchema)
  if (!asked.ok) return refuse(asked)
  if (asked.data.intent === 'end session') await endSession(app, staff, asked.data.sessionId)
  if (asked.data.intent === 'end others') await endOtherSessions(app, staff, sessionId)
  if (asked.data.intent === 'shortcuts') {
    await switchShortcuts(app, staff, asked.data.shortcuts === 'on')
    return redirectTo(form.get('onward'), { fallback: ACCOUNT_PATH })
  }
  if (asked.data.intent !== 'password') return redirectTo(ACCOUNT_PATH)
  const typed = parseFormData(form, changePasswordInput)
  if (!typed.ok) return refuse(typed)
  const { currentPassword, newPassword } = typed.data
  const change = { currentPassword, newPassword, sessionId }
  const changed = await changePassword(app, staff, change)
  return changed.ok
    ? redirectTo(`${ACCOUNT_PATH}?changed`)
    : refuse({ errors: errorsOf(changed), values: {} })
}

function errorsOf(refused: Extract<PasswordChanged, { ok: false }>): Record<string, string> {
  switch (refused.reason) {
    case 'wrong':
      return { currentPassword: 'This is not your present password' }
    case 'same as before':
      return { newPassword: 'Choose one that differs from the present password' }
    case 'too many tries':
      return { '': 'Too many tries. Wait 15 minutes.' }
  }
}

export default function Account() {
  const { staff, sessionId, passwordTemporary, sessions, shortcuts, changed } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { key } = useLocation()
  return (
    <Page title="Your account">
      <ErrorSummary errors={refused?.errors} />
      {changed && !refused ? (
        <Notice kind="done" title="Your password was changed" announce />
      ) : null}
      {passwordTemporary ? (
        <Notice kind="warning" title="Choose a password of your own first">
          <p>Somebody else gave you the present one. Everything else opens once it is replaced.</p>
        </Notice>
      ) : null}
      <Section title="Who you are here">
        <SummaryList
          items={[
            { key: 'name', term: 'Name', value: staff.name },
            { key: 'email', term: 'E-mail', value: staff.email },
            { key: 'roles', term: 'Roles', value: rolesText(staff.roles) || 'None' },
          ]}
        />
      </Section>
      <Section title="Password">
        {/* Whatever became of them, passwords do not stay in the fields. */}
        <PasswordForm key={key} refused={refused} />
      </Section>
      <Section title="Keyboard">
        <ShortcutsForm on={shortcuts} />
      </Section>
      <Section title="Where you are signed in">
        <SessionList sessions={sessions} presentId={sessionId} />
      </Section>
    </Page>
  )
}
