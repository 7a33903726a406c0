// An administrator changes, deactivates or helps one colleague.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { userAct } from '../http/user-acts'
import { findUser } from '../services/identity/list-users'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Page, Section } from '../ui/page'
import { ChangeUserForm } from '../ui/people/change-user-form'
import { HelpUser } from '../ui/people/help-user'
import { TemporaryPassword } from '../ui/people/temporary-password'
import { UserStateTag } from '../ui/people/user-state'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.user.name ?? 'User'} – Assay` },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'users.manage')
  const { app } = args.context
  const user = await findUser(app, staff, args.params.id ?? '')
  if (!user) throw noSuchPage()
  const said = new URL(args.request.url).searchParams.get('done')
  return json({ user, isSelf: user.id === staff.id, sendsMail: app.mailer !== null, said })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'users.manage')
  const form = await args.request.formData()
  return userAct({ app: args.context.app, staff, userId: args.params.id ?? '', form })
}

const saidWords = new Map([
  ['invited', 'An invitation is on its way'],
  ['withdrawn', 'The invitation was withdrawn: its link opens nothing'],
  ['removed', 'The second factor was removed'],
])

export default function User() {
  const { user, isSelf, sendsMail, said } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const refused = done?.ok === false ? done : undefined
  const title = done ? undefined : saidWords.get(said ?? '')
  return (
    <Page title={user.name} lead={user.email} back={{ to: '/admin/users', label: 'Users' }} narrow>
      <ErrorSummary errors={refused?.errors} />
      {title ? <Notice kind="done" title={title} announce /> : null}
      {done?.ok ? <TemporaryPassword name={user.name} password={done.password} /> : null}
      <p className="my-4">
        <UserStateTag {...user} />
      </p>
      <Section title="Roles and access">
        <ChangeUserForm user={user} refused={refused} />
      </Section>
      {isSelf ? null : <HelpUser user={user} sendsMail={sendsMail} />}
    </Page>
  )
}
