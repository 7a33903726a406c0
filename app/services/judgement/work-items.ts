// The list of a review's questions as a reviewer works through it: marks and what each costs.
import { type Mark, marks } from '../../core/judgement/marks'
import type { Since } from '../../core/judgement/since'
import type { WorkItem } from '../../core/judgement/view'
import { isAnswered } from '../../core/questionnaire/answer'
import type { CompiledQuestion } from '../../core/questionnaire/compile'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { isAskedIn } from '../../core/respond/part'
import type { Tone } from '../../core/review/difference/direction'
import { basisOn } from '../../core/scoring/sums'
import { verdictWords } from '../report/compose/questions'
import type { CaseFile } from './load-case'

/** What of a case the list is made from. */
export type JudgedCase = Pick<
  CaseFile,
  'questionnaire' | 'input' | 'assessment' | 'verdicts' | 'contradictions'
> & { row: { review: Pick<CaseFile['row']['review'], 'asks'> } }

type Tones = ReadonlyMap<string, Tone>
type SinceById = ReadonlyMap<string, { since: Since }>

/**
 * Only what the vendor was shown, in the order of the questionnaire; a round that asks a part puts that first. `since` tells what became of the
 * answers that were judged before, `tones` how they compare with the round before; without them nothing
 * counts as changed or unchanged.
 */
export function workItems(
  file: JudgedCase,
  since: SinceById = new Map(),
  tones: Tones = new Map(),
): WorkItem[] {
  const { questionnaire, input, assessment } = file
  const shown = new Set(visibleQuestions(questionnaire, input))
  const lost = new Map(assessment.reviewed.contributions.map((cost) => [cost.question, cost.lost]))
  const { asks } = file.row.review
  const later = ({ question }: CompiledQuestion) => (isAskedIn(asks, question.id) ? 0 : 1)
  return questionnaire.compiled
    .filter(({ question }) => shown.has(question))
    .toSorted((one, other) => later(one) - later(other))
    .map((compiled) => ({
      id: compiled.question.id,
      section: compiled.section.title,
      prompt: compiled.question.prompt,
      lost: lost.get(compiled.question.id) ?? null,
      marks: marksOf(compiled, file, {
        since: since.get(compiled.question.id)?.since,
        tone: tones.get(compiled.question.id),
      }),
      verdict: wordOn(compiled.question.id, file),
    }))
}

function wordOn(questionId: string, { assessment }: JudgedCase): string | null {
  const standing = assessment.standing.get(questionId)
  return standing ? verdictWords(standing) : null
}

/** Answers of this weight are not believed without proof; see the engine's rule 2. */
const PROOF_MATTERS = 4

function marksOf(
  { question, weight }: CompiledQuestion,
  file: JudgedCase,
  { since, tone }: { since: Since | undefined; tone: Tone | undefined },
): Mark[] {
  const { input, assessment, verdicts } = file
  const { standing, reviewed } = assessment
  const { asks } = file.row.review
  // What is not asked was decided before, with or without a word on each answer.
  const stands = !isAskedIn(asks, question.id)
  const answer = input.answers[question.id]
  const answered = isAnswered(question, answer)
  const own = verdicts.filter(({ questionId }) => questionId === question.id)
  const judged = standing.has(question.id)
  const stated = !answer?.notApplicable && answer && basisOn(answer, input.asOf) === 'stated'
  const fired = [...reviewed.flags, ...reviewed.knockouts]
  const says: Record<Mark, boolean> = {
    unreviewed: answered && !judged && !stands,
    flag: fired.some((rule) => rule.question === question.id),
    contradiction: file.contradictions.some(({ questions }) => questions.includes(question.id)),
    unproven: answered && weight >= PROOF_MATTERS && stated === true,
    exception: !!answer?.exception,
    'not applicable': !!answer?.notApplicable,
    unanswered: !answered,
    waiting:
      answered &&
      !judged &&
      !stands &&
      weight > 0 &&
      'scoredBy' in question &&
      !answer?.notApplicable,
    worse: tone === 'regression',
    'since last round': tone !== undefined,
    changed: since === 'changed',
    unchanged: since === 'unchanged',
    asked: !judged && own.at(-1)?.kind === 'asked',
    'this round': asks !== null && !stands,
    standing: stands,
  }
  return marks.filter((mark) => says[mark])
}
