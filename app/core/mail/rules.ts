// Whether a mail that has come due still makes sense: decided at sending time, from what is true then.
import { isWithVendor, type ReviewStatus } from '../review/lifecycle'
import { QUIET_AFTER_ACTIVITY_MS } from '../schedule/reminders'
import type { MailKind } from './payload'

/** Invitation and reminders together, for each review. Source: domain guide, "Re-review". */
export const MOST_MAILS_A_REVIEW = 6

const DAY_MS = 24 * 60 * 60 * 1000
/** Two reminders never come closer than this, however late the portal got round to them. */
const BETWEEN_REMINDERS_MS = 20 * 60 * 60 * 1000

/** What is true at sending time. `invitation` and `code` are null for kinds that are about none. */
export interface MailGround {
  status: ReviewStatus
  lastActivityAt: Date | null
  invitation: { expiresAt: Date; revokedAt: Date | null; stopRemindersAt: Date | null } | null
  code: { expiresAt: Date; usedAt: Date | null } | null
  /** The proposal that the mail is about still waits for approval. */
  proposalOpen: boolean
  /** When the row became due. */
  dueAt: Date
  /** Another reminder of this review has come due after this one. */
  laterReminderDue: boolean
  lastReminderAt: Date | null
  /** Invitations and reminders of this review that went out so far. */
  mailsSent: number
}

export type MailJudgement =
  | { send: true }
  | { send: false; until: Date; because: string }
  | { send: false; until: null; because: string }

/** Says whether to send now, to wait until a later instant, or never to send, with the reason in words. */
export function judgeMail(kind: MailKind, ground: MailGround, now: Date): MailJudgement {
  switch (kind) {
    case 'invitation':
    case 'delegation':
      return refusalOf(invitationGone(ground, now), withoutVendor(ground))
    case 'code':
      return refusalOf(invitationGone(ground, now), codeGone(ground, now))
    case 'reminder':
      return judgeReminder(ground, now)
    case 'returned':
      return refusalOf(
        invitationGone(ground, now),
        ground.status === 'returned' ? null : 'the vendor has submitted again',
      )
    case 'reply':
      return refusalOf(invitationGone(ground, now))
    case 'question':
    case 'answered':
      return refusalOf(ground.status === 'cancelled' ? 'the review was cancelled' : null)
    case 'not me':
    case 'escalation':
      return refusalOf(withoutVendor(ground))
    case 'outcome':
      return refusalOf(
        ground.status === 'decided' || ground.status === 'closed' ? null : 'nothing is decided',
      )
    case 'released':
      return refusalOf(
        invitationGone(ground, now),
        ground.status === 'decided' || ground.status === 'closed' ? null : 'nothing is decided',
      )
    case 'arrived':
      return refusalOf(ground.status === 'submitted' ? null : 'the answers were taken up')
    case 'proposed':
      return refusalOf(ground.proposalOpen ? null : 'the proposal no longer waits for approval')
    case 'submitted':
      // A receipt is owed for whatever was received, even if the review was cancelled a second later.
      return { send: true }
  }
}

function judgeReminder(ground: MailGround, now: Date): MailJudgement {
  const never = refusalOf(
    invitationGone(ground, now),
    withoutVendor(ground),
    ground.invitation?.stopRemindersAt ? 'the vendor stopped the reminders' : null,
    ground.laterReminderDue ? 'a later reminder takes its place' : null,
    ground.mailsSent >= MOST_MAILS_A_REVIEW
      ? `${MOST_MAILS_A_REVIEW} mails went out for this review`
      : null,
  )
  if (!never.send) return never
  if (within(ground.lastActivityAt, QUIET_AFTER_ACTIVITY_MS, now)) {
    return later(ground.dueAt, now, 'the vendor was active in the last two days')
  }
  if (within(ground.lastReminderAt, BETWEEN_REMINDERS_MS, now)) {
    return later(ground.dueAt, now, 'a reminder went out within the last day')
  }
  return { send: true }
}

const within = (at: Date | null, span: number, now: Date): boolean =>
  at !== null && now.getTime() - at.getTime() < span

/** The same time of day, at the first whole number of days later that lies ahead. */
function later(dueAt: Date, now: Date, because: string): MailJudgement {
  const days = Math.max(1, Math.floor((now.getTime() - dueAt.getTime()) / DAY_MS) + 1)
  return { send: false, until: new Date(dueAt.getTime() + days * DAY_MS), because }
}

function invitationGone({ invitation, status }: MailGround, now: Date): string | null {
  if (status === 'cancelled') return 'the review was cancelled'
  if (!invitation) return 'the invitation is gone'
  if (invitation.revokedAt) return 'the invitation was withdrawn'
  return invitation.expiresAt <= now ? 'the invitation has run out' : null
}

const withoutVendor = ({ status }: MailGround): string | null =>
  isWithVendor(status) ? null : `the review is ${status}, no longer with the vendor`

function codeGone({ code }: MailGround, now: Date): string | null {
  if (!code) return 'the code is gone'
  if (code.usedAt) return 'the code was used already'
  return code.expiresAt <= now ? 'the code ran out before it could be sent' : null
}

/** Refuses with the first reason that is given; sends when there is none. */
function refusalOf(...reasons: (string | null)[]): MailJudgement {
  const because = reasons.find((reason) => reason !== null)
  return because === undefined ? { send: true } : { send: false, until: null, because }
}
