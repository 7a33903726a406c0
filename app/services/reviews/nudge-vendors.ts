// Nudges vendors in a person's own words: shown first, mail by mail, with those that cannot be nudged and why.
import type { OutboxRow } from '../../../db/queries/delivery'
import { invitationsOfReview, reviewByNumber } from '../../../db/queries/reviews'
import type { Db } from '../../../db/store'
import { read, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'
import { notAllowed, type Refusal } from '../judgement/refusal'
import type { CaseRow } from '../judgement/with-review'
import { type ComposeContext, composeMail } from '../mail/compose-mail'
import { offeringWords } from '../mail/invitation-facts'
import { mayNudge, queueNudge } from '../mail/queue-nudge'
import { changeMany, type OneChange } from './change-many'

export interface PreviewedNudge {
  number: number
  vendor: string
  offering: string
  /** Whom it goes to and what it says; null where it cannot go. */
  mail: { to: { name: string; address: string }; subject: string; text: string } | null
  /** Why it cannot. */
  because: string | null
}

interface Asked {
  numbers: readonly number[]
  text: string
  /** The portal's address, without a trailing slash. */
  origin: string
}

/** Nothing is sent. Those that can be nudged come first, in the order of the numbers. */
export async function previewNudges(
  ctx: ComposeContext,
  staff: Staff,
  asked: Asked,
): Promise<{ ok: true; nudges: PreviewedNudge[] } | Refusal> {
  if (!allows(staff, 'review.chase')) return notAllowed()
  const nudges: PreviewedNudge[] = []
  for (const number of asked.numbers) {
    const [row] = await reviewByNumber(ctx.store.db, number)
    if (row !== undefined) nudges.push(await previewOne(ctx, staff, { ...asked, row }))
  }
  const refused = (nudge: PreviewedNudge) => Number(nudge.mail === null)
  return { ok: true, nudges: nudges.sort((a, b) => refused(a) - refused(b) || a.number - b.number) }
}

async function previewOne(
  ctx: ComposeContext,
  staff: Staff,
  { row, text, origin }: Asked & { row: CaseRow },
): Promise<PreviewedNudge> {
  const { review, vendor, offering } = row
  const at = ctx.clock.now()
  const subject = { number: review.number, vendor: vendor.name, offering: offeringWords(offering) }
  const may = await read(ctx.store.db, (db) => judge(db, row, { text, byId: staff.id, at }))
  if (!may.ok) return { ...subject, mail: null, because: may.sentence }
  const { invitationId, contact } = may
  const entry = { kind: 'nudge', payload: { invitationId, text, byId: staff.id } } as const
  const mail = await composeMail(ctx, { row: unsentRow(row, { ...may, entry, at }), entry, origin })
  const to = { name: contact.name, address: contact.email }
  return { ...subject, mail: { to, subject: mail.subject, text: mail.text }, because: null }
}

interface Words {
  text: string
  byId: string
  at: Date
}

/** By the very rule that sending asks. */
function* judge(db: Db, { review, contact }: CaseRow, words: Words) {
  const invitations = yield* run(invitationsOfReview(db, review.id))
  const invitation = invitations.findLast(({ revokedAt }) => revokedAt === null)
  if (invitation === undefined) {
    const sentence =
      review.status === 'draft'
        ? 'It is a draft: nobody at the vendor was invited so far.'
        : 'Nobody at the vendor is invited any more.'
    return { ok: false as const, sentence }
  }
  const nudge = { ...words, reviewId: review.id, invitationId: invitation.id }
  const may = yield* mayNudge(db, nudge)
  return may.ok ? { ok: true as const, invitationId: invitation.id, contact } : may
}

/** The row that sending would write. */
const unsentRow = (
  { review }: CaseRow,
  of: {
    contact: { name: string; email: string }
    entry: Pick<OutboxRow, 'kind' | 'payload'>
    at: Date
  },
): OutboxRow => ({
  id: `preview-${review.id}`,
  reviewId: review.id,
  kind: of.entry.kind,
  payload: of.entry.payload,
  toName: of.contact.name,
  toEmail: of.contact.email,
  dueAt: of.at,
  status: 'waiting',
  attempts: 0,
  claimedUntil: null,
  lastError: null,
  sentAt: null,
  messageId: null,
  createdAt: of.at,
})

export const nudgeVendors = (
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  { numbers, text }: Pick<Asked, 'numbers' | 'text'>,
) =>
  changeMany(ctx, staff, { numbers, action: 'review.chase' }, function* (tx, row, at) {
    return yield* nudgeOne(tx, row, { text, byId: staff.id, at })
  })

function* nudgeOne(tx: Db, row: CaseRow, words: Words): Work<OneChange> {
  const may = yield* judge(tx, row, words)
  if (!may.ok) return may
  const { invitationId } = may
  const reviewId = row.review.id
  const queued = yield* queueNudge(tx, { ...words, reviewId, invitationId })
  if (!queued.ok) return queued
  const payload = { invitationId, outboxId: queued.outboxId }
  return { ok: true, events: [{ kind: 'vendor nudged', reviewId, payload }] }
}
