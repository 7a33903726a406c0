import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { remindersFor } from '../../app/core/schedule/reminders'
import { deliverDueMail } from '../../app/services/mail/deliver-mail'
import { stopRemindersOf } from '../../app/services/respond/stop-reminders'
import type { Db, Store } from '../../db/store'
import { openTestStore } from '../support/store'
import {
  aMail,
  aReviewAtTheVendor,
  eventsOf,
  type HeldClock,
  heldClock,
  plainLetter,
  rowOf,
  scriptedMailer,
  secrets,
} from './world'

/** The review is due on 14 December 2026; reminders come due at nine o'clock UTC. */
describe('reminders over the days', () => {
  let store: Store
  let clock: HeldClock
  let mailer: ReturnType<typeof scriptedMailer>
  beforeEach(async () => {
    clock = heldClock()
    mailer = scriptedMailer()
    const reminders = remindersFor('2026-12-14', '2026-11-23').map(({ on, offset }) =>
      aMail('reminder', {
        id: `reminder ${offset}`,
        payload: { invitationId: 'invitation-1', offset },
        dueAt: new Date(`${on}T09:00:00Z`),
      }),
    )
    store = await openTestStore(aReviewAtTheVendor({ outbox: [aMail('invitation'), ...reminders] }))
  })
  afterEach(() => store.close())

  const pass = () => deliverDueMail({ store, clock, mailer, compose: plainLetter })
  const change = (set: Partial<Db['t']['reviews']['$inferInsert']>) =>
    store.db.update(store.db.t.reviews).set(set)
  /** Lives through the days from now to `until`, hour by hour; tells which mail went out on which day. */
  async function live(until: string, at: (hour: Date) => Promise<unknown> = async () => {}) {
    const told: string[] = []
    while (clock.now() < new Date(until)) {
      await at(clock.now())
      const before = mailer.sent.length
      await pass()
      for (const { subject } of mailer.sent.slice(before)) {
        told.push(`${clock.now().toISOString().slice(5, 13)} ${subject}`)
      }
      clock.forward({ hours: 1 })
    }
    return told
  }

  it('come 7 and 2 days before, on the day, 3 and 10 days after; then the requester hears of it', async () => {
    expect(await live('2027-01-15T00:00:00Z')).toEqual([
      '11-23T09 invitation',
      '12-07T09 reminder -7',
      '12-12T09 reminder -2',
      '12-14T09 reminder 0',
      '12-17T09 reminder 3',
      '12-24T09 reminder 10',
      '12-25T09 reminder 10-escalation',
    ])
    const escalation = mailer.sent.at(-1)
    expect(escalation?.to).toEqual({ name: 'Tom Reed', address: 'tom@harbour.example' })
    expect(mailer.sent.filter(({ to }) => to.address.includes('northlight'))).toHaveLength(6)
  })

  it('stop on submission, and nobody is told that the vendor is late', async () => {
    const told = await live('2027-01-15T00:00:00Z', async (hour) => {
      if (hour.toISOString().startsWith('2026-12-13T10')) await change({ status: 'submitted' })
    })
    expect(told).toEqual(['11-23T09 invitation', '12-07T09 reminder -7', '12-12T09 reminder -2'])
    expect(await rowOf(store, 'reminder 0')).toMatchObject({
      status: 'cancelled',
      lastError: 'Not sent: the review is submitted, no longer with the vendor',
    })
    const cancelled = (await eventsOf(store)).filter(({ kind }) => kind === 'mail cancelled')
    expect(cancelled).toHaveLength(3)
  })

  it('pause while the vendor is active, a day at a time, and go on when it is quiet', async () => {
    const told = await live('2026-12-13T00:00:00Z', async (hour) => {
      const day = hour.toISOString().slice(0, 13)
      if (day >= '2026-12-06T15' && day <= '2026-12-08T15') await change({ lastActivityAt: hour })
    })
    expect(told).toEqual(['11-23T09 invitation', '12-11T09 reminder -7', '12-12T09 reminder -2'])
    const postponed = (await eventsOf(store)).filter(({ kind }) => kind === 'mail postponed')
    expect(postponed).toHaveLength(4)
  })

  it('merge into the latest when the vendor was active over several of them', async () => {
    const told = await live('2026-12-20T00:00:00Z', async (hour) => {
      const day = hour.toISOString().slice(0, 10)
      if (day >= '2026-12-06' && day <= '2026-12-14') await change({ lastActivityAt: hour })
    })
    expect(told).toEqual(['11-23T09 invitation', '12-17T09 reminder 3'])
  })

  it('are one, not five, after the portal was down over all of them', async () => {
    await pass()
    clock.set(new Date('2026-12-29T11:00:00Z'))
    expect(await pass()).toMatchObject({ sent: 1, cancelled: 4 })
    expect(mailer.sent.at(-1)?.subject).toBe('reminder 10')
  })

  it('stop when the vendor says so, and the requester still hears of it in the end', async () => {
    const told = await live('2027-01-15T00:00:00Z', async (hour) => {
      if (hour.toISOString().startsWith('2026-12-08T10')) {
        const token = secrets.deriveToken('invitation', 'invitation-1')
        expect(await stopRemindersOf({ store, clock, secrets }, token)).toEqual({ ok: true })
      }
    })
    expect(told).toEqual([
      '11-23T09 invitation',
      '12-07T09 reminder -7',
      '12-25T09 reminder 10-escalation',
    ])
  })

  it('do not escalate to somebody who has left', async () => {
    await store.db.update(store.db.t.users).set({ active: false })
    const told = await live('2027-01-15T00:00:00Z')
    expect(told.at(-1)).toBe('12-24T09 reminder 10')
  })
})
