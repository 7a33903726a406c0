// What the portal will do next for a review and what it could not do, in the words of its pages.
import type { DueKind } from './due-items'
import type { PlainDate } from './plain-date'

/** The next round: what it is, when it is due, and from when it lies prepared. */
export interface RoundAhead {
  what: 'full review' | 'light check' | 're-check'
  on: PlainDate
  preparedOn: PlainDate
}

/** What was due and is not done: `failed` waits for a person, the rest is tried again by itself. */
export interface NotDone {
  id: string
  number: number
  vendor: string
  what: DueKind
  said: string
  failed: boolean
}

const words: Record<DueKind, string> = {
  'prepare full round': 'Prepare the next full review',
  'prepare light check': 'Prepare the light check',
  'prepare re-check': 'Prepare the re-check',
  'send prepared round': 'Send the prepared round',
  're-review due': 'Mark the re-review as due',
  'review overdue': 'Mark the vendor as late',
  'evidence expires': 'Tell of evidence that runs out',
  'evidence expired': 'Ask again what rested on expired evidence',
  'condition due': 'Tell of a condition that is due',
  'condition overdue': 'Mark a condition as overdue',
  'waiver ends': 'Tell of a waiver that ends',
  'waiver ended': 'Ask again after a waiver ended',
}

export const dueWords = (kind: DueKind): string => words[kind]
