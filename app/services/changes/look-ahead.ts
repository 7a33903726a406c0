// What a change would lead to: in which reviews it is looked into, and exactly which questions it opens there.
import { reviewsOfOffering } from '../../../db/queries/changes'
import { type ReviewRow, reviewByNumber } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import type { Touched } from '../../core/changes/input'
import type { ChangeKind } from '../../core/changes/kinds'
import { allowsUse } from '../../core/judgement/proposal'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { Services } from '../context'
import { loadCase } from '../judgement/load-case'

/** Questionnaires by content hash, read before a transaction: what a review froze does not change. */
export type Frozen = ReadonlyMap<string, CompiledQuestionnaire>

export async function frozenOf(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  offeringId: string,
): Promise<Frozen> {
  const rows = await reviewsOfOffering(store.db, offeringId)
  const read = await Promise.all(rows.map(({ review }) => questionnaires.frozen(review)))
  return new Map(read.map((one) => [one.hash, one]))
}

export interface Target {
  touched: Touched
  open: ReviewRow | null
  decided: ReviewRow | null
}

interface Looked {
  kind: Pick<ChangeKind, 'questions'>
  offeringId: string
  /** Null for every use. */
  useId: string | null
  frozen: Frozen
  now: Date
}

/** One for each use that has a review of the offering open, or a decision that lets it go on. */
export function* lookAhead(
  db: Db,
  { kind, offeringId, useId, frozen, now }: Looked,
): Work<Target[]> {
  const rows = yield* run(reviewsOfOffering(db, offeringId))
  const uses = new Map(rows.map(({ use }) => [use.id, use.title]))
  const targets: Target[] = []
  for (const [id, useTitle] of uses) {
    if (useId !== null && id !== useId) continue
    const own = rows.filter(({ use }) => use.id === id).map(({ review }) => review)
    const open = own.find(({ status }) => status !== 'decided') ?? null
    const decided = own.find(({ status }) => status === 'decided') ?? null
    const ground = decided ?? open
    if (!ground || (!open && decided && !goesOn(decided))) continue
    const questionIds = yield* dependent(db, { kind, ground, frozen, now })
    const touched = { useId: id, useTitle, open: roundOf(open), decided: decided?.number ?? null }
    targets.push({ touched: { ...touched, questionIds }, open, decided })
  }
  return targets
}

/** A rejection ended the use, so nothing that changes there touches us. A hold may still be taken up. */
const goesOn = ({ decision }: ReviewRow): boolean =>
  decision !== null && (allowsUse(decision) || decision === 'hold')

const roundOf = (open: ReviewRow | null): Touched['open'] =>
  open && {
    number: open.number,
    asksAll: open.asks === null,
    growing: open.status === 'draft' || open.status === 'sent' || open.status === 'answering',
  }

function* dependent(
  db: Db,
  { kind, ground, frozen, now }: Pick<Looked, 'kind' | 'frozen' | 'now'> & { ground: ReviewRow },
) {
  const [row] = yield* run(reviewByNumber(db, ground.number))
  const questionnaire = frozen.get(ground.questionnaireHash)
  const { questions } = kind
  if (!row || !questionnaire || questions === 'evidence') return []
  const { input } = yield* loadCase(db, row, { questionnaire, now })
  return visibleQuestions(questionnaire, input)
    .map(({ id }) => id)
    .filter((id) => questions.includes(id))
}
