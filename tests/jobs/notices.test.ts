import { beforeEach, expect, it } from 'vitest'
import { deliverDueMail } from '../../app/services/mail/deliver-mail'
import {
  queueConditionDue,
  queueEvidenceExpiring,
  queueReReviewComing,
  queueWaiverEnding,
} from '../../app/services/mail/queue-notices'
import { queueNudge } from '../../app/services/mail/queue-nudge'
import type { Db, Store, Work } from '../../db/store'
import { anEvidence, aReview, aStaff, forEachEngine, type Row, type Rows } from '../support/store'
import {
  aMail,
  aReviewAtTheVendor,
  type HeldClock,
  heldClock,
  minutesOn,
  plainLetter,
  scriptedMailer,
  start,
} from './world'

const aCondition = (over: Partial<Row<'conditions'>> = {}): Row<'conditions'> => ({
  id: 'condition-1',
  reviewId: 'review-1',
  number: 2,
  sentence: 'Multi-factor sign-in covers service accounts.',
  ownerSide: 'vendor',
  owner: 'Northlight',
  dueOn: '2026-12-07',
  evidenceNeeded: 'A screenshot',
  consequence: 'The use is suspended',
  ...over,
})

forEachEngine('notices', (open) => {
  let store: Store
  let clock: HeldClock
  beforeEach(() => {
    clock = heldClock()
  })
  const decided = {
    status: 'decided',
    decision: 'approve with conditions',
    decidedAt: start,
  } as const
  const stated = async (over: Parameters<typeof aReviewAtTheVendor>[0] & Rows = {}) => {
    const { review, invitation, outbox, ...more } = over
    const given = { review: { ...decided, ...review }, ...(invitation ? { invitation } : {}) }
    const base = aReviewAtTheVendor({ ...given, ...(outbox ? { outbox } : {}) })
    store = await open({ ...base, ...more, users: [...(base.users ?? []), ...(more.users ?? [])] })
  }
  const queue = <Result>(body: (tx: Db) => Work<Result>) => store.transact(body)
  const owed = async () =>
    (await store.db.select().from(store.db.t.outbox))
      .filter(({ status }) => status === 'waiting')
      .map(({ kind, toName }) => `${kind} to ${toName}`)
      .sort()
  const pass = async () => {
    const mailer = scriptedMailer()
    await deliverDueMail({ store, clock, mailer, compose: plainLetter })
    return mailer.sent.map(({ to }) => to.name)
  }
  const evidence = [anEvidence({ validTo: '2027-01-22' })]
  const expiring = { reviewId: 'review-1', evidenceId: 'evidence-1', days: 60, at: start }
  const due = { reviewId: 'review-1', conditionId: 'condition-1', at: start }

  it('of evidence go to whoever looks after the review, once however often they are queued', async () => {
    await stated({ evidence })
    await queue((tx) => queueEvidenceExpiring(tx, expiring))
    await queue((tx) => queueEvidenceExpiring(tx, expiring))
    expect(await owed()).toEqual(['evidence expiring to Priya Nair'])
    expect(await pass()).toEqual(['Priya Nair'])
    await queue((tx) => queueEvidenceExpiring(tx, expiring))
    expect(await owed()).toEqual([])
  })

  it('follow the review to its new owner, and to all of procurement where nobody is left', async () => {
    await stated({
      evidence,
      review: { ownerId: 'nina' },
      users: [aStaff({ id: 'nina', name: 'Nina New', roles: ['procurement'] })],
    })
    await queue((tx) => queueEvidenceExpiring(tx, expiring))
    expect(await owed()).toEqual(['evidence expiring to Nina New'])
    await store.db.update(store.db.t.users).set({ active: false })
    await store.db
      .insert(store.db.t.users)
      .values([
        aStaff({ id: 'pat', name: 'Pat Last', roles: ['procurement'] }),
        aStaff({ id: 'rea', name: 'Rea Viewer', roles: ['reviewer'] }),
      ])
    await queue((tx) => queueEvidenceExpiring(tx, { ...expiring, days: 30 }))
    expect(await owed()).toEqual(['evidence expiring to Nina New', 'evidence expiring to Pat Last'])
  })

  it('of evidence that was replaced meanwhile are not sent', async () => {
    await stated({ evidence })
    await queue((tx) => queueEvidenceExpiring(tx, expiring))
    await store.db.update(store.db.t.evidence).set({ validTo: '2028-01-22' })
    expect(await pass()).toEqual([])
  })

  it('of a condition of the vendor reach it only once the outcome was released, and while its link lives', async () => {
    await stated({ conditions: [aCondition()] })
    await queue((tx) => queueConditionDue(tx, { ...due, when: 'coming' }))
    expect(await owed()).toEqual(['condition due to Priya Nair'])
    await store.db.update(store.db.t.reviews).set({ outcomeReleasedAt: start })
    await queue((tx) => queueConditionDue(tx, { ...due, when: 'today' }))
    expect(await owed()).toContain('vendor condition to Dana Ortiz')
    await store.db.update(store.db.t.invitations).set({ revokedAt: start })
    await store.db.delete(store.db.t.outbox)
    await queue((tx) => queueConditionDue(tx, { ...due, when: 'overdue' }))
    expect(await owed()).not.toContain('vendor condition to Dana Ortiz')
  })

  it('to the vendor count among its six mails, and wait for the morning', async () => {
    const asked = Array.from({ length: 6 }, (_, index) =>
      aMail('reminder', {
        id: `r${index}`,
        payload: { invitationId: 'invitation-1', offset: index },
        status: 'sent',
        sentAt: minutesOn(-9999),
      }),
    )
    await stated({
      conditions: [aCondition()],
      review: { outcomeReleasedAt: start },
      outbox: asked,
    })
    const night = new Date('2026-11-24T02:00:00Z')
    clock.set(night)
    await queue((tx) => queueConditionDue(tx, { ...due, when: 'coming', at: night }))
    expect(await pass()).toEqual(['Priya Nair'])
    clock.set(new Date('2026-11-24T08:00:00Z'))
    expect(await pass()).toEqual([])
    const last = (await store.db.select().from(store.db.t.outbox)).find(
      ({ kind }) => kind === 'vendor condition',
    )
    expect(last).toMatchObject({
      status: 'cancelled',
      lastError: 'Not sent: 6 mails went out for this review',
    })
  })

  it('of a condition of ours reach the colleague it names; legal once it is overdue', async () => {
    await stated({
      conditions: [aCondition({ ownerSide: 'us', owner: ' Tom REED ' })],
      users: [aStaff({ id: 'lea', name: 'Lea Legal', roles: ['legal'] })],
    })
    // The two of the world hold every role, and so legal's as well.
    await store.db.update(store.db.t.users).set({ roles: ['legal'] })
    const { t } = store.db
    await store.db
      .insert(t.users)
      .values(aStaff({ id: 'una', name: 'Una Other', roles: ['reviewer'] }))
    await queue((tx) => queueConditionDue(tx, { ...due, when: 'coming' }))
    expect(await owed()).toEqual(['condition due to Priya Nair', 'condition due to Tom Reed'])
    await queue((tx) => queueConditionDue(tx, { ...due, when: 'overdue' }))
    expect(await owed()).toContain('condition due to Lea Legal')
    expect((await owed()).filter((one) => one.includes('Una'))).toEqual([])
  })

  it('of a waiver and of a prepared round go out, unless it was withdrawn or sent meanwhile', async () => {
    await stated({
      reviews: [
        aReview({ launchedById: 'priya', ...decided }),
        aReview({ id: 'review-2', number: 2, round: 2, status: 'draft', launchedById: 'priya' }),
      ],
      waivers: [
        {
          ...{ id: 'waiver-1', reviewId: 'review-1', rule: 'KO-1', questionId: 'TRN-01' },
          ...{ sentence: 'Inputs train the model.', executive: 'Grace', executiveTitle: 'CRO' },
          ...{ reason: 'Small pilot', endsOn: '2026-12-20', recordedById: 'tom', at: start },
        },
      ],
    })
    const waiver = { reviewId: 'review-1', waiverId: 'waiver-1', days: 30, at: start }
    await queue((tx) => queueWaiverEnding(tx, waiver))
    await queue((tx) => queueReReviewComing(tx, { reviewId: 'review-2', at: start }))
    expect(await pass()).toEqual(['Priya Nair', 'Priya Nair'])
    await store.db.delete(store.db.t.outbox)
    await queue((tx) => queueWaiverEnding(tx, waiver))
    await queue((tx) => queueReReviewComing(tx, { reviewId: 'review-2', at: start }))
    await store.db.update(store.db.t.waivers).set({ withdrawnAt: start })
    await store.db.update(store.db.t.reviews).set({ status: 'sent' })
    expect(await pass()).toEqual([])
  })

  const nudge = {
    ...{ reviewId: 'review-1', invitationId: 'invitation-1', byId: 'priya', at: start },
    text: 'How is it going?',
  }
  const refusal = async (over: Partial<typeof nudge> = {}) => {
    const queued = await queue((tx) => queueNudge(tx, { ...nudge, ...over }))
    return queued.ok ? 'queued' : queued.sentence
  }

  it('by hand, a nudge goes out once a day, and the next reminder keeps away from it', async () => {
    await stated({
      review: { status: 'answering', decision: null, decidedAt: null },
      outbox: [
        aMail('reminder', {
          payload: { invitationId: 'invitation-1', offset: -7 },
          dueAt: minutesOn(60),
        }),
      ],
    })
    expect(await refusal()).toBe('queued')
    expect(await refusal()).toBe(
      'They were nudged within the last day. Write to Dana Ortiz, dana@northlight.example, yourself.',
    )
    expect(await pass()).toEqual(['Dana Ortiz'])
    clock.set(minutesOn(61))
    expect(await pass()).toEqual([])
    clock.set(minutesOn(60 + 24 * 60))
    expect(await pass()).toEqual(['Dana Ortiz'])
  })

  it('by hand, a nudge is refused with a sentence where it must not or cannot go out', async () => {
    await stated({ review: { status: 'submitted', decision: null, decidedAt: null } })
    expect(await refusal()).toContain('This review is submitted')
    await store.db.update(store.db.t.reviews).set({ status: 'returned' })
    await store.db.update(store.db.t.invitations).set({ stopRemindersAt: start })
    expect(await refusal()).toContain('Dana Ortiz stopped the reminders')
    await store.db.update(store.db.t.invitations).set({ stopRemindersAt: null, expiresAt: start })
    expect(await refusal()).toContain('opens no more')
    await store.db.update(store.db.t.invitations).set({ expiresAt: minutesOn(9) })
    const sent = { status: 'sent', sentAt: minutesOn(-9999) } as const
    await store.db
      .insert(store.db.t.outbox)
      .values(['a', 'b', 'c', 'd', 'e'].map((id) => aMail('returned', { id, ...sent })))
    expect(await refusal()).toBe('queued')
    expect(await refusal({ at: minutesOn(8) })).toContain('6 mails have asked this vendor already')
  })
})
