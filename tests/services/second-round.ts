// Two rounds on one use: the first decided in March, the second in review, each with its own answers.
import {
  anAnswer,
  anEvidence,
  anInvitation,
  aReview,
  type OpenStore,
  type Row,
} from '../support/store'
import { bank, bestAnswers, type Case, caseOn, caseRows } from './judgement-case'

export type { OpenStore } from '../support/store'
export { ada, bo, type Case, everybody, lena } from './judgement-case'

export const FIRST_DECIDED_AT = new Date('2026-03-04T12:00:00.000Z')
const FIRST_JUDGED_AT = new Date('2026-03-03T12:00:00.000Z')

export interface RoundsOptions {
  /** Over the answers' rows of either round, by question. */
  before?: Record<string, Partial<Row<'answers'>>>
  now?: Record<string, Partial<Row<'answers'>>>
  /** Left blank this time. */
  blankNow?: string[]
  /** Over the acceptance of everything in the first round; null where nobody judged. */
  verdicts?: Record<string, Partial<Row<'verdicts'>> | null>
  /** The evidence of either round. */
  evidence?: { before: Partial<Row<'evidence'>>[]; now: Partial<Row<'evidence'>>[] }
}

export const openRounds = (open: OpenStore, options: RoundsOptions = {}): Promise<Case> =>
  caseOn(open, roundsRows(options))

export function roundsRows(options: RoundsOptions) {
  const blank = Object.fromEntries((options.blankNow ?? []).map((id) => [id, null]))
  const second = caseRows({ status: 'in review', answers: blank, rows: options.now ?? {} })
  const [review] = second.reviews
  if (!review) throw new Error('No review')
  const asked = new Set([...Object.keys(bestAnswers(2)), ...Object.keys(options.verdicts ?? {})])
  return {
    ...second,
    reviews: [
      {
        ...review,
        status: 'decided' as const,
        submittedAt: new Date('2026-03-01T12:00:00.000Z'),
        decidedAt: FIRST_DECIDED_AT,
        decision: 'approve' as const,
      },
      aReview({ ...review, id: 'review-2', number: 2, round: 2, priorReviewId: review.id }),
    ],
    invitations: [
      anInvitation(),
      anInvitation({ id: 'invitation-2', reviewId: 'review-2', tokenHash: 'e'.repeat(64) }),
    ],
    answers: [
      ...Object.entries(bestAnswers(2)).map(([questionId, { value }]) =>
        anAnswer({ questionId, value, ...options.before?.[questionId] }),
      ),
      ...second.answers.map((answer) => ({
        ...answer,
        reviewId: 'review-2',
        invitationId: 'invitation-2',
      })),
    ],
    evidence: [
      ...(options.evidence?.before ?? []).map((piece) => anEvidence(piece)),
      ...(options.evidence?.now ?? []).map((piece) =>
        anEvidence({ ...piece, reviewId: 'review-2', invitationId: 'invitation-2' }),
      ),
    ],
    verdicts: [...asked].flatMap((questionId) => accepted(questionId, options)),
  }
}

/** Written answers cannot be accepted as they are, so nobody had. */
function accepted(questionId: string, { verdicts = {} }: RoundsOptions): Row<'verdicts'>[] {
  const over = verdicts[questionId]
  const question = bank.current.byId.get(questionId)
  if (over === null || question?.kind === 'text') return []
  return [
    {
      id: `first-${questionId}`,
      reviewId: 'review-1',
      questionId,
      seq: 1,
      kind: 'accepted',
      reason: '',
      answerRevision: 1,
      byId: 'ada',
      at: FIRST_JUDGED_AT,
      ...over,
    },
  ]
}
