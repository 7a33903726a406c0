// The places of the staff's pages, and which of them a person may open.
import { type Action, allows } from './policy'
import type { Staff } from './roles'

export interface Place {
  to: string
  label: string
}

const places: readonly (Place & { needs: Action })[] = [
  { to: '/reviews', label: 'Reviews', needs: 'review.list' },
  { to: '/calendar', label: 'Calendar', needs: 'review.list' },
  { to: '/uses', label: 'Uses', needs: 'use.list' },
  { to: '/vendors', label: 'Vendors', needs: 'vendor.read' },
  { to: '/findings', label: 'Findings', needs: 'finding.list' },
  { to: '/conditions', label: 'Conditions', needs: 'condition.list' },
  { to: '/outbox', label: 'Outbox', needs: 'outbox.read' },
  { to: '/admin/users', label: 'Users', needs: 'users.manage' },
  { to: '/admin/mail', label: 'Mail texts', needs: 'settings.manage' },
  { to: '/admin/organisation', label: 'Organisation', needs: 'settings.manage' },
  { to: '/admin/questionnaires', label: 'Questionnaires', needs: 'questionnaire.read' },
  { to: '/admin/simulate', label: 'Simulation', needs: 'questionnaire.simulate' },
  { to: '/admin/retention', label: 'Retention', needs: 'privacy.manage' },
  { to: '/admin/personal-data', label: 'Personal data', needs: 'privacy.manage' },
  { to: '/admin/audit', label: 'Audit log', needs: 'audit.read' },
]

/** Only what the policy allows: a link that leads to a refusal is not shown. */
export function placesFor(staff: Pick<Staff, 'roles'>): Place[] {
  return places.filter(({ needs }) => allows(staff, needs)).map(({ to, label }) => ({ to, label }))
}
