// Whether a mail that has come due still makes sense: decided at sending time, from what is true then.
import { closedBecause } from '../respond/door'
import { isWithVendor, type ReviewStatus } from '../review/lifecycle'
import type { PlainDate } from '../schedule/plain-date'
import { QUIET_AFTER_ACTIVITY_MS } from '../schedule/reminders'
import { type NoticeSubject, outdated } from './notices'
import type { MailKind, ReviewMailKind } from './payload'

/** What asks the vendor for something, for each review. Source: domain guide, "Re-review". */
export const MOST_MAILS_A_REVIEW = 6

/** They count towards the most. What answers an act of the vendor's, or tells it how things ended, does not. */
export const askingKinds = [
  'invitation',
  'reminder',
  'nudge',
  'returned',
  'vendor condition',
] as const satisfies readonly MailKind[]

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
  /** The vendor was told how the review ended. */
  outcomeReleased: boolean
  /** What a notice is about; null for the other kinds. */
  notice: NoticeSubject | null
  /** The day in the organisation's zone. */
  today: PlainDate
  /** When the row became due. */
  dueAt: Date
  /** Another reminder of this review has come due after this one. */
  laterReminderDue: boolean
  /** Nudges count as well. */
  lastReminderAt: Date | null
  /** Of the kinds that ask the vendor for something, those of this review that went out so far. */
  mailsSent: number
}

export type MailJudgement =
  | { send: true }
  | { send: false; until: Date; because: string }
  | { send: false; until: null; because: string }

/** Says whether to send now, to wait until a later instant, or never to send, with the reason in words. */
export const judgeMail = (kind: ReviewMailKind, ground: MailGround, now: Date): MailJudgement =>
  rules[kind](ground, now)

type Rule = (ground: MailGround, now: Date) => MailJudgement

const toInvited: Rule = (ground, now) =>
  refusalOf(invitationGone(ground, now), withoutVendor(ground))
const aboutDate: Rule = (ground) => refusalOf(unfollowed(ground), outdatedNotice(ground))
const unlessCancelled: Rule = ({ status }) =>
  refusalOf(status === 'cancelled' ? 'the review was cancelled' : null)
const whileWithVendor: Rule = (ground) => refusalOf(withoutVendor(ground))

const rules: Record<ReviewMailKind, Rule> = {
  invitation: toInvited,
  delegation: toInvited,
  code: (ground, now) => refusalOf(invitationGone(ground, now), codeGone(ground, now)),
  reminder: judgeReminder,
  nudge: (ground, now) =>
    refusalOf(invitationGone(ground, now), withoutVendor(ground), ...unwelcome(ground)),
  returned: (ground, now) =>
    refusalOf(
      invitationGone(ground, now),
      ground.status === 'returned' ? null : 'the vendor has submitted again',
    ),
  reply: (ground, now) => refusalOf(invitationGone(ground, now)),
  question: unlessCancelled,
  'change told': unlessCancelled,
  answered: unlessCancelled,
  'not me': whileWithVendor,
  escalation: whileWithVendor,
  outcome: (ground) => refusalOf(undecided(ground)),
  released: (ground, now) => refusalOf(invitationGone(ground, now), undecided(ground)),
  arrived: ({ status }) => refusalOf(status === 'submitted' ? null : 'the answers were taken up'),
  proposed: ({ proposalOpen }) =>
    refusalOf(proposalOpen ? null : 'the proposal no longer waits for approval'),
  'evidence expiring': aboutDate,
  'waiver ending': aboutDate,
  'condition due': aboutDate,
  'vendor condition': (ground, now) =>
    refusalOf(
      invitationGone(ground, now),
      unfollowed(ground),
      // What nobody told the vendor cannot be asked of it.
      ground.outcomeReleased ? null : 'the vendor was not told the outcome',
      outdatedNotice(ground),
      ...unwelcome(ground),
    ),
  're-review coming': ({ status }) =>
    refusalOf(status === 'draft' ? null : `the round is ${status}`),
  // A receipt is owed for whatever was received, even if the review was cancelled a second later.
  submitted: () => ({ send: true }),
}

function judgeReminder(ground: MailGround, now: Date): MailJudgement {
  const never = refusalOf(
    invitationGone(ground, now),
    withoutVendor(ground),
    ground.laterReminderDue ? 'a later reminder takes its place' : null,
    ...unwelcome(ground),
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

const unwelcome = ({ invitation, mailsSent }: MailGround): (string | null)[] => [
  invitation?.stopRemindersAt ? 'the vendor stopped the reminders' : null,
  mailsSent >= MOST_MAILS_A_REVIEW ? `${MOST_MAILS_A_REVIEW} mails went out for this review` : null,
]

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
  return closedBecause({ ...invitation, status }, now) === null
    ? null
    : 'the invitation has run out'
}

const undecided = ({ status }: MailGround): string | null =>
  status === 'decided' || status === 'closed' ? null : 'nothing is decided'

/** A decision is followed until its next round is decided; the conditions of a hold also while it is taken up again. */
const unfollowed = ({ status }: MailGround): string | null =>
  status === 'decided' || status === 'in review' ? null : `the review is ${status}`

function outdatedNotice({ notice, today }: MailGround): string | null {
  return notice === null ? 'what it is about is gone' : outdated(notice, today)
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
