// The intake as a form: from posted fields to answers, the same on the server and live in the browser.
import {
  type AiActClass,
  type AiActHelper,
  aiActClass,
  aiActHelperQuestions,
  type HelperAnswer,
} from '../intake/ai-act-class'
import type { CompiledIntake, IntakeAnswers } from '../intake/compile'
import type { Question } from '../questionnaire/definition'
import type { ReadField } from '../questionnaire/kinds/kind'
import { kindOf } from '../questionnaire/kinds/registry'
import { domainOf } from '../vendors/domain'
import { productText } from './product'

/** Answered by fields of their own: three boxes for the product, five helper questions for the class. */
export const PRODUCT_ITEM = 'IN-01'
export const AI_ACT_ITEM = 'IN-13'
/** When it is wanted, or that people use it already: shadow use. */
export const START_ITEM = 'IN-16'
export const ALREADY_IN_USE = 'already_in_use'

export interface UseForm {
  title: string
  owner: string
  helper: Partial<AiActHelper>
  /** What fits its item; an item typed wrongly or not at all is missing. */
  answers: IntakeAnswers
  /** Field name → what to do about it. Empty when the use can be filed. */
  errors: Record<string, string>
}

export const helperField = (name: keyof AiActHelper): string => `aiAct.${name}`

/** `read` gives the posted values of a field, an empty list where there is none. */
export function readUseForm(intake: CompiledIntake, read: ReadField): UseForm {
  const errors: Record<string, string> = {}
  const line = (name: string, missing: string) => lineOf(read, { name, missing }, errors)
  const title = line('title', 'Say in a few words what it is for')
  const owner = line('owner', 'Name the person who answers for this use')
  const answers: IntakeAnswers = {}
  for (const question of intake.questions) {
    if (question.id === PRODUCT_ITEM) readProduct(read, answers, errors)
    else if (question.id === AI_ACT_ITEM) continue
    else readItem(question, read, { answers, errors })
  }
  const helper = readHelper(read)
  const aiAct = classSoFar(helper)
  if (aiAct !== null) answers[AI_ACT_ITEM] = aiAct
  else for (const { name } of openHelperQuestions(helper)) errors[helperField(name)] = answerThis
  return { title, owner, helper, answers, errors }
}

const answerThis = 'Answer this; “don’t know” is an answer too'
const longestLine = 200

function lineOf(
  read: ReadField,
  { name, missing }: { name: string; missing: string },
  errors: Record<string, string>,
): string {
  const value = (read(name)[0] ?? '').trim()
  if (value === '') errors[name] = missing
  else if (value.length > longestLine) errors[name] = `Use at most ${longestLine} characters`
  // A line break would end up in mail headers and file names.
  else if (/\p{Cc}/u.test(value)) errors[name] = 'Use one line of text'
  return value
}

function readProduct(read: ReadField, answers: IntakeAnswers, errors: Record<string, string>) {
  const product = lineOf(read, { name: 'product', missing: 'Name the product' }, errors)
  const vendor = lineOf(read, { name: 'vendor', missing: 'Name the vendor' }, errors)
  const website = (read('website')[0] ?? '').trim()
  if (website !== '' && !domainOf(website).ok) {
    errors.website = 'Enter a web address such as https://www.example.com, or leave it empty'
  }
  if (product !== '') answers[PRODUCT_ITEM] = productText({ product, vendor, website })
}

function readItem(
  question: Question,
  read: ReadField,
  { answers, errors }: Pick<UseForm, 'answers' | 'errors'>,
) {
  const kind = kindOf(question)
  const raw = kind.parseForm(question, read)
  if (raw === null) {
    errors[question.id] = missing[question.kind] ?? 'Answer this'
    return
  }
  const parsed = kind.answerSchema(question, null).safeParse(raw)
  if (parsed.success && kind.isAnswered(question, parsed.data)) answers[question.id] = parsed.data
  else errors[question.id] = said(parsed.error?.issues[0]?.message)
}

const missing: Partial<Record<Question['kind'], string>> = {
  single: 'Choose one',
  multi: 'Choose at least one',
  number: 'Enter a whole number',
  date: 'Enter a date, or tick the box',
}

/** Schemas speak of a value ("must be a whole number"); a form speaks to a person. */
const said = (message = 'is not an answer to this'): string => `This ${message}`

function readHelper(read: ReadField): Partial<AiActHelper> {
  const helper: Partial<AiActHelper> = {}
  for (const { name } of aiActHelperQuestions) {
    const value = read(helperField(name))[0]
    if (isHelperAnswer(value)) helper[name] = value
  }
  return helper
}

const isHelperAnswer = (value: string | undefined): value is HelperAnswer =>
  value === 'yes' || value === 'no' || value === 'unknown'

/** The class as soon as no open question can change it any more; null while one can. */
export function classSoFar(helper: Partial<AiActHelper>): AiActClass | null {
  const classes = new Set(completions(helper).map(aiActClass))
  const [only] = classes
  return classes.size === 1 && only !== undefined ? only : null
}

/** The unanswered questions whose answer still decides something. */
function openHelperQuestions(helper: Partial<AiActHelper>) {
  return aiActHelperQuestions.filter(({ name }) => helper[name] === undefined)
}

/** Every way in which the open questions could be answered: at most 3⁵. */
function completions(helper: Partial<AiActHelper>): AiActHelper[] {
  const possible = (name: keyof AiActHelper): HelperAnswer[] => {
    const given = helper[name]
    return given === undefined ? ['yes', 'no', 'unknown'] : [given]
  }
  return aiActHelperQuestions.reduce<AiActHelper[]>(
    (all, { name }) =>
      all.flatMap((one) => possible(name).map((value) => ({ ...one, [name]: value }))),
    [
      {
        bannedPractice: 'unknown',
        inEu: 'unknown',
        annexThreeArea: 'unknown',
        decidesOrProfiles: 'unknown',
        talksOrMakesContent: 'unknown',
      },
    ],
  )
}
