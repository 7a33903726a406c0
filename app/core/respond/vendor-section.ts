// One page of the questionnaire as data for its vendor, and the branching that the browser does with it.
import { repliedQuestion } from '../clarify/reply-field'
import { noFacts } from '../intake/facts'
import { type AnswerSet, noAnswer } from '../questionnaire/answer'
import {
  type CompiledQuestionnaire,
  compileQuestionnaire,
  depthRank,
} from '../questionnaire/compile'
import { parseCondition } from '../questionnaire/condition'
import { compileCondition } from '../questionnaire/condition-evaluate'
import { depthOfTier, type Question } from '../questionnaire/definition'
import { type Asked, visibleQuestions, walk } from '../questionnaire/visible'
import { checkQuestion, type QuestionFields } from './answer-input'
import { conditionSource, foldCondition, type Known } from './fold-condition'
import { isInPart, type Part } from './part'
import { takesException, vendorQuestion } from './vendor-question'

export interface VendorQuestion {
  question: Question
  takesException: boolean
}

/** Everything the page may show, now or after an answer on this very page. */
export interface VendorSection {
  id: string
  title: string
  intro: string
  questions: VendorQuestion[]
}

/** Null when there is no such section, or when nothing in it can be asked of this vendor. */
export function vendorSection(
  questionnaire: CompiledQuestionnaire,
  asked: Asked,
  { sectionId, part }: { sectionId: string; part: Part },
): VendorSection | null {
  const section = questionnaire.definition.sections.find(({ id }) => id === sectionId)
  if (section === undefined) return null
  const questions = askable(
    questionnaire,
    asked,
    section.questions.filter(({ id }) => isInPart(part, id)),
  )
  if (questions.length === 0) return null
  return { id: section.id, title: section.title, intro: section.intro, questions }
}

/** Questions of any sections on one page, such as those that came back to the vendor. */
export function vendorQuestions(
  questionnaire: CompiledQuestionnaire,
  asked: Asked,
  open: ReadonlySet<string>,
): VendorQuestion[] {
  return askable(
    questionnaire,
    asked,
    questionnaire.questions.filter(({ id }) => open.has(id)),
  )
}

function askable(
  questionnaire: CompiledQuestionnaire,
  asked: Asked,
  questions: readonly Question[],
): VendorQuestion[] {
  const deepest = depthRank(depthOfTier[asked.tier])
  const onPage = new Set<string>()
  const known: Known = {
    world: walk(questionnaire, asked),
    indexOf: questionnaire.indexOf,
    onPage,
  }
  return questions.flatMap((question) => {
    if (depthRank(question.depth) > deepest) return []
    const showIf = shownIf(question, known)
    if (showIf === false) return []
    onPage.add(question.id)
    const seen = vendorQuestion(question, showIf === true ? undefined : showIf)
    return [{ question: seen, takesException: takesException(question) }]
  })
}

/** True: always on this page. False: never. Otherwise the condition over questions of this page. */
function shownIf(question: Question, known: Known): string | boolean {
  if (question.showIf === undefined) return true
  const parsed = parseCondition(question.showIf)
  if (!parsed.ok || compileCondition(parsed.condition, known.indexOf) === null) return true
  const folded = foldCondition(parsed.condition, known)
  return typeof folded === 'boolean' ? folded : conditionSource(folded)
}

/** The ids to show for what is typed on the page at this moment; the one `visibleQuestions` decides. */
export type Branching = (typed: Readonly<Record<string, QuestionFields | undefined>>) => Set<string>

export function branchingOf(section: VendorSection): Branching {
  const isReply = ({ question }: VendorQuestion) => repliedQuestion(question.id) !== null
  const replies = section.questions.filter(isReply)
  const asked = { ...section, questions: section.questions.filter((item) => !isReply(item)) }
  const questionnaire = questionnaireOf(asked)
  return (typed) => {
    const answers = answersOn(asked, typed)
    const shown = visibleQuestions(questionnaire, { tier: 1, intake: noFacts, answers })
    // A reply hangs on no answer.
    return new Set([...shown, ...replies.map(({ question }) => question)].map(({ id }) => id))
  }
}

function questionnaireOf(section: VendorSection): CompiledQuestionnaire {
  const questions = section.questions.map(({ question }) => question)
  return compileQuestionnaire(
    {
      slug: 'page',
      version: 1,
      title: section.title,
      intro: section.intro,
      domains: [{ id: 'PAGE', name: 'Page', weight: 100 }],
      sections: [{ id: section.id, title: section.title, intro: section.intro, questions }],
      rules: [],
      caps: [],
      reveals: [],
      retired: [],
    },
    // This hash is never looked at: what a review froze is hashed on the server.
    () => '',
  )
}

function answersOn(
  { questions }: VendorSection,
  typed: Readonly<Record<string, QuestionFields | undefined>>,
): AnswerSet {
  const answers: AnswerSet = {}
  for (const { question } of questions) {
    const checked = checkQuestion(question, typed[question.id] ?? {}, null)
    if (!checked.ok) continue
    const { value, notApplicable } = checked.fields
    answers[question.id] = { ...noAnswer, value, notApplicable }
  }
  return answers
}
