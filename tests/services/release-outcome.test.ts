// Telling a vendor how its review ended: who may, when, and what of it the vendor is shown.
import { expect, test } from 'vitest'
import { releaseOutcome } from '../../app/services/judgement/release-outcome'
import { readOutcome } from '../../app/services/respond/read-outcome'
import { read } from '../../db/store'
import { forEachEngine } from '../support/store'
import { ada, type Case, lena, NOW, openCase, pat, rick, tom } from './judgement-case'

const decided = {
  status: 'decided',
  review: {
    decision: 'approve with conditions',
    decidedAt: NOW,
    validUntil: '2027-11-23',
    assuredTenths: 680,
  },
} as const

const shown = (ctx: Case) => read(ctx.store.db, (db) => readOutcome(db, 'review-1', 'UTC'))

async function withConditions(ctx: Case) {
  const { db } = ctx.store
  const own = {
    reviewId: 'review-1',
    owner: 'Somebody inside',
    dueOn: '2027-02-28',
    evidenceNeeded: 'A screenshot',
    consequence: 'We leave.',
  }
  await db.insert(db.t.conditions).values([
    { ...own, id: 'c-1', number: 1, ownerSide: 'us', sentence: 'We switch retention off.' },
    { ...own, id: 'c-2', number: 2, ownerSide: 'vendor', sentence: 'Sign-in has two factors.' },
  ])
}

forEachEngine('releasing an outcome', (open) => {
  test.each([pat, ada, lena])(
    '$name tells the vendor once, with one mail and one event',
    async (who) => {
      const ctx = await openCase(open, decided)
      expect(await releaseOutcome(ctx, who, 1)).toMatchObject({ ok: true })
      expect(await releaseOutcome(ctx, who, 1)).toMatchObject({ reason: 'not possible now' })
      const { db } = ctx.store
      expect(await db.select().from(db.t.outbox)).toMatchObject([
        { kind: 'released', payload: { invitationId: 'invitation-1' } },
      ])
      const events = await db.select().from(db.t.auditEvents)
      expect(events.filter(({ kind }) => kind === 'outcome released')).toMatchObject([
        { actor: `user:${who.id}`, body: expect.stringContaining('Approved with conditions') },
      ])
    },
  )

  test('the vendor is shown nothing before, and only what binds it after', async () => {
    const ctx = await openCase(open, decided)
    await withConditions(ctx)
    expect(await shown(ctx)).toBeNull()
    await releaseOutcome(ctx, pat, 1)
    expect(await shown(ctx)).toEqual({
      decision: 'Approved with conditions',
      decidedOn: '2026-11-23',
      validUntil: '2027-11-23',
      conditions: [
        {
          label: 'C-02',
          sentence: 'Sign-in has two factors.',
          evidenceNeeded: 'A screenshot',
          dueOn: '2027-02-28',
        },
      ],
    })
  })

  test.each([rick, tom])('$name may not', async (who) => {
    const ctx = await openCase(open, decided)
    expect(await releaseOutcome(ctx, who, 1)).toMatchObject({ reason: 'not allowed' })
    expect(await shown(ctx)).toBeNull()
  })

  test('not before there is a decision, and not where the vendor could not read it', async () => {
    const undecided = await openCase(open, { status: 'in review' })
    expect(await releaseOutcome(undecided, pat, 1)).toMatchObject({
      sentence: 'Nothing is decided yet.',
    })
    const closed = await openCase(open, decided)
    const { db } = closed.store
    await db.update(db.t.invitations).set({ revokedAt: NOW })
    expect(await releaseOutcome(closed, pat, 1)).toMatchObject({ reason: 'not possible now' })
    expect(await shown(closed)).toBeNull()
  })
})
