// Reads what is true of a mail at sending time, for the rules that say whether it still makes sense.
import { mailsOfReview, type OutboxRow } from '../../../db/queries/delivery'
import { proposalsOf } from '../../../db/queries/judgement'
import { codeForMail, invitationForMail, reviewForMail } from '../../../db/queries/mail-subject'
import { parseOutboxEntry, type ReviewMail } from '../../core/mail/payload'
import type { MailGround } from '../../core/mail/rules'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { noticeSubject } from './notice-subject'

/** Throws when the invitation or review behind the row is gone, which the database's references forbid. */
export async function readGround(
  { store }: Pick<Services, 'store'>,
  { row, entry, now }: { row: OutboxRow; entry: ReviewMail; now: Date },
): Promise<MailGround> {
  const { db } = store
  const [invitation] =
    'invitationId' in entry.payload ? await invitationForMail(db, entry.payload.invitationId) : []
  const reviewId =
    invitation?.reviewId ?? ('reviewId' in entry.payload ? entry.payload.reviewId : '')
  const [about] = await reviewForMail(db, reviewId)
  if (!about) throw new Error(`Mail ${row.id} is about no review`)
  const [code] = entry.kind === 'code' ? await codeForMail(db, entry.payload.codeId) : []
  const proposals = entry.kind === 'proposed' ? await proposalsOf(db, reviewId) : []
  const siblings = await mailsOfReview(db, reviewId)
  const { timeZone } = await readOrganisation({ store })
  return {
    status: about.review.status,
    lastActivityAt: about.review.lastActivityAt,
    invitation: invitation ?? null,
    code: code ?? null,
    proposalOpen: proposals.some(
      ({ id, status }) =>
        entry.kind === 'proposed' && id === entry.payload.proposalId && status === 'open',
    ),
    outcomeReleased: about.review.outcomeReleasedAt !== null,
    notice: await noticeSubject(db, entry, reviewId),
    today: dateIn(timeZone, now),
    dueAt: row.dueAt,
    laterReminderDue: siblings.some((other) => isLaterReminder(other, entry) && isDue(other, now)),
    lastReminderAt: latest(siblings.filter(({ kind }) => kind === 'reminder' || kind === 'nudge')),
    mailsSent: siblings.filter(({ status }) => status === 'sent').length,
  }
}

type Sibling = Awaited<ReturnType<typeof mailsOfReview>>[number]

const isDue = ({ status, dueAt }: Sibling, now: Date): boolean =>
  status === 'waiting' && dueAt <= now

function isLaterReminder(other: Sibling, entry: ReviewMail): boolean {
  if (entry.kind !== 'reminder') return false
  const parsed = parseOutboxEntry(other.kind, other.payload)
  return parsed.kind === 'reminder' && parsed.payload.offset > entry.payload.offset
}

function latest(mails: Sibling[]): Date | null {
  const times = mails.flatMap(({ sentAt }) => (sentAt ? [sentAt.getTime()] : []))
  return times.length === 0 ? null : new Date(Math.max(...times))
}
