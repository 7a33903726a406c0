// A review out at a vendor, its outbox, a clock to move and a mailer to script, for tests that deliver mail.
import type { MailKind, MailPayload } from '../../app/core/mail/payload'
import type { Clock } from '../../app/ports/clock'
import type { Delivery, Mail, Mailer } from '../../app/ports/mailer'
import { secretsOf } from '../../app/ports/secrets'
import type { OutboxRow } from '../../db/queries/delivery'
import type { Store } from '../../db/store'
import {
  aContact,
  anInvitation,
  anOffering,
  aReview,
  aStaff,
  aUse,
  aVendor,
  type Row,
  type Rows,
} from '../support/store'

export const start = new Date('2026-11-23T09:00:00Z')
export const minutesOn = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
export const secrets = secretsOf(new Uint8Array(32).fill(7))

export interface HeldClock extends Clock {
  set(at: Date): void
  forward(by: { days?: number; hours?: number; minutes?: number }): Date
}

export function heldClock(at: Date = start): HeldClock {
  let now = at
  return {
    now: () => now,
    set: (to) => {
      now = to
    },
    forward({ days = 0, hours = 0, minutes = 0 }) {
      now = new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)
      return now
    },
  }
}

/** One review, sent at `start` by Priya for Tom's use to Dana at Northlight, due on 14 December. */
export const aReviewAtTheVendor = (over: {
  review?: Partial<Row<'reviews'>>
  invitation?: Partial<Row<'invitations'>>
  outbox?: Row<'outbox'>[]
}): Rows => ({
  users: [
    aStaff({ id: 'priya', name: 'Priya Nair', email: 'priya@harbour.example' }),
    aStaff({ id: 'tom', name: 'Tom Reed', email: 'tom@harbour.example' }),
  ],
  vendors: [aVendor({ name: 'Northlight', legalName: 'Northlight Ltd' })],
  offerings: [anOffering({ name: 'Northlight Assistant', plan: 'Business plan' })],
  contacts: [aContact({ name: 'Dana Ortiz', email: 'dana@northlight.example' })],
  uses: [aUse({ requesterId: 'tom', title: 'Drafting replies to customers' })],
  reviews: [aReview({ launchedById: 'priya', dueOn: '2026-12-14', sentAt: start, ...over.review })],
  invitations: [
    anInvitation({
      tokenHash: secrets.hash('invitation', secrets.deriveToken('invitation', 'invitation-1')),
      createdAt: start,
      expiresAt: new Date('2027-05-23T09:00:00Z'),
      ...over.invitation,
    }),
  ],
  outbox: over.outbox ?? [],
})

/** A waiting row about the one invitation; its id is its kind unless said otherwise. */
export const aMail = <Kind extends MailKind>(
  kind: Kind,
  over: Partial<Row<'outbox'>> & { payload?: MailPayload<Kind> } = {},
): Row<'outbox'> => ({
  id: kind,
  reviewId: 'review-1',
  kind,
  payload: { invitationId: 'invitation-1' },
  toName: 'Dana Ortiz',
  toEmail: 'dana@northlight.example',
  dueAt: start,
  status: 'waiting',
  createdAt: start,
  ...over,
})

export async function rowOf({ db }: Store, id: string): Promise<OutboxRow> {
  const row = (await db.select().from(db.t.outbox)).find((found) => found.id === id)
  if (!row) throw new Error(`No mail ${id}`)
  return row
}

export const eventsOf = async ({ db }: Store) =>
  db.select().from(db.t.auditEvents).orderBy(db.t.auditEvents.seq)

/** Answers each mail with the next of the given deliveries, and with acceptance once they are used up. */
export function scriptedMailer(...script: Delivery[]): Mailer & { sent: Mail[] } {
  const sent: Mail[] = []
  return {
    sent,
    async send(mail) {
      const delivery = script.shift() ?? { ok: true }
      if (delivery.ok) sent.push(mail)
      return delivery
    },
    check: async () => ({ ok: true }),
    close: () => {},
  }
}

/** A mail that says only which row it is. */
export const plainLetter = async (
  row: Pick<OutboxRow, 'id' | 'toName' | 'toEmail'>,
): Promise<Mail> => ({
  from: { name: 'Harbour Bank', address: 'assay@harbour.example' },
  to: { name: row.toName, address: row.toEmail },
  replyTo: null,
  subject: row.id,
  text: row.id,
  html: `<p>${row.id}</p>`,
  messageId: `<${row.id}@harbour.example>`,
  headers: {},
  attachments: [],
})
