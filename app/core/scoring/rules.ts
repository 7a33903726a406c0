/** Evaluates the named rules of a definition: red flags, knock-outs and notes. */
import type { CompiledQuestionnaire, CompiledRule } from '../questionnaire/compile'
import type { World } from '../questionnaire/condition-evaluate'
import type { FiredKnockout, FiredRule } from './result'

export interface Fired {
  flags: FiredRule[]
  knockouts: FiredKnockout[]
  notes: FiredRule[]
  /** The vendor says that there is no AI. */
  noAi: boolean
  /**
   * Questions with a red flag or a knock-out, by position. A knock-out counts as red for the caps:
   * otherwise the worse answer "yes, no way out" would lift the cap that "opt-out" is under.
   */
  red: boolean[]
}

/** A hidden question and one answered "not applicable" have no value, so no rule on them fires. */
export function fireRules(
  questionnaire: CompiledQuestionnaire,
  world: World,
  waived: readonly string[],
): Fired {
  const fired: Fired = { flags: [], knockouts: [], notes: [], noAi: false, red: [] }
  for (const rule of questionnaire.rules) {
    if (rule.fires(world)) record(fired, rule, waived)
  }
  return fired
}

function record(fired: Fired, rule: CompiledRule, waived: readonly string[]): void {
  const entry = { rule: rule.id, question: rule.question.question.id, sentence: rule.sentence }
  switch (rule.effect) {
    case 'red':
      fired.flags.push(entry)
      fired.red[rule.question.index] = true
      return
    case 'knockout': {
      const lifted = rule.waivable && waived.includes(rule.id)
      fired.knockouts.push({ ...entry, waivable: rule.waivable, waived: lifted })
      fired.red[rule.question.index] = true
      return
    }
    case 'no-ai':
      fired.noAi = true
      fired.notes.push(entry)
      return
    case 'note':
      fired.notes.push(entry)
  }
}
