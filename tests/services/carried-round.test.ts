// A second review of an offering arrives with the answers of the first, for its vendor to confirm or change.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { tasksPage } from '../../app/services/respond/read-pages'
import { saveAnswers } from '../../app/services/respond/save-answers'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { sendPrepared } from '../../app/services/reviews/send-review'
import { anEvidence, forEachEngine } from '../support/store'
import { draft, launchWorld, NOW, send, staff, type World } from './launch-world'

/** The first round, answered and decided a year ago. */
async function decidedRound(world: World) {
  const { useId, number } = await draft(world)
  await send(world, number)
  const { db } = world.store
  const [review] = await db.select().from(db.t.reviews)
  const [invitation] = await db.select().from(db.t.invitations)
  if (!review || !invitation) throw new Error('Not sent')
  const own = { reviewId: review.id, invitationId: invitation.id, updatedAt: NOW }
  await db.insert(db.t.answers).values([
    { ...own, questionId: 'TRN-01', value: 'never', asOf: '2025-10-01' },
    { ...own, questionId: 'IAM-01', value: 'all', asOf: '2026-10-01' },
    { ...own, questionId: 'DAT-02', value: 30, comment: 'Logs too', asOf: '2026-10-01' },
  ])
  await db.insert(db.t.evidence).values([
    anEvidence({
      ...{ ...own, id: 'held', kind: 'iso27001', validTo: '2028-01-01' },
      ...{ status: 'verified', statusReason: 'Scope fits', statusById: 'rolf', statusAt: NOW },
    }),
    anEvidence({ ...own, id: 'old', kind: 'soc2-t2', validTo: '2026-01-01' }),
  ])
  await db.insert(db.t.verdicts).values({
    id: 'no',
    reviewId: review.id,
    questionId: 'IAM-01',
    seq: 1,
    kind: 'rejected',
    answerRevision: 1,
    byId: 'rolf',
    at: NOW,
  })
  const decided = {
    status: 'decided',
    decision: 'approve',
    submittedAt: NOW,
    decidedAt: NOW,
  } as const
  await db.update(db.t.reviews).set(decided).where(eq(db.t.reviews.id, review.id))
  return { useId, reviewId: review.id }
}

async function secondRound(world: World) {
  const first = await decidedRound(world)
  const { number } = await draft(world, { useId: first.useId, draftId: 'second' })
  const input = { number, revision: 1, tier: 2, dueOn: '2026-12-11', message: '' }
  const sending = await sendPrepared(world, staff('priya'), input)
  expect(sending).toMatchObject({ ok: true })
  const { db } = world.store
  const [review] = await db.select().from(db.t.reviews).where(eq(db.t.reviews.number, number))
  const reviewId = review?.id ?? ''
  const [invitation] = await db
    .select()
    .from(db.t.invitations)
    .where(eq(db.t.invitations.reviewId, reviewId))
  return { first, scope: { reviewId, invitationId: invitation?.id ?? '' } }
}

forEachEngine('a second round', (open) => {
  it('keeps what a reviewer said of a file that comes along: it is the same file', async () => {
    const world = await launchWorld(open)
    const { scope } = await secondRound(world)
    const { db } = world.store
    const rows = await db
      .select()
      .from(db.t.evidence)
      .where(eq(db.t.evidence.reviewId, scope.reviewId))
    expect(rows).toMatchObject([
      { kind: 'iso27001', status: 'verified', statusReason: 'Scope fits', statusById: 'rolf' },
    ])
  })

  it('brings answers and valid evidence, each with its date, and counts none before a word on it', async () => {
    const world = await launchWorld(open)
    const { first, scope } = await secondRound(world)
    const { db } = world.store
    const rows = await db
      .select()
      .from(db.t.answers)
      .where(eq(db.t.answers.reviewId, scope.reviewId))
    expect(rows.map(({ questionId }) => questionId).sort()).toEqual(['DAT-02', 'TRN-01'])
    expect(rows.find(({ questionId }) => questionId === 'TRN-01')).toMatchObject({
      fromReviewId: first.reviewId,
      fromDate: '2025-10-01',
      confirmedAt: null,
    })
    const review = await loadVendorReview(world, scope)
    expect(review.stored.evidence).toMatchObject([{ kind: 'iso27001' }])
    expect(review.asked.answers['TRN-01']).toBeUndefined()
    const page = tasksPage(review)
    expect(page.toConfirm).toEqual({ retention: 1, training: 1 })
  })

  it('counts an answer once it was confirmed as it is, or changed', async () => {
    const world = await launchWorld(open)
    const { scope } = await secondRound(world)
    const change = (questionId: string, fields: object) => ({ questionId, revision: 1, fields })
    const same = { value: 'never' }
    expect(await saveAnswers(world, scope, [change('TRN-01', same)])).toMatchObject({
      answers: [{ outcome: 'saved', revision: 1 }],
    })
    expect((await loadVendorReview(world, scope)).asked.answers['TRN-01']).toBeUndefined()
    const confirmed = await saveAnswers(world, scope, [
      change('TRN-01', { ...same, confirmed: 'yes' }),
      change('DAT-02', { value: '60', comment: 'Logs too' }),
    ])
    expect(confirmed).toMatchObject({ answers: [{ revision: 2 }, { revision: 2 }] })
    const review = await loadVendorReview(world, scope)
    expect(review.asked.answers['TRN-01']).toMatchObject({ value: 'never' })
    expect(review.asked.answers['DAT-02']).toMatchObject({ value: 60 })
    expect(review.brought).toEqual([])
  })
})
