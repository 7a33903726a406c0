// A waiver: a named executive's written acceptance of a knock-out, until a day. After it the knock-out stands again.
import { addDays, type PlainDate, wordsOf } from '../schedule/plain-date'
import type { WaiverInput } from './input'
import type { ProposalRefusal } from './proposal'

/** Source: domain guide, "waiver". */
export const LONGEST_WAIVER_DAYS = 180

/** What is kept of a waiver; a withdrawal is added to it and changes nothing that was said. */
export interface Waiver {
  rule: string
  /** The last day on which it counts. */
  endsOn: PlainDate
  at: Date
  withdrawnAt: Date | null
}

/** A moment, and the day that it is in the organisation's zone. */
export interface Moment {
  at: Date
  on: PlainDate
}

export const isInForce = (
  { at, withdrawnAt, endsOn }: Pick<Waiver, 'at' | 'withdrawnAt' | 'endsOn'>,
  moment: Moment,
): boolean =>
  at <= moment.at && (withdrawnAt === null || withdrawnAt > moment.at) && endsOn >= moment.on

/** Those that lift a knock-out at this moment. */
export const waiversInForce = <Row extends Waiver>(
  waivers: readonly Row[],
  moment: Moment,
): Row[] => waivers.filter((waiver) => isInForce(waiver, moment))

export const longestWaiver = (today: PlainDate): PlainDate => addDays(today, LONGEST_WAIVER_DAYS)

/** Everything that is wrong with a waiver on this day; empty when it may be recorded. */
export function flawsOfWaiver(
  { rule, endsOn }: Pick<WaiverInput, 'rule' | 'endsOn'>,
  {
    today,
    knockouts,
  }: {
    today: PlainDate
    /** Those that fired on the answers as they are judged. */
    knockouts: readonly { rule: string; sentence: string; waivable: boolean; waived: boolean }[]
  },
): ProposalRefusal[] {
  const fired = knockouts.find((knockout) => knockout.rule === rule)
  return [...ruleFlaws(fired), ...endFlaws(endsOn, today)]
}

function ruleFlaws(
  fired: { sentence: string; waivable: boolean; waived: boolean } | undefined,
): ProposalRefusal[] {
  const flaw = (sentence: string) => [{ field: 'rule', sentence }]
  if (!fired) return flaw('This knock-out does not stand: there is nothing to waive')
  if (!fired.waivable) return flaw(`This knock-out cannot be waived: ${fired.sentence}`)
  return fired.waived
    ? flaw('A waiver of this knock-out is in force: withdraw it before you record another')
    : []
}

function endFlaws(endsOn: PlainDate, today: PlainDate): ProposalRefusal[] {
  const flaw = (sentence: string) => [{ field: 'endsOn', sentence }]
  const longest = longestWaiver(today)
  if (endsOn <= today) return flaw('A waiver ends after today')
  return endsOn > longest
    ? flaw(`A waiver runs for ${LONGEST_WAIVER_DAYS} days at most: until ${wordsOf(longest)}`)
    : []
}
