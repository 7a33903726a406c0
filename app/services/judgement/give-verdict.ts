// A reviewer's word on one answer: appended, never overwritten, refused when the page it was given on is out of date.
import { addVerdict } from '../../../db/queries/judgement'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { stateOf } from '../../core/judgement/assessment'
import type { VerdictInput } from '../../core/judgement/input'
import { type JudgedAnswer, refusalOf, wordOf } from '../../core/judgement/verdict'
import { isAnswered } from '../../core/questionnaire/answer'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import type { Question } from '../../core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { type CaseFile, loadCase } from './load-case'
import { openProposalBlocks } from './open-proposal'
import { notFound, notNow, stale, wrongField } from './refusal'
import { type CaseRow, changeCase, frozenQuestionnaire, type JudgementContext } from './with-review'

export async function giveVerdict(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: VerdictInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const id = ctx.ids.id()
  const about = { number, action: 'answers.judge' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    if (!questionnaire) return notFound()
    const opened = yield* openForJudging(tx, row, { questionnaire, now: at })
    if (!opened.ok) return opened
    const answer = opened.judged(input.questionId)
    if (!answer) return notFound()
    const refused = refusalOf(answer, input)
    if (refused?.reason === 'stale') return stale(refused.sentence)
    if (refused) return wrongField(refused.field, refused.sentence)
    const word = wordOf(input.choice, input.credit)
    const { questionId, reason, answerRevision } = input
    const seq = input.lastSeq + 1
    const made = { id, reviewId: review.id, seq, byId: staff.id, at }
    yield* run(addVerdict(tx, { ...word, questionId, reason, answerRevision, ...made }))
    const payload = { questionId, verdict: input.choice, credit: word.credit, reason }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'verdict given' as const, reviewId: review.id, payload }],
    }
  })
}

/** The case as it now stands, or why nothing can be said on its answers. */
export function* openForJudging(
  tx: Db,
  row: CaseRow,
  { questionnaire, now }: { questionnaire: CompiledQuestionnaire; now: Date },
) {
  const { review } = row
  if (review.status !== 'in review') {
    return notNow(`This review is ${review.status}: answers are judged while it is in review.`)
  }
  const blocked = yield* openProposalBlocks(tx, review.id)
  if (blocked) return blocked
  const file = yield* loadCase(tx, row, { questionnaire, now })
  return { ok: true as const, file, judged: (id: string) => judgedAnswer(file, id) }
}

/** Null when the question is not part of this review as it was answered. */
export function judgedAnswer(file: CaseFile, questionId: string): JudgedAnswer | null {
  const shown = visibleQuestions(file.input.questionnaire, file.input)
  const question = shown.find(({ id }) => id === questionId)
  return question ? answerTo(question, file) : null
}

/** The same for a question that is known to be shown. */
export function answerTo(question: Question, { input, states, verdicts }: CaseFile): JudgedAnswer {
  const { id } = question
  const answer = input.answers[id]
  const own = verdicts.filter((verdict) => verdict.questionId === id)
  const answered = isAnswered(question, answer)
  return {
    answerRevision: stateOf(states, id).revision,
    lastSeq: own.reduce((last, { seq }) => Math.max(last, seq), 0),
    answered,
    claimsNotApplicable: !!answer?.notApplicable,
    awaitsCredit: answered && 'scoredBy' in question && question.scoredBy === 'reviewer',
    scored: (question.weight ?? 0) > 0,
  }
}
