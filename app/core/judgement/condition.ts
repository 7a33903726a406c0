// What became of a condition on a given day: derived from its dates, so that no job has to run for it to be overdue.
import { addDays, type PlainDate } from '../schedule/plain-date'

/** As said by people. */
export type ConditionStatus = 'open' | 'met' | 'missed'

/** As it stands on a day; "overdue" is open and past its date. */
export const conditionStates = ['open', 'due soon', 'overdue', 'missed', 'met'] as const
export type ConditionState = (typeof conditionStates)[number]

/** An open condition is due soon from this many days before its date. */
const SOON_DAYS = 14

/** A condition may be met until the end of its day: `today` is the date in the organisation's zone. */
export function conditionState(
  { status, dueOn }: { status: ConditionStatus; dueOn: PlainDate },
  today: PlainDate,
): ConditionState {
  if (status !== 'open') return status
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, SOON_DAYS) ? 'due soon' : 'open'
}

/** Whether the decision no longer rests on what it asked for. */
export const isMissed = (state: ConditionState): boolean =>
  state === 'overdue' || state === 'missed'

/** 'C-02', in every list, page, mail and report. */
export const conditionLabel = (number: number): string => `C-${String(number).padStart(2, '0')}`
