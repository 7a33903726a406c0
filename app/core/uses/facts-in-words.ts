// What follows from an intake, in words: the facts that choose questions and score answers.
import type { CompiledIntake } from '../intake/compile'
import type { IntakeFacts } from '../intake/facts'
import { kindOf } from '../questionnaire/kinds/registry'

export interface FactInWords {
  label: string
  value: string
}

const yesNo = (value: boolean | null): string =>
  value === null ? 'not answered' : value ? 'yes' : 'no'

export function factsInWords(intake: CompiledIntake, facts: IntakeFacts): FactInWords[] {
  return [
    { label: 'Most sensitive data', value: optionWords(intake, 'data_class', facts.data_class) },
    { label: 'Personal data', value: yesNo(facts.personal_data) },
    { label: 'Autonomy', value: optionWords(intake, 'autonomy', facts.autonomy) },
    { label: 'Connects to our sources', value: yesNo(facts.connects_sources) },
    { label: 'Affects customers or the public', value: yesNo(facts.affects_people) },
    { label: 'Decides, or helps decide, about people', value: yesNo(facts.decides_about_people) },
    { label: 'EU AI Act class', value: optionWords(intake, 'ai_act_class', facts.ai_act_class) },
    { label: 'EU users, staff or output', value: yesNo(facts.eu_nexus) },
    {
      label: 'Data must stay in',
      value: optionWords(intake, 'regions', facts.allowed_regions),
    },
    { label: 'Already in use', value: yesNo(facts.already_in_use) },
  ]
}

/** The option's own words, as the requester read them. */
function optionWords(
  intake: CompiledIntake,
  field: string,
  value: string | readonly string[] | null,
): string {
  const item = intake.definition.items.find((one) => one.field === field)
  const question = item && intake.byId.get(item.id)
  if (value === null || question === undefined) return 'not answered'
  return kindOf(question).print(question, typeof value === 'string' ? value : [...value])
}

export interface ItemInWords {
  id: string
  prompt: string
  /** Null where the item has no answer. */
  answer: string | null
}

/** Every item with its answer as the requester gave it; `answers` by item id. */
export function itemsInWords(
  intake: CompiledIntake,
  answers: Readonly<Record<string, unknown>>,
): ItemInWords[] {
  return intake.questions.map((question) => {
    const parsed = kindOf(question).answerSchema(question, null).safeParse(answers[question.id])
    const answer = parsed.success ? kindOf(question).print(question, parsed.data) : null
    return { id: question.id, prompt: question.prompt, answer }
  })
}
