// The invented organisation of the demonstration and the people who work there, one for every role.
import type { StaffRole } from '../../core/access/roles'
import { organisationOf } from '../../core/people/organisation'

export interface Person {
  name: string
  email: string
  roles: StaffRole[]
}

const at = (name: string) => `${name}@harbour-mutual.example`

export const people = {
  sam: { name: 'Sam Okafor', email: at('sam.okafor'), roles: ['admin'] },
  tom: { name: 'Tom Reed', email: at('tom.reed'), roles: ['requester'] },
  noor: { name: 'Noor Haddad', email: at('noor.haddad'), roles: ['requester'] },
  priya: { name: 'Priya Nair', email: at('priya.nair'), roles: ['procurement'] },
  ingrid: { name: 'Ingrid Holm', email: at('ingrid.holm'), roles: ['reviewer'] },
  marcus: { name: 'Marcus Weber', email: at('marcus.weber'), roles: ['reviewer'] },
  lucia: { name: 'Lucía Ferrer', email: at('lucia.ferrer'), roles: ['legal'] },
} satisfies Record<string, Person>

export const organisation = organisationOf({
  name: 'Harbour Mutual',
  timeZone: 'Europe/Amsterdam',
  classification: 'Confidential',
  contactName: people.priya.name,
  contactEmail: people.priya.email,
  mailFrom: at('assay'),
})
