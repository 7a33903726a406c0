// An administrator adds a colleague: by a mail with a link, or with a temporary password to hand over.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addedUserInput } from '../core/people/input'
import { parseForm, refuse } from '../http/form'
import { waysIn } from '../http/local-sign-in'
import { authorise, requireStaff } from '../http/staff'
import { addColleague, addUser } from '../services/identity/add-user'
import { inviteUser } from '../services/identity/invite-user'
import { Actions, LinkButton } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Page } from '../ui/page'
import { NewUserForm } from '../ui/people/new-user-form'
import { UserAdded } from '../ui/people/user-added'
import { Stack } from '../ui/stack'

export const meta: MetaFunction = () => [{ title: 'Add a user – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  authorise(await requireStaff(args), 'users.manage')
  return json({ sendsMail: args.context.app.mailer !== null, ...waysIn(args.context) })
}

const ways = { invitation: inviteUser, 'temporary password': addUser, 'sign-on': addColleague }

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'users.manage')
  const form = await parseForm(args.request, addedUserInput, { lists: ['roles'] })
  if (!form.ok) return refuse(form)
  const { entry, ...person } = form.data
  const { app } = args.context
  const { passwords } = waysIn(args.context)
  const how = passwords ? entry : 'sign-on'
  const added = await ways[how](app, staff, person)
  if (!added.ok) {
    const errors =
      added.reason === 'no mail server'
        ? { entry: 'This portal sends no mail: choose a temporary password' }
        : { email: 'Somebody with this e-mail address has an account already' }
    return refuse({ errors, values: form.data })
  }
  const done = {
    ok: true as const,
    name: person.name,
    email: person.email,
    password: added.temporaryPassword,
  }
  return json(done, { headers: { 'Cache-Control': 'no-store' } })
}

export default function AddUser() {
  const { sendsMail, provider, passwords } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const back = { to: '/admin/users', label: 'Users' }
  if (done?.ok) {
    return (
      <Page title={`${done.name} was added`} back={back} narrow>
        <Stack>
          <UserAdded {...done} provider={passwords ? null : provider} />
          <Actions>
            <LinkButton to="/admin/users/new">Add another</LinkButton>
          </Actions>
        </Stack>
      </Page>
    )
  }
  return (
    <Page title="Add a user" back={back} narrow>
      <ErrorSummary errors={done?.errors} />
      <NewUserForm refused={done} sendsMail={sendsMail && passwords} />
    </Page>
  )
}
