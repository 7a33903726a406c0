// The record of a review: composed from what was frozen, frozen at the decision, the same bytes at every export.
import { expect, it } from 'vitest'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { reportRecord } from '../../app/core/report/record'
import { caseDefinitions } from '../../app/services/judgement/definitions'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { raiseFinding } from '../../app/services/judgement/raise-finding'
import { buildRecord } from '../../app/services/report/compose/record'
import { draftReport } from '../../app/services/report/draft-report'
import { exportReport } from '../../app/services/report/export-report'
import { loadReport } from '../../app/services/report/load-report'
import { readGround } from '../../app/services/report/read-ground'
import { sha256 } from '../../db/queries/audit'
import { reviewByNumber } from '../../db/queries/reviews'
import { read } from '../../db/store'
import { forEachEngine } from '../support/store'
import { decideCase } from './decided-case'
import {
  ada,
  bank,
  type Case,
  type CaseOptions,
  everybody,
  lena,
  openCase,
  pat,
  rick,
  tom,
} from './judgement-case'

const decidedCase = async (ctx: Case) => {
  await giveVerdict(ctx, ada, 1, {
    questionId: 'TRN-01',
    choice: 'adjusted',
    credit: 60,
    reason: 'True for one plan only',
    answerRevision: 1,
    lastSeq: 0,
  })
  await raiseFinding(ctx, ada, 1, {
    severity: 'Moderate',
    statement: 'Logs are short',
    impact: 'Incidents stay unseen',
    questionId: 'MON-03',
    treatment: 'fix by vendor',
    owner: 'Vera Vendor',
    dueOn: null,
    rule: null,
  })
  await decideCase(ctx)
}

const options: CaseOptions = {
  status: 'in review',
  answers: { 'DAT-03': null },
  rows: {
    'MON-03': { exception: 'Not on the trial plan', comment: 'See chapter 4' },
    'TRN-02': { value: null, notApplicable: 'We train nothing' },
    'SEC-01': { link: 'https://vendor-1.example/trust' },
  },
  evidence: [{ id: 'one', kind: 'soc2-t2', issuer: 'Auditors', validTo: '2027-03-31' }],
  links: [{ evidenceId: 'one', questionId: 'TRN-01' }],
}

const groundOf = async (ctx: Case) => {
  const [row] = await reviewByNumber(ctx.store.db, 1)
  const definitions = await caseDefinitions(ctx, 1)
  if (!row || !definitions) throw new Error('No review')
  const made = { definitions, now: ctx.clock.now(), version: 1, verifyUrl: null }
  return read(ctx.store.db, (db) => readGround(db, row, made))
}

const loaded = async (ctx: Case, staff = lena) => {
  const report = await loadReport(ctx, staff, { number: 1 })
  if (!report.ok) throw new Error(report.sentence)
  return report
}

/** Filled by the first engine's run and met by the second's. */
const decided = new Set<string>()

/** The trail's hashes cover salted commitments, so they differ from run to run; nothing else may. */
const withoutChance = (json: string) => {
  const record = JSON.parse(json)
  const events = record.audit.events.map((event: object) => ({ ...event, hash: '' }))
  return canonicalJson({ ...record, audit: { headHash: '', events } })
}

forEachEngine('the report', (open) => {
  it('says everything in words, from the frozen questionnaire', async () => {
    const ctx = await openCase(open, options)
    await decidedCase(ctx)
    const { record } = await loaded(ctx)
    const question = (id: string) => record.questions.find((each) => each.id === id)
    expect(record.questions).toHaveLength(bank.current.questions.length)
    expect(question('TRN-01')).toMatchObject({
      wording: bank.current.byId.get('TRN-01')?.prompt,
      evidence: ['E-01'],
      basis: 'evidence',
      answeredBy: 'Vera Vendor',
      verdict: { kind: 'adjusted', credit: 60, by: 'Ada Reviewer' },
      scoring: { credit: 60, confidence: 0.9, inAssured: true },
    })
    const { automatic, assured, adjustments, wouldMove } = record.score
    expect(adjustments.find((step) => step.question === 'TRN-01')).toMatchObject({ to: 60 })
    expect(adjustments.map(({ effect }) => effect)).not.toContain(null)
    expect([automatic?.assured === assured, adjustments.length === 0]).not.toContain(true)
    expect(wouldMove[0]).toMatch(/reach|^$/)
    expect(question('MON-03')).toMatchObject({
      exception: 'Not on the trial plan',
      comment: 'See chapter 4',
    })
    expect(question('TRN-02')).toMatchObject({
      answer: null,
      notApplicable: { reason: 'We train nothing', accepted: null },
    })
    expect(question('SEC-01')).toMatchObject({
      basis: 'link',
      link: 'https://vendor-1.example/trust',
    })
    expect(question('DAT-03')).toMatchObject({ answer: null, hiddenBecause: null })
    expect(question('AGT-01')?.hiddenBecause).toContain('asked only if')
    expect(record.use).toMatchObject({ autonomy: 'It drafts, and a person reviews' })
    expect(record.use.intake.find(({ id }) => id === 'IN-04')).toMatchObject({
      answer: 'Confidential',
      points: 3,
    })
    expect(record.evidence).toMatchObject([
      { id: 'E-01', kind: 'SOC 2 Type II', citedIn: expect.arrayContaining(['TRN-01', 'CRT-03']) },
    ])
    expect(record.findings).toMatchObject([{ id: 'F-01', criterion: expect.any(String) }])
    expect(record.modelsAndHosts).toMatchObject([{ maker: 'Acme', region: 'Frankfurt' }])
    expect(record.decision).toMatchObject({
      proposedBy: 'Ada Reviewer',
      approvers: [{ name: 'Bo Second', role: 'reviewer' }],
      decidedOn: '2026-11-23',
    })
    expect(record.decision?.summary.split(/\s+/).length).toBeLessThanOrEqual(120)
    expect(record.audit.events.at(-1)?.sentence).toContain('Decided: approve with conditions')
    expect(record.audit.headHash).toBe(record.audit.events.at(-1)?.hash)
  })

  it('keeps the automatic score beside the reviewed one, and costs that add up to what is missing', async () => {
    const ctx = await openCase(open, options)
    await decidedCase(ctx)
    const { record } = await loaded(ctx)
    const { score } = record
    expect(score.automatic?.assured).not.toBe(score.assured)
    const lost = score.contributions.reduce((sum, { lost }) => sum + Math.round(lost * 10), 0)
    expect(lost).toBe(1000 - Math.round((score.uncappedAssured ?? 0) * 10))
    for (const { question, lost } of score.contributions) {
      const recorded = record.questions.find(({ id }) => id === question)
      expect(recorded?.scoring?.lost, question).toBe(lost)
    }
    const [review] = await ctx.store.db.select().from(ctx.store.db.t.reviews)
    expect(review?.assuredTenths).toBe(Math.round((score.assured ?? 0) * 10))
  })

  it('gives the same bytes at every export, whatever changes afterwards, and records each export', async () => {
    const ctx = await openCase(open, options)
    await decidedCase(ctx)
    const wish = { number: 1, as: 'pdf' } as const
    const first = await exportReport(ctx, lena, wish)
    const { db } = ctx.store
    await db.update(db.t.answers).set({ comment: 'changed behind our back' })
    await db.update(db.t.vendors).set({ name: 'Renamed' })
    ctx.clock.at = new Date('2027-02-01T00:00:00.000Z')
    const second = await exportReport(ctx, lena, wish)
    if (!first.ok || !second.ok) throw new Error('Not exported')
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
    expect(Buffer.from(first.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    const events = await db.select().from(db.t.auditEvents)
    expect(events.filter(({ kind }) => kind === 'report exported')).toHaveLength(2)
  }, 30_000)

  it('has the hash that the audit log tells, also as JSON', async () => {
    const ctx = await openCase(open, options)
    await decidedCase(ctx)
    const { recordHash } = await loaded(ctx)
    const json = await exportReport(ctx, lena, { number: 1, as: 'json' })
    if (!json.ok) throw new Error('Not exported')
    const text = new TextDecoder().decode(json.bytes)
    expect(sha256(text)).toBe(recordHash)
    expect(reportRecord.parse(JSON.parse(text)).number).toBe('R-0001')
    const { db } = ctx.store
    const frozen = (await db.select().from(db.t.auditEvents)).find(
      ({ kind }) => kind === 'report frozen',
    )
    expect(frozen?.body).toContain(recordHash)
  })

  it('refuses a record that was altered in the database', async () => {
    const ctx = await openCase(open, options)
    await decidedCase(ctx)
    const { db } = ctx.store
    const { json } = await loaded(ctx)
    await db.update(db.t.reports).set({ record: json.replace('Strong where', 'Weak where') })
    await expect(loadReport(ctx, lena, { number: 1 })).rejects.toThrow('altered')
  })

  it('is composed alike from the same facts, on either engine', async () => {
    const ctx = await openCase(open, options)
    const first = canonicalJson(buildRecord(await groundOf(ctx)))
    expect(canonicalJson(buildRecord(await groundOf(ctx)))).toBe(first)
    await decidedCase(ctx)
    decided.add(withoutChance((await loaded(ctx)).json))
    expect(decided.size).toBe(1)
  })

  it('is read by those whom the policy names, and by procurement once decided', async () => {
    const before = await openCase(open, options)
    expect(await loadReport(before, pat, { number: 1 })).toMatchObject({ reason: 'not allowed' })
    expect(await loadReport(before, lena, { number: 1 })).toMatchObject({
      reason: 'not possible now',
    })
    await decidedCase(before)
    for (const staff of everybody) {
      const report = await loadReport(before, staff, { number: 1 })
      expect(report.ok, staff.name).toBe(![rick, tom].includes(staff))
    }
    expect(await loadReport(before, lena, { number: 7 })).toMatchObject({ reason: 'not found' })
  })

  it('is a draft for reviewers before the decision, and is stored nowhere', async () => {
    const ctx = await openCase(open, options)
    const draft = await draftReport(ctx, ada, 1)
    expect(draft).toMatchObject({ ok: true, fileName: 'R-0001-draft.pdf' })
    for (const staff of everybody.filter(({ id }) => id !== 'ada' && id !== 'bo')) {
      expect(await draftReport(ctx, staff, 1), staff.name).toMatchObject({ reason: 'not allowed' })
    }
    const { db } = ctx.store
    expect(await db.select().from(db.t.reports)).toEqual([])
    await decidedCase(ctx)
    expect(await draftReport(ctx, ada, 1)).toMatchObject({ reason: 'not possible now' })
  }, 30_000)
})
