// Which questions of a page are shown for what is typed on it at this moment; runs in the browser with every key.
import { blankFacts } from '../intake/fact-names'
import { compileCondition } from '../questionnaire/condition-evaluate'
import { walkThrough } from '../questionnaire/walk'
import type { QuestionFields } from './answer-input'
import { typedValue } from './typed-value'
import type { VendorQuestion } from './vendor-question'

/** The ids to show; the same that `visibleQuestions` shows of the whole questionnaire. */
export type Branching = (typed: Readonly<Record<string, QuestionFields | undefined>>) => Set<string>

export function branchingOf({ questions }: { questions: readonly VendorQuestion[] }): Branching {
  const places = new Map<string, number>()
  const entries = questions.map((question, at) => {
    const { showIf } = question
    const shows = showIf && compileCondition(showIf, (id) => places.get(id))
    places.set(question.id, at)
    return { question, shows }
  })
  const facts = { intake: blankFacts, asOf: null, submitted: false }
  return (typed) => {
    const { shown } = walkThrough(entries, ({ question }) => givenTo(question, typed), facts)
    return new Set(questions.flatMap(({ id }, at) => (shown[at] ? [id] : [])))
  }
}

function givenTo(
  { id, control, takesNotApplicable }: VendorQuestion,
  typed: Readonly<Record<string, QuestionFields | undefined>>,
) {
  const fields = typed[id] ?? {}
  if (takesNotApplicable && fields.notApplicable?.trim()) return { value: null }
  const value = typedValue(control, fields)
  return value === null ? null : { value }
}
