import { beforeEach, expect, it } from 'vitest'
import { type DeliveryContext, deliverDueMail } from '../../app/services/mail/deliver-mail'
import type { Store } from '../../db/store'
import { forEachEngine, type Row } from '../support/store'
import {
  aMail,
  aReviewAtTheVendor,
  eventsOf,
  type HeldClock,
  heldClock,
  minutesOn,
  plainLetter,
  rowOf,
  scriptedMailer,
  start,
} from './world'

forEachEngine('mail', (open) => {
  let store: Store
  let clock: HeldClock
  beforeEach(() => {
    clock = heldClock()
  })

  const stated = async (...outbox: Row<'outbox'>[]) => {
    store = await open(aReviewAtTheVendor({ outbox }))
  }
  const context = (mailer = scriptedMailer()): DeliveryContext => ({
    store,
    clock,
    mailer,
    compose: plainLetter,
  })

  it('goes out in due order, none before its time, and each is written down and recorded', async () => {
    await stated(
      aMail('invitation', { id: 'second', dueAt: minutesOn(-1) }),
      aMail('invitation', { id: 'first', dueAt: minutesOn(-2) }),
      aMail('invitation', { id: 'tomorrow', dueAt: minutesOn(1) }),
    )
    const mailer = scriptedMailer()
    expect(await deliverDueMail(context(mailer))).toMatchObject({ sent: 2, faults: [] })
    expect(mailer.sent.map(({ subject }) => subject)).toEqual(['first', 'second'])
    expect(await rowOf(store, 'first')).toMatchObject({
      status: 'sent',
      attempts: 1,
      sentAt: start,
      messageId: '<first@harbour.example>',
      claimedUntil: null,
    })
    expect(await rowOf(store, 'tomorrow')).toMatchObject({ status: 'waiting', attempts: 0 })
    expect((await eventsOf(store)).map(({ kind, actor }) => `${kind} by ${actor}`)).toEqual([
      'mail sent by job',
      'mail sent by job',
    ])
  })

  it('is tried again after 1, 5, 15, 60, 240, 480 and 720 minutes, then fails and says so', async () => {
    await stated(aMail('invitation'))
    const no = { ok: false, reason: 'deferred', said: '450 try later' } as const
    const mailer = scriptedMailer(...Array.from({ length: 9 }, () => no))
    const waits: number[] = []
    for (let tries = 1; tries <= 8; tries++) {
      expect(await deliverDueMail(context(mailer))).toMatchObject({ deferred: 1 })
      const row = await rowOf(store, 'invitation')
      expect(row.attempts).toBe(tries)
      expect(row.lastError).toBe('450 try later')
      if (row.status === 'waiting') {
        waits.push((row.dueAt.getTime() - clock.now().getTime()) / 60_000)
        clock.set(new Date(row.dueAt.getTime() - 1))
        expect(await deliverDueMail(context(mailer))).toMatchObject({ deferred: 0 })
        clock.set(row.dueAt)
      }
    }
    expect(waits).toEqual([1, 5, 15, 60, 240, 480, 720])
    expect(await rowOf(store, 'invitation')).toMatchObject({ status: 'failed', attempts: 8 })
    expect((await eventsOf(store)).map(({ kind }) => kind)).toEqual(['mail failed'])
  })

  it('that is refused for good fails at once', async () => {
    await stated(aMail('invitation'))
    const refused = { ok: false, reason: 'refused', said: '550 no such user' } as const
    expect(await deliverDueMail(context(scriptedMailer(refused)))).toMatchObject({ refused: 1 })
    expect(await rowOf(store, 'invitation')).toMatchObject({
      status: 'failed',
      attempts: 1,
      lastError: '550 no such user',
    })
    expect((await eventsOf(store)).at(-1)?.body).toContain('"attempts":1')
  })

  it('keeps its place and its tries while the server is unreachable, and the pass stops there', async () => {
    await stated(aMail('invitation', { id: 'a' }), aMail('invitation', { id: 'b' }))
    const down = { ok: false, reason: 'unreachable', said: 'connect ECONNREFUSED' } as const
    const mailer = scriptedMailer(down)
    expect(await deliverDueMail(context(mailer))).toMatchObject({ unreachable: 1, sent: 0 })
    expect(await rowOf(store, 'a')).toMatchObject({
      status: 'waiting',
      attempts: 0,
      dueAt: start,
      claimedUntil: null,
      lastError: 'connect ECONNREFUSED',
    })
    expect(await deliverDueMail(context(mailer))).toMatchObject({ sent: 2 })
    expect(await rowOf(store, 'a')).toMatchObject({ status: 'sent', lastError: null })
  })

  it('that cannot be written does not hold up the mail behind it', async () => {
    await stated(
      aMail('invitation', { id: 'broken', dueAt: minutesOn(-1) }),
      aMail('invitation', { id: 'sound' }),
    )
    const mailer = scriptedMailer()
    const pass = await deliverDueMail({
      ...context(mailer),
      compose: async (row) => {
        if (row.id === 'broken') throw new Error('no such template')
        return plainLetter(row)
      },
    })
    expect(pass).toMatchObject({ sent: 1, deferred: 1 })
    expect(pass.faults).toMatchObject([{ id: 'broken', error: new Error('no such template') }])
    expect((await rowOf(store, 'broken')).lastError).not.toContain('template')
  })

  it('under a lease is left alone until the lease has run out', async () => {
    await stated(aMail('invitation', { claimedUntil: minutesOn(5) }))
    expect(await deliverDueMail(context())).toMatchObject({ sent: 0 })
    clock.set(minutesOn(5))
    expect(await deliverDueMail(context())).toMatchObject({ sent: 0 })
    clock.set(minutesOn(5.01))
    expect(await deliverDueMail(context())).toMatchObject({ sent: 1 })
  })

  it('whose lease was lost while sending is settled by whoever took it over', async () => {
    await stated(aMail('invitation'))
    const slow = scriptedMailer()
    const send = slow.send
    let second: Awaited<ReturnType<typeof deliverDueMail>> | undefined
    slow.send = async (mail) => {
      clock.forward({ minutes: 6 })
      second = await deliverDueMail(context())
      return send(mail)
    }
    expect(await deliverDueMail(context(slow))).toMatchObject({ sent: 0, lost: 1 })
    expect(second).toMatchObject({ sent: 1 })
    expect((await eventsOf(store)).filter(({ kind }) => kind === 'mail sent')).toHaveLength(1)
  })

  it('that went out counts as sent, even when the lease was lost and the other try failed', async () => {
    await stated(aMail('invitation'))
    const slow = scriptedMailer()
    const send = slow.send
    slow.send = async (mail) => {
      clock.forward({ minutes: 6 })
      const no = { ok: false, reason: 'deferred', said: '450 busy' } as const
      expect(await deliverDueMail(context(scriptedMailer(no)))).toMatchObject({ deferred: 1 })
      return send(mail)
    }
    expect(await deliverDueMail(context(slow))).toMatchObject({ sent: 1, lost: 0 })
    expect(await rowOf(store, 'invitation')).toMatchObject({ status: 'sent' })
  })

  it('that failed after its lease was lost leaves the new lease alone', async () => {
    await stated(aMail('invitation'))
    const no = { ok: false, reason: 'refused', said: '550 no' } as const
    const slow = scriptedMailer(no)
    const send = slow.send
    slow.send = async (mail) => {
      await store.db.update(store.db.t.outbox).set({ claimedUntil: minutesOn(60) })
      return send(mail)
    }
    expect(await deliverDueMail(context(slow))).toMatchObject({ refused: 0, lost: 1 })
    expect(await rowOf(store, 'invitation')).toMatchObject({
      status: 'waiting',
      attempts: 0,
      claimedUntil: minutesOn(60),
    })
  })

  it('stops between two mails when it is told to', async () => {
    await stated(aMail('invitation', { id: 'a' }), aMail('invitation', { id: 'b' }))
    const mailer = scriptedMailer()
    await deliverDueMail(context(mailer), () => mailer.sent.length === 1)
    expect(await rowOf(store, 'b')).toMatchObject({ status: 'waiting', claimedUntil: null })
  })
})
