// The accounts of this portal.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorise, requireStaff } from '../http/staff'
import { listUsers } from '../services/identity/list-users'
import { LinkButton } from '../ui/button'
import { DataTable } from '../ui/data-table'
import { Page } from '../ui/page'
import { rolesText } from '../ui/people/roles-field'
import { UserStateTag } from '../ui/people/user-state'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Users – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'users.manage')
  return json({ users: (await listUsers(args.context.app, staff)) ?? [] })
}

export default function Users() {
  const { users } = useLoaderData<typeof loader>()
  const active = users.filter((user) => user.active).length
  return (
    <Page
      title="Users"
      actions={
        <LinkButton to="/admin/users/new" look="primary">
          Add a user
        </LinkButton>
      }
    >
      <DataTable
        caption="Users"
        captionHidden
        rows={users}
        rowKey={(user) => user.id}
        totals={`${users.length} ${users.length === 1 ? 'user' : 'users'}, ${active} active`}
        columns={[
          {
            key: 'name',
            header: 'Name',
            cell: (user) => <TextLink to={`/admin/users/${user.id}`}>{user.name}</TextLink>,
          },
          { key: 'email', header: 'E-mail', cell: (user) => user.email },
          { key: 'roles', header: 'Roles', cell: (user) => rolesText(user.roles) || 'None' },
          { key: 'state', header: 'State', cell: (user) => <UserStateTag {...user} /> },
          {
            key: 'factor',
            header: 'Second factor',
            cell: (user) => (user.secondFactor ? 'On' : 'Off'),
          },
        ]}
      />
    </Page>
  )
}
