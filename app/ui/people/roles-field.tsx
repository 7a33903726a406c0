// Which roles a person holds, each with what it is for.
import { type StaffRole, staffRoles } from '../../core/access/roles'
import { roleWords } from '../../core/people/user'
import { CheckboxGroup, type CheckboxGroupProps } from '../choices'

const options = staffRoles.map((role) => ({
  value: role,
  label: roleWords[role].name,
  hint: `${roleWords[role].does[0]?.toUpperCase()}${roleWords[role].does.slice(1)}.`,
}))

export function RolesField(field: Omit<CheckboxGroupProps, 'options' | 'label'>) {
  return <CheckboxGroup {...field} label="Roles" options={options} />
}

/** "Reviewer, Legal" */
export function rolesText(roles: readonly StaffRole[]): string {
  return roles.map((role) => roleWords[role].name).join(', ')
}
