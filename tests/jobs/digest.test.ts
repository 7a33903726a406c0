import { beforeEach, expect, it } from 'vitest'
import { digestDay } from '../../app/core/mail/digest'
import { digestBehind, stopDigest } from '../../app/services/identity/digest'
import { composeRow } from '../../app/services/mail/compose-row'
import { deliverDueMail } from '../../app/services/mail/deliver-mail'
import { queueDigests } from '../../app/services/mail/queue-digests'
import type { Questionnaires } from '../../app/services/questionnaires/questionnaires'
import type { Store } from '../../db/store'
import { aReview, aStaff, forEachEngine, type Row, type Rows, THEN } from '../support/store'
import {
  aMail,
  aReviewAtTheVendor,
  eventsOf,
  type HeldClock,
  heldClock,
  scriptedMailer,
  secrets,
} from './world'

const origin = 'https://assay.harbour.example'
const monday = '2026-11-30'

forEachEngine('the weekly digest', (open) => {
  let store: Store
  let clock: HeldClock
  beforeEach(() => {
    clock = heldClock(new Date('2026-11-30T07:59:00Z'))
  })
  const users = [
    aStaff({ id: 'priya', name: 'Priya Nair', roles: ['procurement'] }),
    aStaff({ id: 'pat', name: 'Pat Other', roles: ['procurement'] }),
    aStaff({ id: 'rolf', name: 'Rolf Reader', roles: ['reviewer'] }),
    aStaff({ id: 'tom', name: 'Tom Reed', roles: ['requester'] }),
    aStaff({ id: 'quiet', name: 'Quinn Quiet', roles: ['procurement'], digest: false }),
    aStaff({ id: 'gone', name: 'Gone Girl', roles: ['reviewer'], active: false }),
  ]
  const world = async (over: Rows = {}) => {
    const base = aReviewAtTheVendor({})
    store = await open({
      ...base,
      users,
      reviews: [
        aReview({ launchedById: 'priya', status: 'draft', sentAt: null }),
        aReview({ id: 'review-2', number: 2, launchedById: 'pat', status: 'submitted' }),
      ],
      ...over,
    })
  }
  const context = (mailer = scriptedMailer()) => ({
    store,
    clock,
    mailer,
    secrets,
    questionnaires: {} as Questionnaires,
  })
  const queue = () => queueDigests(context(), clock.now())
  const rows = async () =>
    (await store.db.select().from(store.db.t.outbox)).map(({ id }) => id).sort()
  async function deliver() {
    const ctx = context()
    await deliverDueMail({
      ...ctx,
      compose: (row, entry) => composeRow(ctx, { row, entry, origin }),
    })
    return ctx.mailer.sent
  }

  it('is written in the morning of its weekday, to those whom something needs, once', async () => {
    await world()
    expect(await queue()).toBe(0)
    clock.forward({ minutes: 1 })
    expect(await queue()).toBe(2)
    expect(await rows()).toEqual([`digest-priya-${monday}`, `digest-rolf-${monday}`])
    expect(await queue()).toBe(0)
    // Another process that looked at the same time.
    await store.db.delete(store.db.t.settings)
    expect(await queue()).toBe(2)
    expect(await rows()).toHaveLength(2)
    clock.forward({ days: 7 })
    await queue()
    expect(await rows()).toHaveLength(4)
  })

  it('says what needs whom, each with its page, and how to stop it', async () => {
    await world()
    clock.forward({ hours: 1 })
    await queue()
    const sent = await deliver()
    const toPriya = sent.find(({ to }) => to.name === 'Priya Nair')
    expect(toPriya?.subject).toBe('1 thing needs you in Assay this week')
    expect(toPriya?.text).toContain(
      'R-0001 Northlight, Northlight Assistant, Business plan: Finish',
    )
    expect(toPriya?.text).toContain(`${origin}/reviews/1`)
    expect(toPriya?.text).not.toContain('R-0002')
    const stop = `${origin}/stop-digest/priya/${secrets.deriveToken('stop mail', 'priya')}`
    expect(toPriya?.text).toContain(stop)
    expect(toPriya?.html).toContain(stop)
    expect(toPriya?.headers).toMatchObject({
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(sent.find(({ to }) => to.name === 'Rolf Reader')?.text).toContain('R-0002')
  })

  it('is not sent when nothing needs anybody, or without a mail server', async () => {
    await world({
      reviews: [aReview({ launchedById: 'priya', sentAt: clock.now() })],
      outbox: [aMail('invitation', { status: 'sent', sentAt: clock.now() })],
    })
    clock.forward({ hours: 1 })
    expect(await queue()).toBe(0)
    await store.db.delete(store.db.t.settings)
    expect(await queueDigests({ store, clock, mailer: null }, clock.now())).toBe(0)
  })

  it('names overdue conditions, lapses of own uses and mail that failed', async () => {
    const condition: Row<'conditions'> = {
      id: 'c',
      reviewId: 'review-3',
      number: 1,
      sentence: 'Logs are kept.',
      ownerSide: 'us',
      owner: 'it@harbour.example',
      dueOn: '2026-11-29',
      evidenceNeeded: 'x',
      consequence: 'Stop',
    }
    await world({
      reviews: [
        aReview({
          ...{ id: 'review-3', number: 3, status: 'decided', decision: 'approve with conditions' },
          ...{ launchedById: 'priya', decidedAt: THEN, nextReviewOn: '2027-11-01' },
        }),
      ],
      conditions: [condition],
      outbox: [
        aMail('reminder', {
          reviewId: 'review-3',
          status: 'failed',
          payload: { invitationId: 'x', offset: 0 },
        }),
      ],
      invitations: [],
    })
    clock.forward({ hours: 1 })
    expect(await queue()).toBe(3)
    const sent = await deliver()
    const to = (name: string) =>
      sent.find((mail) => mail.to.name === name)?.text.replace(/\s+/g, ' ')
    expect(to('Priya Nair')).toContain('C-01 was due on 29 Nov 2026: Logs are kept.')
    expect(to('Pat Other')).toContain('1 mail could not be delivered')
    expect(to('Pat Other')).not.toContain('C-01')
    expect(to('Tom Reed')).toContain('C-01 was due on 29 Nov 2026')
  })

  it('stops by its link, without signing in; another link stops nothing', async () => {
    await world()
    clock.forward({ hours: 1 })
    await queue()
    const token = secrets.deriveToken('stop mail', 'priya')
    expect(await stopDigest(context(), { userId: 'rolf', token })).toEqual({ ok: false })
    expect(await stopDigest(context(), { userId: 'priya', token })).toEqual({ ok: true })
    expect(await stopDigest(context(), { userId: 'priya', token })).toEqual({ ok: true })
    expect(await digestBehind(context(), { userId: 'priya', token })).toEqual({ on: false })
    expect((await eventsOf(store)).map(({ kind }) => kind)).toEqual(['digest switched'])
    // The one of this week, which waited, does not go out either.
    expect((await deliver()).map(({ to }) => to.name)).toEqual(['Rolf Reader'])
  })

  it('catches up after days of silence, but not with last week', async () => {
    await world()
    clock.set(new Date('2026-12-03T05:00:00Z'))
    expect(await queue()).toBe(2)
    clock.set(new Date('2026-12-04T05:00:00Z'))
    expect(await deliver()).toEqual([])
    await store.db.delete(store.db.t.settings)
    expect(await queue()).toBe(0)
  })

  it.each([
    ['2026-11-30', 'Monday', '2026-11-30'],
    ['2026-12-03', 'Monday', '2026-11-30'],
    ['2026-12-04', 'Monday', null],
    ['2026-11-30', 'Sunday', '2026-11-29'],
    ['2027-01-01', 'Thursday', '2026-12-31'],
    ['2026-11-30', 'Tuesday', null],
  ] as const)('on %s for %s is that of %s', (today, weekday, day) => {
    expect(digestDay(today, weekday)).toBe(day)
  })
})
