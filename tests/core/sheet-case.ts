// Filled questionnaires over every kind of question, made from a seed, for tests of spreadsheets and files of answers.
import fc from 'fast-check'
import { noFacts } from '../../app/core/intake/facts'
import type { AnswerValue } from '../../app/core/questionnaire/answer'
import type { CompiledQuestionnaire } from '../../app/core/questionnaire/compile'
import type { Question } from '../../app/core/questionnaire/definition'
import { noLimit } from '../../app/core/questionnaire/kinds/number'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { type AnswerFields, checkQuestion } from '../../app/core/respond/answer-input'
import { typedFields } from '../../app/core/respond/typed-fields'
import { answerSetOf } from '../../app/core/review/answer-set'
import { type Ground, type Outline, outlineOf } from '../../app/core/sheet/outline'
import { bank } from './bank'

export const TODAY = '2026-11-21'

/** What breaks naive writers: formulas, numbers and dates that are text, markup, other scripts, escapes, blanks. */
const awkward = [
  '=1+1',
  '=HYPERLINK("http://evil.example","click")',
  '+49 30 1234',
  '-never',
  '@here',
  "'quoted",
  "'=1+1",
  '007',
  '1/2',
  '2026-11-21',
  'TRUE',
  '<b>&amp;"\'',
  '_x0041_ stays',
  'Zoë – naïve façade',
  '日本語の回答',
  'עברית, עם פסיקים; ונקודה',
  'emoji 👩‍💻 and 𝒜',
  'one\ntwo\n\nfour',
  'tab\there',
  'a; b, c | d · e',
  '#REF!',
  '100 %',
]

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 30 }) },
)

/** As the form keeps it: trimmed, one kind of line end. */
const kept = words.map((text) => text.replace(/\r\n?/g, '\n').trim()).filter((text) => text !== '')

const longText = fc.nat(9_000).map((length) => `${'Lorem ipsum. '.repeat(800).slice(0, length)}end`)
const part = words.map((text) => text.replace(/\s+/g, ' ').trim())

function valueFor(question: Question): fc.Arbitrary<AnswerValue | null> {
  switch (question.kind) {
    case 'single':
      return fc.constantFrom(...question.options.map(({ value }) => value))
    case 'multi': {
      const values = question.options.map(({ value }) => value).filter((value) => value !== 'none')
      return fc.subarray(values, { minLength: 1 })
    }
    case 'number':
      return question.unit === 'percent'
        ? fc.nat(100)
        : fc.oneof(fc.nat(4_000), question.noLimit ? fc.constant(noLimit) : fc.nat(9))
    case 'date': {
      const day = fc
        .date({ min: new Date('2019-01-01'), max: new Date(TODAY), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10))
      return question.instead ? fc.oneof(day, fc.constant(question.instead.value)) : day
    }
    case 'text':
      return fc.oneof(kept, longText)
    case 'models':
      return fc.array(
        fc
          .record({ maker: part, model: part, host: part, region: part })
          .filter((row) => Object.values(row).some((cell) => cell !== '')),
        { minLength: 1, maxLength: 6 },
      )
    case 'file':
    case 'certifications':
      return fc.constant(null)
  }
}

const orNull = (text: fc.Arbitrary<string>) => fc.option(text, { freq: 1 })

function fieldsFor(question: Question): fc.Arbitrary<AnswerFields> {
  return fc
    .record({
      value: fc.option(valueFor(question), { freq: 5 }),
      exception: orNull(kept),
      comment: fc.oneof(
        fc.constant(''),
        kept,
        longText.map((text) => text.slice(-4_000).trim()),
      ),
      link: fc.constantFrom(
        null,
        'https://example.com/a?b=1&c=%20',
        'https://xn--bcher-kva.example/',
      ),
      notApplicable: question.notApplicable ? orNull(kept) : fc.constant(null),
    })
    .map((fields) => asStored(question, fields))
}

/** Through the form's own door, so that only what can be stored is compared. */
function asStored(question: Question, fields: AnswerFields): AnswerFields {
  const checked = checkQuestion(question, typedFields(question, fields), TODAY)
  if (!checked.ok) throw new Error(`${question.id}: ${JSON.stringify(checked.problems)}`)
  return checked.fields
}

export type Filled = Record<string, AnswerFields>

export const filledQuestionnaires = (
  questionnaire: CompiledQuestionnaire = bank,
): fc.Arbitrary<Filled> =>
  fc.record(
    Object.fromEntries(
      questionnaire.questions.map((question) => [question.id, fieldsFor(question)]),
    ),
  )

export interface OutlineOptions {
  answers?: Filled
  questionnaire?: CompiledQuestionnaire
  mark?: string
  tier?: 1 | 2 | 3
  part?: Ground['row']['part']
  open?: ReadonlySet<string>
  intake?: Partial<typeof noFacts>
}

/** The outline of a review in which these answers are stored. */
export function anOutline(options: OutlineOptions = {}): Outline {
  const { answers = {}, questionnaire = bank, tier = 1 } = options
  const intake = { ...noFacts, ...options.intake }
  const rows = Object.entries(answers).map(([questionId, fields]) => ({
    questionId,
    ...fields,
    asOf: TODAY,
    revision: 1,
  }))
  const stored = { answers: rows, evidence: [], links: [] }
  return outlineOf(
    {
      row: {
        offeringName: 'Assistant',
        offeringPlan: 'Business plan',
        launchedByName: 'Priya Nair',
        launchedByEmail: 'priya.nair@harbour.example',
        vendorName: 'Northwind Ltd',
        dueOn: '2026-12-11',
        part: options.part ?? null,
        asks: null,
      },
      organisation: { name: 'Harbour Bank', contactName: '', contactEmail: '' },
      questionnaire,
      asked: { tier, intake, answers: answerSetOf(questionnaire, stored, TODAY) },
      stored,
      open: options.open ?? new Set(questionnaire.questions.map(({ id }) => id)),
      today: TODAY,
    },
    options.mark ?? 'mark-of-review-a',
  )
}

export const printed = (question: Question, value: AnswerValue | null): string =>
  value === null ? '' : kindOf(question).print(question, value)
