// Proposing and deciding on both engines: who may, what is written at once, and what a frozen report is.
import { expect, it } from 'vitest'
import { firstBrokenLink } from '../../app/core/audit/chain'
import type { ProposalInput } from '../../app/core/judgement/input'
import { approveProposal } from '../../app/services/judgement/approve-proposal'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { proposeDecision, withdrawProposal } from '../../app/services/judgement/propose-decision'
import { auditLinks, sha256 } from '../../db/queries/audit'
import { forEachEngine } from '../support/store'
import { ada, bo, type Case, everybody, lena, openCase } from './judgement-case'

const condition = {
  sentence: 'Training on our content is switched off for the whole organisation',
  ownerSide: 'us',
  owner: 'IT',
  dueOn: '2027-01-15',
  evidenceNeeded: 'Screenshot of the setting',
  consequence: 'The use stops',
} as const

const approval: ProposalInput = {
  decision: 'approve',
  reason: 'Strong answers, proven where it matters',
  validUntil: '2027-11-23',
  conditions: [],
}

const inReview = (over = {}) => ({ status: 'in review' as const, ...over })

const propose = async (ctx: Case, input = approval, staff = ada) => {
  const proposed = await proposeDecision(ctx, staff, 1, input)
  if (!proposed.ok) throw new Error(proposed.sentence)
  return proposed.result
}
const say = (
  ctx: Case,
  proposalId: string,
  staff = bo,
  approved: 'approved' | 'declined' = 'approved',
) => approveProposal(ctx, staff, 1, { proposalId, approved, comment: 'As discussed' })

const reviewOf = async ({ store: { db } }: Case) => (await db.select().from(db.t.reviews))[0]
const rowsOf = async ({ store: { db } }: Case) => ({
  proposals: await db.select().from(db.t.proposals),
  approvals: await db.select().from(db.t.approvals),
  conditions: await db.select().from(db.t.conditions),
  reports: await db.select().from(db.t.reports),
  outbox: await db.select().from(db.t.outbox),
})

forEachEngine('deciding', (open) => {
  it('writes decision, validity, next review, score, conditions, report and mail at once', async () => {
    const ctx = await openCase(
      open,
      inReview({
        evidence: [{ id: 'one', kind: 'soc2-t2', validTo: '2027-03-31' }],
        links: [{ evidenceId: 'one', questionId: 'TRN-01' }],
      }),
    )
    const id = await propose(ctx, {
      ...approval,
      decision: 'approve with conditions',
      conditions: [{ ...condition, dueOn: '2027-06-30' }],
    })
    expect(await say(ctx, id)).toMatchObject({ ok: true, result: 'approved' })
    expect(await reviewOf(ctx)).toMatchObject({
      status: 'decided',
      decision: 'approve with conditions',
      validUntil: '2027-11-23',
      nextReviewOn: '2027-02-21',
      nextReviewReason: 'a conditional approval in Tier 2 is checked again after 90 days',
      assuredTenths: expect.any(Number),
      residual: expect.any(String),
    })
    const { proposals, approvals, conditions, reports, outbox } = await rowsOf(ctx)
    expect(proposals).toMatchObject([{ status: 'approved' }])
    expect(approvals).toMatchObject([{ byId: 'bo', approved: 'approved' }])
    expect(conditions).toMatchObject([{ number: 1, status: 'open', ownerSide: 'us' }])
    expect(reports).toMatchObject([{ version: 1, frozenById: 'bo' }])
    expect(outbox).toMatchObject([{ kind: 'outcome', toEmail: 'rick@example.com' }])
    const links = await auditLinks(ctx.store.db)
    expect(firstBrokenLink(links, sha256)).toBeNull()
    expect(links.at(-2)?.body).toContain('review decided')
    expect(links.at(-1)?.body).toContain(reports[0]?.recordHash)
  })

  it('looks again when the first evidence behind a scored answer runs out', async () => {
    const ctx = await openCase(
      open,
      inReview({
        evidence: [
          { id: 'one', kind: 'soc2-t2', validTo: '2027-03-31' },
          { id: 'unused', kind: 'other', validTo: '2027-01-31' },
          { id: 'rejected', kind: 'other', validTo: '2027-02-28', status: 'rejected' },
        ],
        links: [
          { evidenceId: 'one', questionId: 'TRN-01' },
          { evidenceId: 'rejected', questionId: 'TRN-01' },
        ],
      }),
    )
    await say(ctx, await propose(ctx))
    expect(await reviewOf(ctx)).toMatchObject({
      nextReviewOn: '2027-03-31',
      nextReviewReason: 'SOC 2 Type II is valid until 31 Mar 2027',
    })
  })

  it('needs a second person in every tier, and in Tier 1 one who did not launch', async () => {
    for (const tier of [1, 2, 3] as const) {
      const ctx = await openCase(open, inReview({ tier, launchedById: 'bo' }))
      const id = await propose(ctx, { ...approval, validUntil: '2027-01-01' })
      expect(await say(ctx, id, ada), `author, Tier ${tier}`).toMatchObject({
        reason: 'not allowed',
      })
      const launcher = await say(ctx, id, bo)
      expect(launcher.ok, `launcher, Tier ${tier}`).toBe(tier !== 1)
      if (tier === 1) expect(await say(ctx, id, lena)).toMatchObject({ ok: true })
      expect((await reviewOf(ctx))?.status).toBe('decided')
    }
  })

  it('is for reviewers and legal', async () => {
    const ctx = await openCase(open, inReview())
    const id = await propose(ctx)
    for (const staff of everybody.filter(({ id }) => !['ada', 'bo', 'lena'].includes(id))) {
      expect(await say(ctx, id, staff), staff.name).toMatchObject({ reason: 'not allowed' })
      expect(await proposeDecision(ctx, staff, 1, approval), staff.name).toMatchObject({
        reason: 'not allowed',
      })
    }
    expect(await proposeDecision(ctx, lena, 1, approval)).toMatchObject({ reason: 'not allowed' })
    expect(await say(ctx, id, lena)).toMatchObject({ ok: true })
  })

  it('cannot allow a use while a knock-out stands, and can reject it', async () => {
    const ctx = await openCase(open, inReview({ answers: { 'TRN-01': 'yes' } }))
    const knocked = await proposeDecision(ctx, ada, 1, approval)
    expect(knocked).toMatchObject({ errors: { decision: expect.stringContaining('opt out') } })
    const id = await propose(ctx, { ...approval, decision: 'reject', validUntil: null })
    expect(await say(ctx, id)).toMatchObject({ ok: true })
    expect(await reviewOf(ctx)).toMatchObject({ decision: 'reject', nextReviewOn: null })
  })

  it('names every flaw of a proposal at its field', async () => {
    const ctx = await openCase(open, inReview())
    const flawed = { ...approval, validUntil: '2029-01-01', conditions: [condition] }
    expect(await proposeDecision(ctx, ada, 1, flawed)).toMatchObject({
      errors: { decision: expect.any(String), validUntil: expect.any(String) },
    })
    expect((await rowsOf(ctx)).proposals).toEqual([])
  })

  it('declines with a comment, after which answers can be judged and proposed again', async () => {
    const ctx = await openCase(open, inReview())
    const id = await propose(ctx)
    const verdict = {
      questionId: 'TRN-01',
      choice: 'rejected',
      credit: null,
      reason: 'Not what the contract says',
      answerRevision: 1,
      lastSeq: 0,
    } as const
    expect(await giveVerdict(ctx, ada, 1, verdict)).toMatchObject({ reason: 'not possible now' })
    expect(await proposeDecision(ctx, ada, 1, approval)).toMatchObject({
      reason: 'not possible now',
    })
    expect(await say(ctx, id, bo, 'declined')).toMatchObject({ result: 'declined' })
    expect(await say(ctx, id)).toMatchObject({ reason: 'stale' })
    expect(await giveVerdict(ctx, ada, 1, verdict)).toMatchObject({ ok: true })
    const next = await propose(ctx)
    // The page with the declined proposal may still be open somewhere.
    expect(await say(ctx, id)).toMatchObject({ reason: 'stale' })
    expect(await withdrawProposal(ctx, ada, { number: 1, proposalId: next })).toMatchObject({
      ok: true,
    })
    expect(await say(ctx, next)).toMatchObject({ reason: 'stale' })
    expect((await rowsOf(ctx)).proposals.map(({ status }) => status)).toEqual([
      'declined',
      'withdrawn',
    ])
  })

  it('decides once when two approve at the same moment', async () => {
    const ctx = await openCase(open, inReview())
    const id = await propose(ctx)
    const both = await Promise.all([say(ctx, id, bo), say(ctx, id, lena)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await rowsOf(ctx)).reports).toHaveLength(1)
  })

  it('refuses to approve what time has overtaken', async () => {
    const ctx = await openCase(open, inReview())
    const id = await propose(ctx, { ...approval, validUntil: '2026-12-01' })
    ctx.clock.at = new Date('2026-12-02T10:00:00.000Z')
    expect(await say(ctx, id)).toMatchObject({ reason: 'not possible now' })
    expect((await reviewOf(ctx))?.status).toBe('in review')
    expect((await rowsOf(ctx)).approvals).toEqual([])
  })
})
