// Entry for drizzle-kit: the tables as PostgreSQL sees them.
import { postgresKit } from './kit.postgres'
import { defineTables } from './tables'

export const {
  settings,
  users,
  staffSessions,
  auditEvents,
  vendors,
  offerings,
  contacts,
  uses,
  questionnaires,
  reviews,
  invitations,
  respondentCodes,
  respondentSessions,
  outbox,
  answers,
  evidence,
  evidenceLinks,
  verdicts,
  notes,
  findings,
  proposals,
  approvals,
  conditions,
  reports,
} = defineTables(postgresKit)
