// An administrator adds a colleague.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { newUserInput } from '../core/people/input'
import { parseForm, refuse } from '../http/form'
import { authorise, requireStaff } from '../http/staff'
import { addUser } from '../services/identity/add-user'
import { Actions, LinkButton } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Page } from '../ui/page'
import { NewUserForm } from '../ui/people/new-user-form'
import { TemporaryPassword } from '../ui/people/temporary-password'
import { Stack } from '../ui/stack'

export const meta: MetaFunction = () => [{ title: 'Add a user – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  authorise(await requireStaff(args), 'users.manage')
  return null
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'users.manage')
  const form = await parseForm(args.request, newUserInput, { lists: ['roles'] })
  if (!form.ok) return refuse(form)
  const added = await addUser(args.context.app, staff, form.data)
  if (!added.ok) {
    const error = 'Somebody with this e-mail address has an account already'
    return refuse({ errors: { email: error }, values: form.data })
  }
  return json({ ok: true as const, name: form.data.name, password: added.temporaryPassword })
}

export default function AddUser() {
  const done = useActionData<typeof action>()
  const back = { to: '/admin/users', label: 'Users' }
  if (done?.ok) {
    return (
      <Page title={`${done.name} was added`} back={back} narrow>
        <Stack>
          <TemporaryPassword name={done.name} password={done.password} />
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
      <NewUserForm refused={done} />
    </Page>
  )
}
