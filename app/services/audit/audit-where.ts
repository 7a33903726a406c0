// The filters of the audit log in the words of the database, with days as instants where the organisation is.
import type { AuditWhere } from '../../../db/queries/audit-listing'
import { type AuditFilters, isOther, kindsIn } from '../../core/audit/listing'
import { addDays, endOfDay, type PlainDate } from '../../core/schedule/plain-date'

export function auditWhere(filters: AuditFilters, timeZone: string): AuditWhere {
  const { what, who, review, vendor, from, to, q } = filters
  return {
    ...(what && { kinds: kindsIn(what) }),
    ...(who && actorsOf(who)),
    ...(review && { reviewNumber: review }),
    ...(vendor && { vendorId: vendor }),
    ...(from && { from: afterDay(addDays(from, -1), timeZone) }),
    ...(to && { before: afterDay(to, timeZone) }),
    ...(q && { text: q }),
  }
}

const afterDay = (day: PlainDate, zone: string): Date =>
  new Date(endOfDay(day, zone).getTime() + 1000)

function actorsOf(who: string): Pick<AuditWhere, 'actors' | 'actorsBeginning'> {
  if (!isOther(who)) return { actors: [`user:${who}`] }
  if (who === 'vendors') return { actorsBeginning: 'respondent:' }
  return { actors: who === 'portal' ? ['job'] : ['command line', 'setup'] }
}
