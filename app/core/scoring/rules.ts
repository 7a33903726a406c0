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
  red: Set<number>
}

/** A hidden question and one answered "not applicable" have no value, so no rule on them fires. */
export function fireRules(
  questionnaire: CompiledQuestionnaire,
  world: World,
  waived: readonly string[],
): Fired {
  const fired: Fired = { flags: [], knockouts: [], notes: [], noAi: false, red: new Set() }
  for (const rule of questionnaire.rules) {
    if (rule.fires(world)) record(fired, rule, waived)
  }
  return fired
}

function record(fired: Fired, rule: CompiledRule, waived: readonly string[]): void {
  const { id, effect, sentence } = rule
  const question = rule.question.question.id
  switch (effect) {
    case 'red':
      fired.flags.push({ rule: id, question, sentence })
      fired.red.add(rule.question.index)
      return
    case 'knockout': {
      const { waivable } = rule
      const lifted = waivable && waived.includes(id)
      fired.knockouts.push({ rule: id, question, sentence, waivable, waived: lifted })
      fired.red.add(rule.question.index)
      return
    }
    case 'no-ai':
      fired.noAi = true
      fired.notes.push({ rule: id, question, sentence })
      return
    case 'note':
      fired.notes.push({ rule: id, question, sentence })
  }
}
