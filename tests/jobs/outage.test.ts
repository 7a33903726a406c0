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
beforeEach(() => clock.set(start))

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

/** What a portal with this defect would do: a server that is not there is taken for one that refuses the mail. */
const takingAbsenceForRefusal = (mailer: Mailer): Mailer => ({
  ...mailer,
  async send(mail) {
    const delivery = await mailer.send(mail)
    const isAbsent = !delivery.ok && delivery.reason === 'unreachable'
    return isAbsent ? { ...delivery, reason: 'refused' } : delivery
  },
})

/** One mail goes out, then the server is gone for so long; afterwards the portal has a little time to catch up. */
async function liveWithoutServer(minutes: number, { catchUp, mailer: given }: Life) {
  const real = smtpMailer(server.url)
  let died = false
  const mailer = given(real, () => {
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
  const times: number[] = []

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
      for (const _ of server.mails.slice(times.length)) times.push(clock.now().getTime())
      clock.forward({ minutes: (rest ?? 2_000) / 60_000 })
    }
  }

  await live(minutesOn(0.1))
  expect(server.mails).toHaveLength(1)
  const { port, mails: before } = server
  await server.stop()
  await live(minutesOn(minutes))
  server = await startSmtp({ port })
  server.mails.push(...before)
  const back = clock.now().getTime()
  await live(minutesOn(minutes + catchUp))
  real.close()
  const received = server.mails.map(({ raw }) => readMail(raw))
  const messageIds = received.map(({ headers }) => headers.get('message-id')?.[0] ?? '')
  return { faults, times, back, received, messageIds, first: [...new Set(messageIds)] }
}

interface Life {
  /** In minutes. */
  catchUp: number
  /** `died` is to be called where the process ends in the middle of a mail. */
  mailer: (real: Mailer, died: () => void) => Mailer
}

it('a day without a mail server loses nothing of 1,000 invitations, keeps their order and makes no burst', async () => {
  const mailer = (real: Mailer, died: () => void) => dyingAt(real, new Set([100, 500, 900]), died)
  const lived = await liveWithoutServer(DAY_MINUTES, { catchUp: 40, mailer })
  const { faults, times, back, received, messageIds, first } = lived
  const repeated = messageIds.length - first.length
  console.info(
    `${COUNT} invitations: ${COUNT - first.length} lost, ${repeated} repeated by 3 deaths between acceptance and commit, after a day without a mail server`,
  )

  expect(faults).toEqual([])
  // In the order in which they were due; each death repeats the one mail it fell into.
  const dueOrder = ids
    .map((id, place) => ({ id, due: dueMinutes(place) }))
    .sort((a, b) => a.due - b.due)
    .map(({ id }) => `<mail-${id}@assay.harbour.example>`)
  expect(first).toEqual(dueOrder)
  expect(repeated).toBe(3)
  const rows = await store.db.select().from(store.db.t.outbox)
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['sent']))

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

it('would notice invitations that an absent server cost', async () => {
  const { first } = await liveWithoutServer(30, { catchUp: 30, mailer: takingAbsenceForRefusal })
  const due = ids.filter((_, place) => dueMinutes(place) <= 30)
  const lost = due.filter((id) => !first.includes(`<mail-${id}@assay.harbour.example>`))
  console.info(
    `${COUNT} invitations: ${lost.length} of ${due.length} due lost with the seeded defect`,
  )
  expect(lost.length).toBeGreaterThan(0)
}, 120_000)
