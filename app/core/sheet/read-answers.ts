// A file of answers from another review, matched with this review's questions by id and by what they ask.
import type { Question } from '../questionnaire/definition'
import { kindOf } from '../questionnaire/kinds/registry'
import type { QuestionFields } from '../respond/answer-input'
import { typedFields } from '../respond/typed-fields'
import { wordsOf } from '../schedule/plain-date'
import { optionFor, shortened } from './answer-cells'
import { type AnswersFile, type FiledAnswer, optionsOf } from './answers-file'
import { MOST_CHARACTERS } from './book'
import type { Outline } from './outline'
import { plainWords } from './plain-words'
import { MOST_UNKNOWN, type Upload, type UploadedAnswer } from './upload'

export function readAnswers(file: AnswersFile, outline: Outline): Upload {
  const questions = outline.sections.flatMap((section) =>
    section.questions.map(({ question }) => question),
  )
  const sameForm = file.questionnaire.slug === outline.form.slug
  const answers = new Map<string, UploadedAnswer>()
  const unknown: Upload['unknown'] = []
  for (const answer of file.answers) {
    const question = questionFor(answer, questions, sameForm)
    if (question !== undefined && !answers.has(question.id)) {
      answers.set(question.id, uploaded(answer, question))
    } else if (unknown.length < MOST_UNKNOWN) {
      unknown.push({ at: shortened(answer.question), words: shortened(answer.prompt) })
    }
  }
  return { answers: [...answers.values()], unknown, notes: [originWords(file)] }
}

const originWords = ({ offering, askedBy, exportedOn, questionnaire }: AnswersFile): string =>
  `Answers about ${shortened(offering)} to ${shortened(askedBy)}, ${shortened(questionnaire.title)} version ${questionnaire.version}, taken along on ${wordsOf(exportedOn)}. Check that they hold for this product and this use.`

/** An id means the same in every version of its questionnaire; elsewhere only the question itself counts. */
function questionFor(
  { question: id, prompt }: FiledAnswer,
  questions: readonly Question[],
  sameForm: boolean,
): Question | undefined {
  const byId = questions.find((question) => question.id === id)
  if (byId !== undefined && (sameForm || isSame(byId.prompt, prompt))) return byId
  return questions.find((question) => isSame(question.prompt, prompt))
}

const isSame = (one: string, other: string): boolean => plainWords(one) === plainWords(other)

function uploaded(answer: FiledAnswer, question: Question): UploadedAnswer {
  const at = shortened(answer.question)
  const notes = isSame(question.prompt, answer.prompt)
    ? []
    : [`The question read “${shortened(answer.prompt)}” when this was answered.`]
  const value = valueFields(answer, question)
  return {
    questionId: question.id,
    at,
    fields: { ...worded(answer), ...value.fields },
    blankAnswer: false,
    places: {},
    problems: value.problem === null ? [] : [{ at, sentence: value.problem }],
    notes: [...notes, ...value.notes],
    files: answer.evidence.slice(0, 20).map(shortened),
    base: null,
  }
}

function worded({ exception, notApplicable, comment, link }: FiledAnswer): QuestionFields {
  const clipped = (text: string | null | undefined) => (text ?? '').slice(0, MOST_CHARACTERS)
  return {
    exception: clipped(exception),
    notApplicable: clipped(notApplicable),
    comment: clipped(comment),
    link: clipped(link),
  }
}

interface ValueRead {
  fields: QuestionFields
  problem: string | null
  notes: string[]
}

function valueFields(answer: FiledAnswer, question: Question): ValueRead {
  const kind = kindOf(question)
  const nothing: ValueRead = { fields: {}, problem: null, notes: [] }
  // Proof is given again in each review; what rests on it alone has nothing to bring along.
  if (answer.value === null || answer.value === undefined || kind.source === 'evidence')
    return nothing
  if (answer.kind !== question.kind) {
    return {
      ...nothing,
      problem: 'This question is answered in another way now: answer it on the page.',
    }
  }
  const options = optionsOf(question)
  const picked = options.length > 0 ? pickedOptions(answer, question) : null
  if (picked !== null && !picked.ok) return { ...nothing, problem: picked.problem }
  const raw = picked === null ? clippedText(answer.value) : picked.value
  const parsed = kind.answerSchema(question, null).safeParse(raw)
  if (!parsed.success) {
    const problem = parsed.error.issues[0]?.message ?? 'does not fit'
    return { ...nothing, problem: `The answer ${problem}.` }
  }
  const {
    exception: _e,
    comment: _c,
    link: _l,
    notApplicable: _n,
    ...fields
  } = typedFields(question, {
    value: parsed.data,
    exception: null,
    comment: '',
    link: null,
    notApplicable: null,
  })
  return { fields, problem: null, notes: picked?.notes ?? [] }
}

const clippedText = (value: unknown): unknown =>
  typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : value

type Picked =
  | { ok: true; value: string | string[]; notes: string[] }
  | { ok: false; problem: string }

/** By value while its label reads the same; otherwise by label, so that a reworded option is never taken silently. */
function pickedOptions({ value, labels }: FiledAnswer, question: Question): Picked {
  const options = optionsOf(question)
  const notes: string[] = []
  const values: string[] = []
  for (const each of [value].flat()) {
    const name = String(each)
    const label = labels[name] ?? name
    const same = options.find((option) => option.value === name)
    const found = optionFor(options, label) ?? same?.value
    if (found === undefined) {
      const problem = `“${shortened(label)}” is no longer among the answers: choose again on the page.`
      return { ok: false, problem }
    }
    const now = options.find((option) => option.value === found)?.label ?? ''
    if (!isSame(now, label)) notes.push(`“${shortened(label)}” is now worded “${now}”.`)
    values.push(found)
  }
  return { ok: true, value: question.kind === 'multi' ? values : (values[0] ?? ''), notes }
}
