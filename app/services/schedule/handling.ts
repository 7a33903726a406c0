// What a handler of something due is given, and how it may end.
import type { Db, Work } from '../../../db/store'
import type { DecidedSchedule, DueItem } from '../../core/schedule/due-items'
import type { PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import type { CaseFile } from '../judgement/load-case'
import type { CaseRow } from '../judgement/with-review'
import type { Scheduled } from './schedule-facts'

export type ScheduleContext = Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'> & {
  /** Sends a prepared round to its vendor on behalf of whoever looks after it; see send-round.ts. */
  sendRound: (number: number) => Promise<SentRound>
}

export type SentRound = { ok: true; onBehalfOfId: string } | { ok: false; because: string }

/** Everything that a handler needs, as it stands in its transaction. */
export interface Due extends Pick<Scheduled, 'settings'> {
  item: DueItem
  row: CaseRow
  at: Date
  /** The day in the organisation's zone. */
  today: PlainDate
  ids: Services['ids']
  /** What the questionnaire declares of light checks and changes. */
  changes: Services['questionnaires']['changes']
  /** Why it was not sent, for the kind that sends. */
  sent: SentRound | null
}

export interface DueDecided extends Due {
  decided: DecidedSchedule
  file: CaseFile
}

export type Handled =
  | { end: 'done' }
  /** Not now, for a reason that people can read; asked again tomorrow unless told. */
  | { end: 'later'; because: string; until?: Date }

export type Handler<Given extends Due> = (tx: Db, due: Given) => Work<Handled>

export const done: Handled = { end: 'done' }
