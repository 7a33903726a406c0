// Proposing and deciding on both engines: who may, what is written at once, and what a frozen report is.
import { expect, it } from 'vitest'
import { firstBrokenLink } from '../../app/core/audit/chain'
import type { ProposalInput } from '../../app/core/judgement/input'
import { approveProposal } from '../../app/services/judgement/approve-proposal'
import { changeCondition } from '../../app/services/judgement/change-condition'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { proposeDecision, withdrawProposal } from '../../app/services/judgement/propose-decision'
import { recordWaiver, withdrawWaiver } from '../../app/services/judgement/record-waiver'
import { resumeReview } from '../../app/services/judgement/resume-review'
import { auditLinks, sha256 } from '../../db/queries/audit'
import { forEachEngine } from '../support/store'
import { ada, bo, type Case, everybody, lena, openCase, pat } from './judgement-case'

const condition = {
  sentence: 'Training on our content is switched off for the whole organisation',
  ownerSide: 'us',
  owner: 'IT',
  dueOn: '2027-01-15',
  evidenceNeeded: 'Screenshot of the setting',
  consequence: 'The use stops',
} as const

const waiver = {
  rule: 'TRN-01:yes',
  executive: 'Erin Executive',
  executiveTitle: 'Chief Operating Officer',
  waiverReason: 'Only public texts go in until the vendor offers the switch',
  endsOn: '2027-02-15',
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
    // The author is not asked to approve her own proposal.
    expect(outbox.map(({ kind, toEmail }) => `${kind} ${toEmail}`).toSorted()).toEqual([
      'outcome rick@example.com',
      'proposed bo@example.com',
      'proposed lena@example.com',
    ])
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

  it('rests on a waiver until it ends, and is for somebody else than who recorded it', async () => {
    const ctx = await openCase(open, inReview({ answers: { 'TRN-01': 'yes' } }))
    const waived = await recordWaiver(ctx, lena, 1, waiver)
    expect(waived).toMatchObject({ ok: true })
    const id = await propose(ctx, {
      ...approval,
      decision: 'approve with conditions',
      conditions: [{ ...condition, dueOn: '2027-02-20' }],
    })
    expect(await say(ctx, id, lena)).toMatchObject({
      reason: 'not allowed',
      sentence: expect.stringContaining('recorded a waiver'),
    })
    expect(await say(ctx, id, bo)).toMatchObject({ ok: true })
    const review = await reviewOf(ctx)
    expect(review).toMatchObject({
      nextReviewOn: '2027-02-15',
      nextReviewReason: expect.stringContaining('the waiver of'),
    })
    // Lifted from the proposal, not from the caps.
    expect(review?.assuredTenths).toBe(640)
    const [report] = (await rowsOf(ctx)).reports
    const record = JSON.parse(report?.record ?? '{}')
    expect(record.waivers).toMatchObject([
      { id: 'W-01', by: { name: 'Erin Executive', role: 'Chief Operating Officer' } },
    ])
    expect(record.score.knockouts).toMatchObject([{ waiver: 'W-01' }])
  })

  it('no longer stands once a waiver that it rests on is withdrawn', async () => {
    const ctx = await openCase(open, inReview({ answers: { 'TRN-01': 'yes' } }))
    const waived = await recordWaiver(ctx, lena, 1, waiver)
    if (!waived.ok) throw new Error(waived.sentence)
    const conditions = [{ ...condition, dueOn: '2027-02-20' }]
    const id = await propose(ctx, { ...approval, decision: 'approve with conditions', conditions })
    const withdrawal = { waiverId: waived.result, reason: 'The executive changed her mind' }
    expect(await withdrawWaiver(ctx, ada, 1, withdrawal)).toMatchObject({ ok: true })
    expect(await withdrawWaiver(ctx, ada, 1, withdrawal)).toMatchObject({ reason: 'stale' })
    expect(await say(ctx, id)).toMatchObject({
      reason: 'not possible now',
      sentence: expect.stringContaining('knock-out'),
    })
    const [row] = await ctx.store.db.select().from(ctx.store.db.t.waivers)
    expect(row).toMatchObject({
      executive: 'Erin Executive',
      withdrawnById: 'ada',
      withdrawnReason: 'The executive changed her mind',
    })
  })

  it('is looked at again at once when a waiver that it rests on is withdrawn after it', async () => {
    const ctx = await openCase(open, inReview({ answers: { 'TRN-01': 'yes' } }))
    const waived = await recordWaiver(ctx, lena, 1, waiver)
    if (!waived.ok) throw new Error(waived.sentence)
    const conditions = [{ ...condition, dueOn: '2027-02-20' }]
    const id = await propose(ctx, { ...approval, decision: 'approve with conditions', conditions })
    expect(await say(ctx, id, bo)).toMatchObject({ ok: true })
    ctx.clock.at = new Date('2026-12-24T10:00:00.000Z')
    const withdrawal = { waiverId: waived.result, reason: 'The executive changed her mind' }
    expect(await withdrawWaiver(ctx, ada, 1, withdrawal)).toMatchObject({ ok: true })
    expect(await reviewOf(ctx)).toMatchObject({
      nextReviewOn: '2026-12-24',
      nextReviewReason: expect.stringContaining('was withdrawn on 24 Dec 2026'),
    })
    const kinds = (await auditLinks(ctx.store.db)).map(({ body }) => JSON.parse(body).kind)
    expect(kinds.slice(-2)).toEqual(['waiver withdrawn', 'next review changed'])
  })

  it('waives only what fired and may be waived, for at most 180 days, by reviewers and legal', async () => {
    const ctx = await openCase(open, inReview({ answers: { 'TRN-01': 'yes', 'REG-01': 'yes' } }))
    const wish = (over: object) => recordWaiver(ctx, ada, 1, { ...waiver, ...over })
    expect(await wish({ rule: 'banned-practice' })).toMatchObject({
      errors: { rule: expect.stringContaining('cannot be waived') },
    })
    expect(await wish({ rule: 'no-single-sign-on-at-scale' })).toMatchObject({
      errors: { rule: expect.any(String) },
    })
    expect(await wish({ endsOn: '2027-05-23' })).toMatchObject({
      errors: { endsOn: expect.stringContaining('22 May 2027') },
    })
    for (const staff of everybody.filter(({ id }) => !['ada', 'bo', 'lena'].includes(id))) {
      expect(await recordWaiver(ctx, staff, 1, waiver), staff.name).toMatchObject({
        reason: 'not allowed',
      })
    }
    expect(await ctx.store.db.select().from(ctx.store.db.t.waivers)).toEqual([])
    expect(await wish({ endsOn: '2027-05-22' })).toMatchObject({ ok: true })
    expect(await wish({})).toMatchObject({ errors: { rule: expect.stringContaining('in force') } })
  })

  it('takes a hold up again, decides anew and freezes a second report', async () => {
    const ctx = await openCase(open, inReview())
    const hold = { ...approval, decision: 'hold', validUntil: null } as const
    expect(await proposeDecision(ctx, ada, 1, hold)).toMatchObject({
      errors: { decision: expect.stringContaining('what the hold waits for') },
    })
    await say(ctx, await propose(ctx, { ...hold, conditions: [condition] }))
    expect(await reviewOf(ctx)).toMatchObject({ status: 'decided', decision: 'hold' })
    expect(await resumeReview(ctx, lena, 1, 'It came')).toMatchObject({ reason: 'not allowed' })
    expect(await resumeReview(ctx, ada, 1, 'It came')).toMatchObject({ ok: true })
    expect(await reviewOf(ctx)).toMatchObject({
      status: 'in review',
      decision: null,
      decidedAt: null,
      nextReviewOn: null,
    })
    const met = { status: 'met', note: 'Seen on screen', revision: 1 } as const
    expect(await changeCondition(ctx, lena, { number: 1, condition: 1 }, met)).toMatchObject({
      ok: true,
    })
    await say(
      ctx,
      await propose(ctx, {
        ...approval,
        decision: 'approve with conditions',
        conditions: [condition],
      }),
    )
    const { conditions, reports } = await rowsOf(ctx)
    const numbered = conditions.map(({ number, status }) => `${number} ${status}`)
    expect(numbered.toSorted()).toEqual(['1 met', '2 open'])
    expect(reports.map(({ version }) => version)).toEqual([1, 2])
    expect(JSON.parse(reports[1]?.record ?? '{}').decision.kind).toBe('approve with conditions')
    expect(await resumeReview(ctx, ada, 1, 'Again')).toMatchObject({ reason: 'not possible now' })
  })

  it('follows its conditions: the next review moves with them, and the second hand sees the first', async () => {
    const ctx = await openCase(open, inReview())
    const conditions = [condition, { ...condition, dueOn: '2027-02-01' }]
    await say(
      ctx,
      await propose(ctx, { ...approval, decision: 'approve with conditions', conditions }),
    )
    expect((await reviewOf(ctx))?.nextReviewOn).toBe('2027-01-15')
    const change = (status: 'open' | 'met' | 'missed', revision: number, staff = lena) =>
      changeCondition(
        ctx,
        staff,
        { number: 1, condition: 1 },
        { status, note: 'Seen on screen', revision },
      )
    expect(await change('met', 1)).toMatchObject({ ok: true })
    expect(await reviewOf(ctx)).toMatchObject({
      nextReviewOn: '2027-02-01',
      nextReviewReason: 'condition C-02 is due on 1 Feb 2027',
    })
    expect(await change('missed', 1)).toMatchObject({
      reason: 'stale',
      sentence: 'Somebody changed C-01 in between: it is now met.',
    })
    expect(await change('open', 2)).toMatchObject({ ok: true })
    expect((await reviewOf(ctx))?.nextReviewOn).toBe('2027-01-15')
    expect(await change('met', 3, pat)).toMatchObject({ reason: 'not allowed' })
    const first = (await rowsOf(ctx)).conditions.find(({ number }) => number === 1)
    expect(first).toMatchObject({ statusNote: 'Seen on screen', statusById: 'lena' })
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
