// A difference in one line, and the counts that it is made from.
import { countWords, scoreWords } from '../../report/words'
import type { Difference } from '../difference'
import type { Moved } from './changed'
import type { Tone } from './direction'

/** As compared, or as shown. */
type Countable = Omit<Difference, 'changed' | 'askedDifferently'> & {
  changed: readonly { tone: Tone }[]
  askedDifferently: readonly unknown[]
}

/** Answers and rules; a rule that fired on a changed answer is part of that answer. */
export function countOf(
  { changed, rules }: Pick<Countable, 'changed' | 'rules'>,
  tone: Tone,
): number {
  return [...changed, ...rules].filter((entry) => entry.tone === tone).length
}

/** Nothing is different at all, down to the documents. */
export function isNothing(of: Countable): boolean {
  const lists = [of.changed, of.rules, of.askedDifferently, of.fresh, of.gone]
  const beside = [of.documents, of.findings, of.conditions, of.caps.fired, of.caps.lifted]
  return (
    [...lists, ...beside].every(({ length }) => length === 0) &&
    of.domains.every(({ was, now, moved }) => moved === 0 || was?.assured === now?.assured) &&
    of.assured.was === of.assured.now &&
    of.asStated.was === of.asStated.now &&
    of.residual.was === of.residual.now
  )
}

/** 'Assured 78.2 → 71.4, 2 regressions, 5 improvements; High → High'. */
export function summaryLine(of: Countable): string {
  const { assured, residual } = of
  const score = `Assured ${arrow({ was: scoreWords(assured.was), now: scoreWords(assured.now) })}`
  const counts = [
    countWords(countOf(of, 'regression'), 'regression'),
    countWords(countOf(of, 'improvement'), 'improvement'),
  ]
  const level = { was: residual.was ?? 'not assessed', now: residual.now ?? 'not assessed' }
  return `${[score, ...counts].join(', ')}; ${arrow(level)}`
}

const arrow = ({ was, now }: Moved<string>): string => `${was} → ${now}`

/** '+4.2', '−1.0', '0.0': with a sign, and a true minus. */
export function signed(points: number): string {
  if (points === 0) return '0.0'
  return `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`
}

/** 'points' with a sign, '+1.0 points'; empty where nothing can be said. */
export const pointsMoved = (points: number | null): string =>
  points === null ? '' : `${signed(points)} points`

const amount = /^([\d.,]+) (\S+)$/

/** '30 → 90 days', '1 day → 30 days', 'No → Yes': a unit that both have is said once. */
export function becameWords(before: string, after: string): string {
  const [from, to] = [amount.exec(before), amount.exec(after)]
  return from && to && from[2] === to[2] ? `${from[1]} → ${after}` : `${before} → ${after}`
}
