// The list of a review's questions as a reviewer works through it: marks and what each costs.
import { type Mark, marks } from '../../core/judgement/marks'
import type { Since } from '../../core/judgement/since'
import type { WorkItem } from '../../core/judgement/view'
import { isAnswered } from '../../core/questionnaire/answer'
import type { CompiledQuestion } from '../../core/questionnaire/compile'
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { Tone } from '../../core/review/difference/direction'
import { basisOn } from '../../core/scoring/sums'
import { verdictWords } from '../report/compose/questions'
import type { CaseFile } from './load-case'

/** What of a case the list is made from. */
export type JudgedCase = Pick<
  CaseFile,
  'questionnaire' | 'input' | 'assessment' | 'verdicts' | 'contradictions'
>

type Tones = ReadonlyMap<string, Tone>
type SinceById = ReadonlyMap<string, { since: Since }>

/**
 * Only what the vendor was asked, in the order of the questionnaire. `since` tells what became of the
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
  return questionnaire.compiled
    .filter(({ question }) => shown.has(question))
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
  const answer = input.answers[question.id]
  const answered = isAnswered(question, answer)
  const own = verdicts.filter(({ questionId }) => questionId === question.id)
  const judged = standing.has(question.id)
  const stated = !answer?.notApplicable && answer && basisOn(answer, input.asOf) === 'stated'
  const fired = [...reviewed.flags, ...reviewed.knockouts]
  const says: Record<Mark, boolean> = {
    unreviewed: answered && !judged,
    flag: fired.some((rule) => rule.question === question.id),
    contradiction: file.contradictions.some(({ questions }) => questions.includes(question.id)),
    unproven: answered && weight >= PROOF_MATTERS && stated === true,
    exception: !!answer?.exception,
    'not applicable': !!answer?.notApplicable,
    unanswered: !answered,
    waiting: answered && !judged && weight > 0 && 'scoredBy' in question && !answer?.notApplicable,
    worse: tone === 'regression',
    'since last round': tone !== undefined,
    changed: since === 'changed',
    unchanged: since === 'unchanged',
    asked: !judged && own.at(-1)?.kind === 'asked',
  }
  return marks.filter((mark) => says[mark])
}
