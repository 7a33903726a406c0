// An administrator changes, deactivates or helps one colleague.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { waysIn } from '../http/local-sign-in'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { userAct } from '../http/user-acts'
import { findUser } from '../services/identity/list-users'
import { isLinked } from '../services/identity/sign-on-links'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Page, Section } from '../ui/page'
import { ChangeUserForm } from '../ui/people/change-user-form'
import { HelpUser } from '../ui/people/help-user'
import { SignOnLink } from '../ui/people/sign-on-link'
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
  const linked = await isLinked(app, user)
  const shown = { isSelf: user.id === staff.id, sendsMail: app.mailer !== null, said, linked }
  return json({ user, ...shown, ...waysIn(args.context) })
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
  ['parted', 'The account is linked to nobody at the provider any more'],
])

export default function User() {
  const { user, isSelf, sendsMail, said, ...ways } = useLoaderData<typeof loader>()
  const { linked, provider, passwords } = ways
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
      {linked && provider ? <SignOnLink name={user.name} provider={provider} /> : null}
      {isSelf || !passwords ? null : <HelpUser user={user} sendsMail={sendsMail} />}
    </Page>
  )
}
