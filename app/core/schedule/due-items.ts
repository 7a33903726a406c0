// What comes due by itself for one review: each item with its day, worked out from the review's facts alone.
import type { ReviewStatus } from '../review/lifecycle'
import { addDays, endOfDay, halfway, laterOf, morningOf, type PlainDate } from './plain-date'
import {
  isInUse,
  nextFullReview,
  nextLightCheck,
  nextReview,
  type ReReviewInput,
  recheck,
  type Tier,
} from './re-review'

export const dueKinds = [
  'prepare full round',
  'prepare light check',
  'prepare re-check',
  'send prepared round',
  're-review due',
  'review overdue',
  'evidence expires',
  'evidence expired',
  'condition due',
  'condition overdue',
  'waiver ends',
  'waiver ended',
] as const

export type DueKind = (typeof dueKinds)[number]

export interface DueItem {
  /** Named after review, kind, subject and day: planned twice, or by two processes, it is one row. */
  id: string
  kind: DueKind
  /** The evidence, condition or waiver that it is about; empty for the review itself. */
  subjectId: string
  on: PlainDate
  dueAt: Date
}

/** What a decided review rests on, with the ids of its parts. */
export interface DecidedSchedule extends ReReviewInput {
  evidence: readonly { id: string; title: string; validTo: PlainDate | null }[]
  openConditions: readonly { id: string; number: number; dueOn: PlainDate }[]
  waivers: readonly {
    id: string
    rule: string
    endsOn: PlainDate
    withdrawnOn?: PlainDate | null
  }[]
}

export interface ScheduleFacts {
  reviewId: string
  status: ReviewStatus
  /** By when the vendor answers, while the review is with them. */
  dueOn: PlainDate
  /** The day on which the portal drafted this round; null where a person did. */
  preparedOn: PlainDate | null
  /** Null while the review is not decided. */
  decided: DecidedSchedule | null
}

export interface ScheduleSettings {
  timeZone: string
  leadDays: Readonly<Record<Tier, number>>
  sendRounds: 'by hand' | 'automatic'
}

/** Days before the last valid day of evidence on which it is told. */
export const EVIDENCE_NOTICES = [90, 60, 30] as const
/** Days before a condition's date; 0 is the day itself. */
export const CONDITION_NOTICES = [14, 0] as const
export const WAIVER_NOTICES = [30, 7] as const

/** In the order of their days. Rejected, closed and cancelled reviews have none. */
export function dueItemsOf(facts: ScheduleFacts, settings: ScheduleSettings): DueItem[] {
  const days =
    facts.status === 'decided' ? decidedDays(facts.decided, settings) : openDays(facts, settings)
  const named = days.map(({ kind, subjectId = '', on }) => ({
    id: [facts.reviewId, kind, subjectId, on].join('/'),
    kind,
    subjectId,
    on,
    dueAt: instantOf(kind, on, settings.timeZone),
  }))
  return named.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1))
}

interface Day {
  kind: DueKind
  on: PlainDate
  subjectId?: string
}

/** People read what the portal did in the morning; a vendor is late once its last day has ended. */
const instantOf = (kind: DueKind, on: PlainDate, zone: string): Date =>
  kind === 'review overdue' ? new Date(endOfDay(on, zone).getTime() + 1000) : morningOf(on, zone)

function openDays(facts: ScheduleFacts, { sendRounds }: ScheduleSettings): Day[] {
  switch (facts.status) {
    case 'draft':
      return facts.preparedOn !== null && sendRounds === 'automatic'
        ? [{ kind: 'send prepared round', on: facts.preparedOn }]
        : []
    case 'sent':
    case 'answering':
    case 'returned':
      return [{ kind: 'review overdue', on: facts.dueOn }]
    default:
      return []
  }
}

function decidedDays(decided: DecidedSchedule | null, settings: ScheduleSettings): Day[] {
  const next = decided && nextReview(decided)
  if (decided === null || next === null) return []
  const due: Day = { kind: 're-review due', on: next.on }
  const days = [due, ...conditionDays(decided)]
  if (!isInUse(decided)) return days
  return [
    ...days,
    ...roundDays(decided, settings),
    ...evidenceDays(decided),
    ...waiverDays(decided),
  ]
}

function roundDays(decided: DecidedSchedule, { leadDays }: ScheduleSettings): Day[] {
  const ahead = (kind: DueKind, on: PlainDate | undefined | null): Day[] =>
    on ? [{ kind, on: preparedOn(on, decided.decidedOn, leadDays[decided.tier]) }] : []
  return [
    ...ahead('prepare full round', nextFullReview(decided)?.on),
    ...ahead('prepare light check', nextLightCheck(decided)),
    ...ahead('prepare re-check', recheck(decided)[0]?.on),
  ]
}

/** The lead time before a round's date, but not before half of the time since the decision has passed. */
export const preparedOn = (on: PlainDate, decidedOn: PlainDate, lead: number): PlainDate =>
  laterOf(addDays(on, -lead), halfway(decidedOn, on))

const evidenceDays = ({ decidedOn, evidence }: DecidedSchedule): Day[] =>
  evidence.flatMap(({ id: subjectId, validTo }) => {
    // What had run out at the decision was counted as stated then.
    if (validTo === null || validTo < decidedOn) return []
    const notices = EVIDENCE_NOTICES.map((days): Day => {
      return { kind: 'evidence expires', subjectId, on: addDays(validTo, -days) }
    })
    const expired: Day = { kind: 'evidence expired', subjectId, on: addDays(validTo, 1) }
    return [...notices.filter(({ on }) => on > decidedOn), expired]
  })

const conditionDays = ({ decidedOn, openConditions }: DecidedSchedule): Day[] =>
  openConditions.flatMap(({ id: subjectId, dueOn }) => {
    // Whoever decided knew that it was overdue.
    if (dueOn < decidedOn) return []
    const notices = CONDITION_NOTICES.map((days): Day => {
      return { kind: 'condition due', subjectId, on: addDays(dueOn, -days) }
    })
    const overdue: Day = { kind: 'condition overdue', subjectId, on: addDays(dueOn, 1) }
    return [...notices.filter(({ on }) => on > decidedOn), overdue]
  })

const waiverDays = ({ decidedOn, waivers }: DecidedSchedule): Day[] =>
  waivers.flatMap(({ id: subjectId, endsOn, withdrawnOn }) => {
    if (withdrawnOn) return [{ kind: 'waiver ended', subjectId, on: withdrawnOn } satisfies Day]
    if (endsOn < decidedOn) return []
    const notices = WAIVER_NOTICES.map((days): Day => {
      return { kind: 'waiver ends', subjectId, on: addDays(endsOn, -days) }
    })
    const ended: Day = { kind: 'waiver ended', subjectId, on: addDays(endsOn, 1) }
    return [...notices.filter(({ on }) => on > decidedOn), ended]
  })

/**
 * How many days before `on` something is told today, of the days on which it is told. After a time in which
 * the portal did not run only the latest counts; null where a later one has come, or the day is over.
 */
export function noticeFor(
  item: { on: PlainDate; today: PlainDate; ends: PlainDate },
  notices: readonly number[],
): number | null {
  const days = notices.find((each) => addDays(item.ends, -each) === item.on)
  const latest = notices.findLast((each) => addDays(item.ends, -each) <= item.today)
  return days !== undefined && days === latest && item.today <= item.ends ? days : null
}
