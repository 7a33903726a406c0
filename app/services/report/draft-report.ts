// Prints an open review as a draft, marked so on every page and stored nowhere.
import { reviewByNumber } from '../../../db/queries/reviews'
import { read } from '../../../db/store'
import { renderReport } from '../../../templates/report/report'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { reviewLabel } from '../../core/review/number'
import type { Services } from '../context'
import { caseDefinitions } from '../judgement/definitions'
import { notAllowed, notFound, notNow, type Refusal } from '../judgement/refusal'
import { buildRecord } from './compose/record'
import type { ExportedFile } from './make-file'
import { readGround } from './read-ground'

/** For those who may read the answers of an open review: the draft holds every one of them. */
export async function draftReport(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  number: number,
): Promise<({ ok: true } & ExportedFile) | Refusal> {
  const [row] = await reviewByNumber(ctx.store.db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'report.read', { decided }) || !allows(staff, 'answers.read', { decided })) {
    return notAllowed()
  }
  const definitions = await caseDefinitions(ctx, number)
  if (!row || !definitions) return notFound()
  if (decided) return notNow('This review is decided: export its report instead.')
  if (row.review.submittedAt === null) {
    return notNow('The vendor has not submitted: there is nothing to print yet.')
  }
  const made = { definitions, now: ctx.clock.now(), version: 1, verifyUrl: null }
  const ground = await read(ctx.store.db, (db) => readGround(db, row, made))
  return {
    ok: true,
    bytes: await renderReport(buildRecord(ground), { draft: true }),
    mediaType: 'application/pdf',
    fileName: `${reviewLabel(number)}-draft.pdf`,
  }
}
