// Why a review has its score: who may read it, that it adds up, and what a vendor's copy leaves out.
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../app/core/export/csv'
import { explanationSheet } from '../../app/core/scoring/explanation-sheet'
import { explainScore } from '../../app/services/explain/explain-score'
import { approveProposal } from '../../app/services/judgement/approve-proposal'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { proposeDecision } from '../../app/services/judgement/propose-decision'
import { forEachEngine } from '../support/store'
import {
  ada,
  bo,
  type Case,
  type CaseOptions,
  lena,
  openCase,
  pat,
  rick,
  tom,
} from './judgement-case'

const worse: CaseOptions = {
  status: 'in review',
  answers: { 'TRN-01': 'opt_out_org', 'DAT-02': 400, 'GOV-02': null },
  rows: { 'IAM-01': { exception: 'except the trial plan' } },
}

const explained = async (ctx: Case, reader: 'us' | 'vendor' = 'us') => {
  const result = await explainScore(ctx, ada, { number: 1, reader })
  if (!result.ok) throw new Error(result.sentence)
  return result.view
}

const adjust = (ctx: Case, questionId: string, credit: number) =>
  giveVerdict(ctx, ada, 1, {
    questionId,
    choice: 'adjusted',
    credit,
    reason: `Only ${credit} by what we saw`,
    answerRevision: 1,
    lastSeq: 0,
  })

const tenths = (points: number | null) => Math.round((points ?? 0) * 10)

forEachEngine('why a score is what it is', (open) => {
  it('adds up, from the questions over the domains to what is missing', async () => {
    const view = await explained(await openCase(open, worse))
    const own = view.domains.map(({ questions }) =>
      questions.reduce((sum, { lost }) => sum + tenths(lost), 0),
    )
    expect(view.domains.map(({ lost }) => tenths(lost))).toEqual(own)
    const sum = own.reduce((total, lost) => total + lost, 0)
    expect(sum).toBe(1000 - tenths(view.uncapped.assured))
    expect(view.sum).toEqual({ lost: sum / 10, missing: sum / 10 })
    const shares = view.domains.flatMap(({ share, weight }) => (share === null ? [] : [weight]))
    expect(shares.reduce((total, weight) => total + weight, 0)).toBe(view.domains[0]?.outOf)
    expect(view.overall.assured[0]?.rounded).toBe(view.uncapped.assured)
  })

  it('names what the figures cannot tell', async () => {
    const { domains, caps } = await explained(await openCase(open, worse))
    const questions = new Map(domains.flatMap((d) => d.questions).map((q) => [q.id, q]))
    expect(questions.get('GOV-02')).toMatchObject({
      answer: null,
      remarks: ['Not answered: counts 0.'],
    })
    expect(questions.get('IAM-01')?.remarks[0]).toMatch(/exception: 75 %/)
    expect(questions.get('DAT-02')?.answer).toBe('400 days')
    expect(caps.map(({ rule, questions: reds }) => [rule, reds])).toContainEqual([
      'core-promises',
      ['TRN-01', 'DAT-02'],
    ])
  })

  it('tells what each adjustment did, from the automatic score to the reviewed one', async () => {
    const ctx = await openCase(open, worse)
    await adjust(ctx, 'TRN-01', 60)
    await adjust(ctx, 'SEC-01', 20)
    const { adjustments, automatic, uncapped } = await explained(ctx)
    expect(adjustments.map(({ question, verdict, reason }) => [question, verdict, reason])).toEqual(
      [
        ['TRN-01', 'adjusted', 'Only 60 by what we saw'],
        ['SEC-01', 'adjusted', 'Only 20 by what we saw'],
      ],
    )
    expect(adjustments[1]).toMatchObject({ after: '20', reaches: uncapped.assured })
    const effects = adjustments.reduce((sum, { effect }) => sum + tenths(effect), 0)
    expect(effects).toBe(tenths(uncapped.assured) - tenths(automatic.uncapped.assured))
  })

  it('says what would reach the next band', async () => {
    const { wouldMove } = await explained(await openCase(open, worse))
    expect(wouldMove.any).toMatchObject({ exact: true, target: 'acceptable' })
    expect(wouldMove.any?.moves.map(({ question }) => question)).toContain('TRN-01')
    expect(wouldMove.any?.heading).toMatch(/^The fewest changes that reach acceptable \(65\)/)
    // No proof lifts a cap.
    expect(wouldMove.proofs).toMatchObject({ reaches: null, moves: [], exact: true })
  })

  it('leaves out of the vendor’s copy what is ours alone, and says so', async () => {
    const ctx = await openCase(open, worse)
    await adjust(ctx, 'TRN-01', 60)
    const [ours, theirs] = [await explained(ctx), await explained(ctx, 'vendor')]
    expect(theirs).toMatchObject({ residual: null, proposal: null, assured: ours.assured })
    expect(theirs.leftOut.join()).toMatch(/reviewers.*residual risk.*purpose/)
    for (const words of ['by what we saw', 'Ada Reviewer', 'Drafts replies']) {
      expect(JSON.stringify(theirs)).not.toContain(words)
    }
    expect(JSON.stringify(ours)).toContain('by what we saw')
  })

  it('is given as a sheet with one row for each scored question and the sum below', async () => {
    const view = await explained(await openCase(open, worse))
    const rows = explanationSheet(view)
    const questions = view.domains.reduce((sum, d) => sum + d.questions.length, 0)
    expect(rows).toHaveLength(questions + 4)
    expect(csvOf(rows)).toContain(`All questions together,,,,,,,,${view.sum.lost},`)
  })
})

describe('who may read why', () => {
  forEachEngine('', (open) => {
    const allowed = async (ctx: Case) =>
      Promise.all(
        [ada, lena, pat, rick, tom].map(async (staff) => {
          const result = await explainScore(ctx, staff, { number: 1, reader: 'us' })
          return result.ok ? 'yes' : result.reason
        }),
      )

    it('reviewers at once, legal and procurement after the decision, nobody else', async () => {
      const ctx = await openCase(open, { status: 'in review' })
      const no = 'not allowed'
      expect(await allowed(ctx)).toEqual(['yes', no, no, no, no])
      await proposeDecision(ctx, ada, 1, {
        decision: 'reject',
        reason: 'Too little',
        validUntil: null,
        conditions: [],
      })
      await approveProposal(ctx, bo, 1, { proposalId: 'made-1', approved: 'approved', comment: '' })
      expect(await allowed(ctx)).toEqual(['yes', 'yes', 'yes', no, no])
    })

    it('only once the vendor has submitted', async () => {
      const ctx = await openCase(open, { status: 'answering', review: { submittedAt: null } })
      expect(await explainScore(ctx, ada, { number: 1, reader: 'us' })).toMatchObject({
        reason: 'not possible now',
      })
    })
  })
})
