// Settles the parts of a condition that one page cannot change, so that the page learns no intake fact and no other answer.
import type { Condition, Operand } from '../questionnaire/condition'
import { compileCondition, type IndexOf, type World } from '../questionnaire/condition-evaluate'

/** What the server knows: every answer and fact, and which questions the page itself can change. */
export interface Known {
  world: World
  indexOf: IndexOf
  onPage: ReadonlySet<string>
}

/** True or false where nothing on the page matters; otherwise the condition over the page's own questions. */
export function foldCondition(condition: Condition, known: Known): Condition | boolean {
  switch (condition.op) {
    case 'and':
    case 'or':
      return foldList(condition, known)
    case 'not': {
      const inner = foldCondition(condition.condition, known)
      return typeof inner === 'boolean' ? !inner : { op: 'not', condition: inner }
    }
    default:
      if (isOnPage(condition.operand, known)) return condition
      return compileCondition(condition, known.indexOf)?.(known.world) ?? true
  }
}

function foldList(
  { op, all }: Extract<Condition, { op: 'and' | 'or' }>,
  known: Known,
): Condition | boolean {
  const decides = op === 'or'
  const open: Condition[] = []
  for (const part of all) {
    const folded = foldCondition(part, known)
    if (folded === decides) return decides
    if (typeof folded !== 'boolean') open.push(folded)
  }
  const [first] = open
  if (first === undefined) return !decides
  return open.length === 1 ? first : { op, all: open }
}

const isOnPage = (operand: Operand, { onPage }: Known): boolean =>
  operand.of === 'question' && onPage.has(operand.id)
