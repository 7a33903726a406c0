// A reviewer writes down what a document really is and how long it counts, beside what the vendor said of it.
import { addReading } from '../../../db/queries/evidence-review'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { dateFlaws } from '../../core/evidence/printed'
import { descriptionOf, type ReadingInput, sameDescription } from '../../core/evidence/reading'
import { termsOf } from '../../core/evidence/terms'
import { dateIn } from '../../core/schedule/plain-date'
import { readOrganisation } from '../organisation/read-organisation'
import { changeEvidence } from './change-evidence'
import { type Refusal, wrongField, wrongFields } from './refusal'
import type { JudgementContext } from './with-review'

/** Appended: the reading that was there before stays, and the latest one counts. */
export async function readEvidence(
  ctx: Pick<JudgementContext, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  about: { number: number; evidenceId: string },
  { kind, issuer, scope, from, to, revision }: ReadingInput,
) {
  const { evidenceKinds } = ctx.questionnaires.frameworks
  const rule = evidenceKinds.get(kind)
  const { timeZone } = await readOrganisation(ctx)
  const today = dateIn(timeZone, ctx.clock.now())
  const read = { kind, issuer, scope, ...termsOf(rule, { from, to }) }
  return changeEvidence(ctx, staff, { ...about, revision }, function* (piece, { tx, ...judging }) {
    const { reviewId, at } = judging
    if (!rule && kind !== 'other') return wrongField('kind', 'Choose what it is')
    const flaws = dateFlaws(rule, { from, to }, today)
    if (flaws.length > 0) return wrongFields(flaws) satisfies Refusal
    if (sameDescription(read, descriptionOf(piece))) {
      return wrongField('kind', 'This is how it is read already: change something, or leave it')
    }
    const seq = piece.readings.length + 1
    const row = { ...read, reviewId, evidenceId: piece.id, seq, byId: staff.id, at }
    yield* run(addReading(tx, row))
    const payload = { evidenceId: piece.id, seq, kind, validTo: read.validTo }
    return { ok: true as const, event: { kind: 'evidence read' as const, reviewId, payload } }
  })
}
