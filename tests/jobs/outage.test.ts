// A mail server that is down for a day, with a thousand invitations waiting: what is lost, repeated, or sent in a burst.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { outboxJob } from '../../app/jobs/outbox'
import { type Mailer, smtpMailer } from '../../app/ports/mailer'
import { composeRow } from '../../app/services/mail/compose-row'
import { paceOf } from '../../app/services/mail/pace'
import type { Questionnaires } from '../../app/services/questionnaires/questionnaires'
import { findDoor } from '../../app/services/respond/find-door'
import type { Store } from '../../db/store'
import { asksFourQuestions, fourQuestions } from '../support/questionnaire'
import { readMail, type SmtpServer, startSmtp } from '../support/smtp'
import { anInvitation, aReview, openTestStore, type Row } from '../support/store'
import { aMail, aReviewAtTheVendor, heldClock, minutesOn, secrets, start } from './world'

const COUNT = 1000
const PER_MINUTE = 60
const DAY_MINUTES = 24 * 60
const origin = 'https://assay.harbour.example'
const ids = Array.from({ length: COUNT }, (_, place) => String(place + 1).padStart(4, '0'))
/** Written in another order than they are due, so that the order of writing cannot stand in for it. */
const dueMinutes = (place: number) => (place * 7919) % COUNT

const reviews = ids.map((id, place) =>
  aReview({
    ...{ id: `review-${id}`, number: place + 1, launchedById: 'priya', sentAt: start },
    ...{ dueOn: '2026-12-14', ...asksFourQuestions },
  }),
)
const invitations = ids.map((id) =>
  anInvitation({
    ...{ id: `invitation-${id}`, reviewId: `review-${id}`, createdAt: start },
    tokenHash: secrets.hash('invitation', secrets.deriveToken('invitation', `invitation-${id}`)),
    expiresAt: minutesOn(90 * DAY_MINUTES),
  }),
)
const outbox = ids.map(
  (id, place): Row<'outbox'> =>
    aMail('invitation', {
      ...{ id: `mail-${id}`, reviewId: `review-${id}` },
      payload: { invitationId: `invitation-${id}` },
      dueAt: minutesOn(dueMinutes(place)),
    }),
)

let store: Store
let server: SmtpServer
beforeEach(async () => {
  server = await startSmtp()
  const { contacts, ...base } = aReviewAtTheVendor({})
  store = await openTestStore({
    ...base,
    contacts: contacts ?? [],
    reviews,
    invitations,
    outbox,
    settings: [{ key: 'organisation', value: { mailsPerMinute: PER_MINUTE }, updatedAt: start }],
  })
})
afterEach(async () => {
  await server.stop()
  await store.close()
})

const questionnaires = { frozen: async () => fourQuestions } as unknown as Questionnaires
const clock = heldClock()

/** The process dies between the server's 250 and our commit: the mail went out, and nobody writes it down. */
function dyingAt(mailer: Mailer, deaths: ReadonlySet<number>, died: () => void): Mailer {
  let sent = 0
  return {
    ...mailer,
    async send(mail) {
      const delivery = await mailer.send(mail)
      if (!delivery.ok || !deaths.has(++sent)) return delivery
      died()
      return new Promise(() => {})
    },
  }
}

it('a day without a mail server loses nothing of 1,000 invitations, keeps their order and makes no burst', async () => {
  const real = smtpMailer(server.url)
  let died = false
  const mailer = dyingAt(real, new Set([100, 500, 900]), () => {
    died = true
  })
  const ctx = { store, clock, mailer }
  const compose = (
    row: Parameters<typeof composeRow>[1]['row'],
    entry: Parameters<typeof composeRow>[1]['entry'],
  ) => composeRow({ ...ctx, secrets, questionnaires }, { row, entry, origin })
  const log = { info: () => {}, warn: () => {}, error: (about: unknown) => faults.push(about) }
  const faults: unknown[] = []
  const newJob = () => outboxJob({ ...ctx, compose, pace: paceOf(ctx) }, log)
  let job = newJob()
  const arrivals: { at: number; subject: string }[] = []

  /** Passes and rests by the clock until the instant, as the running portal would. */
  async function live(until: Date) {
    while (clock.now() < until) {
      const dead = new Promise<null>((resolve) => {
        const look = setInterval(() => died && resolve(null), 5)
        void look.unref()
      })
      const rest = await Promise.race([job.pass(() => false), dead])
      if (died) {
        died = false
        job = newJob()
      }
      for (const _ of server.mails.slice(arrivals.length)) {
        arrivals.push({ at: clock.now().getTime(), subject: '' })
      }
      clock.forward({ minutes: (rest ?? 2_000) / 60_000 })
    }
  }

  // One goes out, then the server is gone for a day.
  await live(minutesOn(0.1))
  expect(server.mails).toHaveLength(1)
  const { port, mails: before } = server
  await server.stop()
  await live(minutesOn(DAY_MINUTES))
  server = await startSmtp({ port })
  server.mails.push(...before)
  const back = clock.now().getTime()
  await live(minutesOn(DAY_MINUTES + 40))
  real.close()

  expect(faults).toEqual([])
  const received = server.mails.map(({ raw }) => readMail(raw))
  const messageIds = received.map(({ headers }) => headers.get('message-id')?.[0] ?? '')
  const first = [...new Set(messageIds)]
  const dueOrder = ids
    .map((id, place) => ({ id, due: dueMinutes(place) }))
    .sort((a, b) => a.due - b.due)
    .map(({ id }) => `<mail-${id}@assay.harbour.example>`)
  // 0 lost, in the order in which they were due; each death repeats the one mail it fell into.
  expect(first).toEqual(dueOrder)
  expect(messageIds.length - first.length).toBe(3)
  const rows = await store.db.select().from(store.db.t.outbox)
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['sent']))

  const times = arrivals.map(({ at }) => at)
  const burst = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
  )
  expect(burst).toBeLessThanOrEqual(PER_MINUTE)
  // Nor slower than it may: the backlog is gone after its thousand seconds and the rests between.
  expect((Math.max(...times) - back) / 60_000).toBeLessThan(30)

  for (const { text } of [received[0], received[1], received.at(-1)].flatMap(
    (mail) => mail ?? [],
  )) {
    const token = /\/respond\/([\w-]+)/.exec(text)?.[1] ?? ''
    expect(await findDoor({ store, clock, secrets }, token)).toMatchObject({ ok: true })
  }
}, 120_000)
