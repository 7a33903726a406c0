// Why a review has its score: every point that is missing, what would win it back, and what reviewers changed.
import { reviewByNumber } from '../../../db/queries/reviews'
import { read } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { adjustmentsOf } from '../../core/scoring/adjustments'
import { explain } from '../../core/scoring/explanation'
import {
  type ExplainedAdjustment,
  type ExplainedWay,
  type ExplanationView,
  forVendor,
  type Reader,
} from '../../core/scoring/explanation-view'
import { type MoveWish, movesHeading, whatWouldMove } from '../../core/scoring/what-would-move'
import type { Services } from '../context'
import { type CaseFile, loadCase } from '../judgement/load-case'
import { notAllowed, notFound, notNow, type Refusal } from '../judgement/refusal'
import { offeringWords } from '../mail/invitation-facts'
import { refusedAsRemoved } from '../privacy/contents-removed'
import { answerWords, verdictWords } from '../report/compose/questions'

type ExplainContext = Pick<Services, 'store' | 'clock' | 'questionnaires'>

/** For those who may read the answers, and for procurement once it is decided. */
export async function explainScore(
  ctx: ExplainContext,
  staff: Staff,
  { number, reader }: { number: number; reader: Reader },
): Promise<{ ok: true; view: ExplanationView } | Refusal> {
  const [row] = await reviewByNumber(ctx.store.db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'score.explain', { decided })) return notAllowed()
  if (!row) return notFound()
  if (row.review.submittedAt === null) {
    return notNow('The vendor has not submitted: there is no score to explain yet.')
  }
  const removed = await refusedAsRemoved(ctx, row.review)
  if (removed) return removed
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const now = ctx.clock.now()
  const file = await read(ctx.store.db, (db) => loadCase(db, row, { questionnaire, now }))
  const view = viewOf(file, ctx.questionnaires)
  return { ok: true, view: reader === 'vendor' ? forVendor(view) : view }
}

function viewOf(
  file: CaseFile,
  { frameworks }: Pick<Services['questionnaires'], 'frameworks'>,
): ExplanationView {
  const { row, input, assessment, organisation } = file
  const { reviewed, automatic, answers } = assessment
  const judged = { ...input, answers }
  const { title } = input.questionnaire.definition
  return {
    ...explain({
      input: judged,
      score: reviewed,
      wordsOf: ({ question }) => answerWords(question, file, frameworks),
    }),
    for: 'us',
    number: row.review.number,
    vendor: row.vendor.name,
    offering: offeringWords(row.offering),
    organisation: organisation.name,
    tier: input.tier,
    asOf: input.asOf,
    questionnaire: { ...reviewed.questionnaire, title },
    engine: reviewed.engine,
    statusSentence: reviewed.statusSentence,
    ...{ assured: reviewed.assured, asStated: reviewed.asStated, uncapped: reviewed.uncapped },
    ...{ band: reviewed.band, residual: reviewed.residual, proposal: reviewed.proposal },
    coverage: reviewed.coverage,
    caps: reviewed.caps,
    flags: reviewed.flags,
    knockouts: reviewed.knockouts,
    automatic: {
      assured: automatic.assured,
      asStated: automatic.asStated,
      uncapped: automatic.uncapped,
    },
    adjustments: adjustmentsIn(file),
    wouldMove: { any: wayOf(judged, {}), proofs: wayOf(judged, { only: 'proof' }) },
    leftOut: [],
  }
}

function wayOf(input: CaseFile['input'], wish: MoveWish): ExplainedWay | null {
  const would = whatWouldMove(input, wish)
  if (!would) return null
  return {
    ...would,
    heading: movesHeading(would, wish),
    moves: would.moves.map((move) => ({
      ...move,
      prompt: input.questionnaire.byId.get(move.question)?.prompt ?? '',
    })),
  }
}

/** Verdicts that left an answer as it was are no adjustment. */
function adjustmentsIn({ input, assessment }: CaseFile): ExplainedAdjustment[] {
  return adjustmentsOf(input, assessment.answers).flatMap((adjustment) => {
    const verdict = assessment.standing.get(adjustment.question)
    if (!verdict) return []
    return [
      {
        ...adjustment,
        prompt: input.questionnaire.byId.get(adjustment.question)?.prompt ?? '',
        verdict: verdictWords(verdict),
        reason: verdict.reason || null,
      },
    ]
  })
}
