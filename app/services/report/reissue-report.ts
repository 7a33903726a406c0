// Issues the report of a decided review again: what is on file now is frozen as the next version, and the one before is superseded.
import { appendAudit } from '../../../db/queries/audit'
import { reportVersions } from '../../../db/queries/reports'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { ReissueInput } from '../../core/report/reissue-input'
import type { Services } from '../context'
import { caseDefinitions } from '../judgement/definitions'
import { notFound, notNow, stale } from '../judgement/refusal'
import { changeCase } from '../judgement/with-review'
import { removalOf } from '../privacy/contents-removed'
import { freezeReport } from './freeze-report'

/** Results in the new version's number. The decision, its day and its score stay as they were decided. */
export async function reissueReport(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires' | 'issuer'>,
  staff: Staff,
  number: number,
  { reason, replaces }: ReissueInput,
) {
  const definitions = await caseDefinitions(ctx, number)
  const { verifyUrl } = ctx.issuer
  const about = { number, action: 'report.reissue' } as const
  return changeCase(ctx, staff, about, function* (tx, row, now) {
    if (!definitions) return notFound()
    const reviewId = row.review.id
    const [newest] = yield* run(reportVersions(tx, reviewId))
    if (!newest) return notNow('There is no report before the decision.')
    if (row.review.decidedAt === null) {
      return notNow('This review is judged again: its next decision issues the next version.')
    }
    if (newest.version !== replaces) {
      return stale(
        `Version ${newest.version} was issued meanwhile by ${newest.frozenBy}. Read it first; nothing was issued now.`,
      )
    }
    if (yield* removalOf(tx, row.review)) {
      return notNow(
        'Its answers and evidence are no longer kept, so a new version would be made of nothing. The last one stands.',
      )
    }
    const version = newest.version + 1
    // The record tells why it was issued again, so that event must be in the log before it is composed.
    yield* appendAudit(tx, { at: now, actor: `user:${staff.id}` }, [
      { kind: 'report issued again', reviewId, payload: { version, replaces, reason } },
    ])
    const made = { definitions, now, version, verifyUrl, byId: staff.id }
    const frozen = yield* freezeReport(tx, row, { ...made, reissue: { replaces, reason } })
    return { ok: true as const, result: version, events: [frozen] }
  })
}
