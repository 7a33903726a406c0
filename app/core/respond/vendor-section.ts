// One page of the questionnaire as data for its vendor.
import { type CompiledQuestionnaire, depthRank } from '../questionnaire/compile'
import { type Condition, parseCondition } from '../questionnaire/condition'
import { compileCondition } from '../questionnaire/condition-evaluate'
import { depthOfTier, type Question } from '../questionnaire/definition'
import { type Asked, walk } from '../questionnaire/visible'
import { foldCondition, type Known } from './fold-condition'
import { isTheirs, type Share } from './part'
import { type VendorQuestion, vendorQuestion } from './vendor-question'

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
  { sectionId, ...share }: { sectionId: string } & Share,
): VendorSection | null {
  const section = questionnaire.definition.sections.find(({ id }) => id === sectionId)
  if (section === undefined) return null
  const questions = askable(
    questionnaire,
    asked,
    section.questions.filter(({ id }) => isTheirs(share, id)),
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
    return [vendorQuestion(question, showIf === true ? null : showIf)]
  })
}

/** True: always on this page. False: never. Otherwise the condition over questions of this page. */
function shownIf(question: Question, known: Known): Condition | boolean {
  if (question.showIf === undefined) return true
  const parsed = parseCondition(question.showIf)
  if (!parsed.ok || compileCondition(parsed.condition, known.indexOf) === null) return true
  return foldCondition(parsed.condition, known)
}
