// Notices about dates that draw near: whether what they would say is still so on the day they go out.
import { daysBetween, type PlainDate } from '../schedule/plain-date'

/** Days before. Source: issue "Time", mail. */
export const EVIDENCE_NOTICE_DAYS: readonly number[] = [90, 60, 30]
export const WAIVER_NOTICE_DAYS: readonly number[] = [30, 7]

export const conditionNotices = ['coming', 'today', 'overdue'] as const
export type ConditionNotice = (typeof conditionNotices)[number]

/** What a notice is about, as it stands at sending time. */
export type NoticeSubject =
  | { of: 'evidence'; days: number; validTo: PlainDate | null; inUse: boolean }
  | { of: 'waiver'; days: number; endsOn: PlainDate; withdrawn: boolean }
  | { of: 'condition'; when: ConditionNotice; dueOn: PlainDate; open: boolean }

/** Why nobody needs the notice any more, in words that follow "Not sent:"; null while it holds. */
export function outdated(subject: NoticeSubject, today: PlainDate): string | null {
  switch (subject.of) {
    case 'evidence':
      if (!subject.inUse || subject.validTo === null) return 'nothing rests on this evidence now'
      return drawnNear(daysBetween(today, subject.validTo), subject.days, EVIDENCE_NOTICE_DAYS)
    case 'waiver':
      if (subject.withdrawn) return 'the waiver was withdrawn'
      return drawnNear(daysBetween(today, subject.endsOn), subject.days, WAIVER_NOTICE_DAYS)
    case 'condition':
      if (!subject.open) return 'the condition is no longer open'
      return otherDay(subject.when, daysBetween(today, subject.dueOn))
  }
}

/** After an outage the nearest notice speaks for those before it. */
function drawnNear(daysLeft: number, days: number, notices: readonly number[]): string | null {
  if (daysLeft < 0) return 'the day has passed'
  if (daysLeft > days) return 'the date moved'
  return notices.some((nearer) => nearer < days && daysLeft <= nearer)
    ? 'a later notice takes its place'
    : null
}

function otherDay(when: ConditionNotice, daysLeft: number): string | null {
  const now = daysLeft > 0 ? 'coming' : daysLeft === 0 ? 'today' : 'overdue'
  return now === when ? null : 'another notice takes its place'
}
