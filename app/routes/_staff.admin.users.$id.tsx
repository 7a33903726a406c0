// An administrator changes, deactivates or helps one colleague.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeUserInput } from '../core/people/input'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { authorise, requireStaff } from '../http/staff'
import { changeUser, type UserChanged } from '../services/identity/change-user'
import { findUser } from '../services/identity/list-users'
import { resetPassword } from '../services/identity/reset-password'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Form } from '../ui/link'
import { Page, Section } from '../ui/page'
import { ChangeUserForm } from '../ui/people/change-user-form'
import { TemporaryPassword } from '../ui/people/temporary-password'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.user.name ?? 'User'} – Assay` },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'users.manage')
  const user = await findUser(args.context.app, staff, args.params.id ?? '')
  if (!user) throw notFound()
  return json({ user, isSelf: user.id === staff.id })
}

const intentSchema = z.object({ intent: z.enum(['change', 'reset password']) })

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'users.manage')
  const { app } = args.context
  const id = args.params.id ?? ''
  const form = await args.request.formData()
  const asked = parseFormData(form, intentSchema)
  if (!asked.ok) return refuse(asked)
  if (asked.data.intent === 'reset password') {
    const reset = await resetPassword(app, staff, id)
    if (!reset.ok) throw notFound()
    return json({ ok: true as const, password: reset.temporaryPassword })
  }
  const typed = parseFormData(form, changeUserInput, { lists: ['roles'] })
  if (!typed.ok) return refuse(typed)
  const changed = await changeUser(app, staff, id, typed.data)
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
      throw notFound()
  }
}

const notFound = () => new Response('Not found', { status: 404, statusText: 'Not Found' })

export default function User() {
  const { user, isSelf } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const refused = done?.ok === false ? done : undefined
  return (
    <Page title={user.name} lead={user.email} back={{ to: '/admin/users', label: 'Users' }} narrow>
      <ErrorSummary errors={refused?.errors} />
      {done?.ok ? <TemporaryPassword name={user.name} password={done.password} /> : null}
      <Section title="Roles and access">
        <ChangeUserForm user={user} refused={refused} />
      </Section>
      {isSelf ? null : (
        <Section title="Lost password">
          <p className="mb-3">
            {user.name} is signed out everywhere and gets a temporary password from you.
          </p>
          <Form method="post">
            <input type="hidden" name="intent" value="reset password" />
            <Button look="secondary">Give a new temporary password</Button>
          </Form>
        </Section>
      )}
    </Page>
  )
}
