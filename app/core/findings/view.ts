// What the page of a review's findings shows, as plain data.
import type { PlainDate } from '../schedule/plain-date'
import type { Severity, Treatment } from './input'

/** ISO text in UTC, so that it survives the way to the browser. */
type Instant = string

export interface FindingView {
  number: number
  severity: Severity
  statement: string
  impact: string
  questionId: string | null
  treatment: Treatment
  owner: string
  dueOn: PlainDate | null
  overdue: boolean
  status: 'open' | 'closed'
  /** The rule that it was suggested from. */
  rule: string | null
  raisedBy: string
  raisedAt: Instant
  /** What shows that it is closed; null while it is open. */
  closure: { text: string; evidence: string | null; by: string; at: Instant } | null
  /** Oldest first. */
  history: { by: string; at: Instant; sentence: string }[]
  revision: number
}

/** 'F-02'. */
export const findingLabel = (number: number): string => `F-${String(number).padStart(2, '0')}`

export const isOverdue = (
  { status, dueOn }: { status: 'open' | 'closed'; dueOn: PlainDate | null },
  today: PlainDate,
): boolean => status === 'open' && dueOn !== null && dueOn < today
