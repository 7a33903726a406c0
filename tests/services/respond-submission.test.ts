// Submitting: once, exactly what was seen, and with everything that belongs to it.
import { expect, test } from 'vitest'
import { answersHash } from '../../app/core/respond/submission'
import { addWorkingDays } from '../../app/core/schedule/plain-date'
import { receiptPage } from '../../app/services/respond/read-pages'
import { receiptFile } from '../../app/services/respond/read-receipt'
import { saveAnswers } from '../../app/services/respond/save-answers'
import { stopRemindersOf } from '../../app/services/respond/stop-reminders'
import { submitReview } from '../../app/services/respond/submit-review'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { aReview, minutesLater, NOW } from './respond-case'
import { openPortal, type Portal } from './respond-portal'
import { sha256 } from './respond-questionnaire'

type Case = Awaited<ReturnType<typeof aCase>>

async function aCase(options: Parameters<typeof aReview>[1] = {}) {
  const portal = openPortal()
  const review = await aReview(portal, options)
  await aReminder(portal, review.reviewId, review.invitationId)
  return { portal, ...review }
}

async function aReminder({ store: { db } }: Portal, reviewId: string, invitationId: string) {
  await db.insert(db.t.outbox).values({
    id: 'reminder',
    reviewId,
    kind: 'reminder',
    payload: { invitationId, offset: -7 },
    toName: 'Dana Ortiz',
    toEmail: 'dana@v1.example',
    dueAt: minutesLater(60),
    status: 'waiting',
    createdAt: NOW,
  })
}

async function attestation({ portal, respondent }: Case) {
  const answersHashSeen = answersHash(await loadVendorReview(portal, respondent), sha256)
  return {
    name: 'Dana Ortiz',
    title: 'Head of Trust',
    confirmed: 'yes' as const,
    gapsAccepted: 'yes' as const,
    answersHash: answersHashSeen,
  }
}

const answer = (questionId: string, value: string, revision = 0) => ({
  questionId,
  revision,
  fields: { value },
})

test('tells the day by which to expect word, keeps it, and says later that it has passed', async () => {
  const given = await aCase()
  const { portal, respondent } = given
  await portal.store.db.insert(portal.store.db.t.settings).values({
    key: 'organisation',
    value: { answerDays: 3, holidays: [{ on: '2026-11-24', name: 'Closed' }] },
    updatedAt: NOW,
  })
  await saveAnswers(portal, respondent, [answer('TRN-01', 'never')])
  expect(await submitReview(portal, respondent, await attestation(given))).toMatchObject({
    ok: true,
  })
  const expected = async () =>
    receiptPage(await loadVendorReview(portal, respondent), { outcome: null, copyOf: null })
      ?.expected
  const told = await expected()
  const days = { answerDays: 3, holidays: new Set(['2026-11-24']) }
  const today = (await loadVendorReview(portal, respondent)).today
  expect(told).toEqual({ on: addWorkingDays(today, days.answerDays, days.holidays), passed: false })
  portal.clock.at = minutesLater(60 * 24 * 30)
  expect(await expected()).toEqual({ ...told, passed: true })
})

test('submitting keeps the attestation with the hash, ends the reminders and owes a receipt', async () => {
  const given = await aCase()
  const { portal, respondent } = given
  await saveAnswers(portal, respondent, [answer('TRN-01', 'never')])
  const said = await attestation(given)
  expect(await submitReview(portal, respondent, said)).toEqual({ ok: true, hash: said.answersHash })
  const { db } = portal.store
  expect(await db.select().from(db.t.reviews)).toMatchObject([
    {
      status: 'submitted',
      submittedAt: NOW,
      attestation: {
        name: 'Dana Ortiz',
        title: 'Head of Trust',
        hash: said.answersHash,
        at: NOW.toISOString(),
        statement: expect.stringContaining('Vendor v1 Ltd'),
      },
    },
  ])
  expect(await db.select().from(db.t.outbox)).toMatchObject([
    { kind: 'reminder', status: 'cancelled' },
    { kind: 'submitted', status: 'waiting', payload: { invitationId: 'invitation-v1' } },
  ])
  const events = await db.select().from(db.t.auditEvents)
  expect(events.at(-1)).toMatchObject({ kind: 'review submitted', reviewId: 'review-v1' })
})

test('pressing submit twice, even at once, is one submission', async () => {
  const given = await aCase()
  const { portal, respondent } = given
  const said = await attestation(given)
  const results = await Promise.all([
    submitReview(portal, respondent, said),
    submitReview(portal, respondent, said),
    submitReview(portal, respondent, said),
  ])
  expect(results.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(results.filter((result) => 'before' in result)).toHaveLength(2)
  const { db } = portal.store
  const kinds = (await db.select().from(db.t.auditEvents)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'review submitted')).toHaveLength(1)
  expect(await db.select().from(db.t.outbox)).toHaveLength(2)
})

test('answers that changed after the page was read are not attested', async () => {
  const given = await aCase()
  const { portal, respondent } = given
  const said = await attestation(given)
  await saveAnswers(portal, respondent, [answer('TRN-01', 'always')])
  expect(await submitReview(portal, respondent, said)).toEqual({
    ok: false,
    reason: 'answers changed',
  })
})

test('open questions have to be accepted as open', async () => {
  const given = await aCase()
  const { gapsAccepted: _none, ...said } = await attestation(given)
  const refused = await submitReview(given.portal, given.respondent, said)
  // TRN-01, TRN-03 and CRT-01; the others are asked only after an answer to these.
  expect(refused).toEqual({ ok: false, reason: 'not accepted', gaps: 3, contradictions: 0 })
})

test('the hash covers every answer and its proof, and nothing that is hidden', async () => {
  const given = await aCase()
  const { portal, respondent } = given
  const hash = async () => answersHash(await loadVendorReview(portal, respondent), sha256)
  const empty = await hash()
  await saveAnswers(portal, respondent, [answer('TRN-02', 'In the terms.')])
  expect(await hash()).toBe(empty)
  await saveAnswers(portal, respondent, [answer('TRN-01', 'never')])
  const shown = await hash()
  expect(shown).not.toBe(empty)
  await saveAnswers(portal, respondent, [
    { questionId: 'TRN-01', revision: 1, fields: { value: 'never', exception: 'Beta users.' } },
  ])
  expect(await hash()).not.toBe(shown)
})

test.each(['cancelled', 'draft'] as const)('a %s review cannot be submitted', async (status) => {
  const given = await aCase({ status })
  const said = await attestation(given)
  expect(await submitReview(given.portal, given.respondent, said)).toEqual({
    ok: false,
    reason: 'not with vendor',
  })
})

test('a returned review goes back to its reviewer, once each question has a reply or another answer', async () => {
  const given = await aCase({
    status: 'returned',
    returned: { questionIds: ['TRN-01'], reason: 'Please look again.', at: NOW.toISOString() },
  })
  given.portal.clock.at = minutesLater(5)
  const untouched = await attestation(given)
  expect(await submitReview(given.portal, given.respondent, untouched)).toEqual({
    ok: false,
    reason: 'replies owed',
  })
  await saveAnswers(given.portal, given.respondent, [
    { questionId: 'TRN-01', revision: 0, fields: { value: 'never' } },
  ])
  const said = await attestation(given)
  expect(await submitReview(given.portal, given.respondent, said)).toMatchObject({ ok: true })
  const { db } = given.portal.store
  expect(await db.select().from(db.t.reviews)).toMatchObject([{ status: 'in review' }])
})

test('there is no receipt for answers that are open again', async () => {
  const given = await aCase()
  const { portal, respondent } = given
  expect(await receiptFile(portal, respondent)).toBeNull()
  await submitReview(portal, respondent, await attestation(given))
  expect(await receiptFile(portal, respondent)).toMatchObject({ mediaType: 'application/pdf' })
  const { db } = portal.store
  await db.update(db.t.reviews).set({ status: 'returned' })
  expect(await receiptFile(portal, respondent)).toBeNull()
})

test('reminders are stopped by the link alone, once, and for that review alone', async () => {
  const { portal, token } = await aCase()
  const other = await aReview(portal, { number: 2 })
  const { db } = portal.store
  expect(await stopRemindersOf(portal, 'unknown')).toEqual({ ok: false, reason: 'unknown' })
  expect(await stopRemindersOf(portal, token)).toEqual({ ok: true })
  expect(await stopRemindersOf(portal, token)).toEqual({ ok: true })
  expect(await db.select().from(db.t.outbox)).toMatchObject([{ status: 'cancelled' }])
  const kinds = (await db.select().from(db.t.auditEvents)).map(({ kind }) => kind)
  expect(kinds).toEqual(['reminders stopped'])
  const invitations = await db.select().from(db.t.invitations)
  expect(invitations.find(({ id }) => id === other.invitationId)?.stopRemindersAt).toBeNull()
})
