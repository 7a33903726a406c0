// Moving the day of the next review by hand: kept with its reason, followed by what the portal prepares.
import { expect, it } from 'vitest'
import { changeCondition } from '../../app/services/judgement/change-condition'
import { moveNextReview } from '../../app/services/reviews/move-next-review'
import { auditOfReview } from '../../db/queries/audit'
import { reviewByNumber } from '../../db/queries/reviews'
import { dueItemsOfReview } from '../../db/queries/schedule'
import { forEachEngine } from '../support/store'
import { openDecided } from './decided-case'
import { ada, everybody, lena, openCase, pat } from './judgement-case'

const moved = { number: 1, nextReviewOn: '2027-02-01', moveReason: 'The contract is renewed then' }

forEachEngine('the next review, moved by hand', (open) => {
  it('stands in place of the date that was worked out, with the name and the reason', async () => {
    const ctx = await openDecided(open)
    expect(await moveNextReview(ctx, pat, moved)).toMatchObject({ ok: true })
    const [row] = await reviewByNumber(ctx.store.db, 1)
    expect(row?.review).toMatchObject({
      nextReviewOn: '2027-02-01',
      nextReviewReason: 'Pat Procurement moved it: The contract is renewed then',
    })
    const events = await auditOfReview(ctx.store.db, 'review-1')
    expect(events.at(-1)?.kind).toBe('next review changed')
    const due = await dueItemsOfReview(ctx.store.db, 'review-1')
    const waiting = due.filter(
      ({ status, kind }) => status === 'waiting' && kind === 're-review due',
    )
    expect(waiting.map(({ id }) => id)).toEqual([expect.stringContaining('2027-02-01')])
  })

  it('stays where it was moved to when a condition is met', async () => {
    const ctx = await openDecided(open)
    await moveNextReview(ctx, pat, moved)
    const met = { status: 'met', note: 'Seen', revision: 1 } as const
    expect(await changeCondition(ctx, lena, { number: 1, condition: 1 }, met)).toMatchObject({
      ok: true,
    })
    const [row] = await reviewByNumber(ctx.store.db, 1)
    expect(row?.review.nextReviewOn).toBe('2027-02-01')
  })

  it('lies ahead, and no later than the decision holds', async () => {
    const ctx = await openDecided(open)
    const [row] = await reviewByNumber(ctx.store.db, 1)
    expect(row?.review.validUntil).toBe('2027-11-23')
    for (const [nextReviewOn, sentence] of [
      ['2026-11-23', 'Choose a day after today, 23 Nov 2026'],
      ['2027-11-24', 'Choose a day up to 23 Nov 2027, when the decision ends'],
    ]) {
      const refused = await moveNextReview(ctx, pat, { ...moved, nextReviewOn: nextReviewOn ?? '' })
      expect(JSON.stringify(refused)).toContain(sentence)
    }
    const last = await moveNextReview(ctx, pat, { ...moved, nextReviewOn: '2027-11-23' })
    expect(last).toMatchObject({ ok: true })
  })

  it('is procurement’s to move, and only of a decided review', async () => {
    const ctx = await openDecided(open)
    for (const staff of everybody) {
      const answer = await moveNextReview(ctx, staff, moved)
      expect(answer.ok, staff.id).toBe(staff === pat)
    }
    const open2 = await openCase(open, { status: 'in review' })
    expect(await moveNextReview(open2, pat, moved)).toMatchObject({ reason: 'not possible now' })
    expect(await moveNextReview(open2, ada, moved)).toMatchObject({ reason: 'not allowed' })
  })
})
