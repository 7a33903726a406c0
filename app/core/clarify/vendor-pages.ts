// What a vendor's pages are given of its threads: sent messages without the names of staff, and its own reply in writing.

import type { Host, QuestionState } from '../respond/pages'
import type { VendorSection } from '../respond/vendor-section'
import type { PlainDate } from '../schedule/plain-date'
import type { VendorMessage } from './vendor-message'

/** The one page of a returned review: only the questions that came back. */
export interface QuestionsPage {
  host: Host
  /** Each question followed by its reply's field; what hangs on one of them comes where it always does. */
  section: VendorSection
  states: Record<string, QuestionState>
  today: PlainDate
  dueOn: PlainDate
  daysLeft: number
  /** The reviewer's words above the questions; may be empty. */
  message: string
  /** In the order of the pages. */
  asked: { id: string; thread: VendorMessage[]; owed: boolean }[]
}

/** What may be asked to be amended, and what was asked so far. */
export interface AmendPage {
  host: Host
  sections: { id: string; title: string; questions: { id: string; prompt: string }[] }[]
  /** False once the review is decided or closed. */
  open: boolean
  requests: { id: string; prompt: string; thread: VendorMessage[] }[]
}
