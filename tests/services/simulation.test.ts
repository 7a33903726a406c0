// Running a draft over what is in the database: who may, what is refused, and that the count moves while others are served.
import { expect, it } from 'vitest'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { readDraft } from '../../app/services/simulation/read-draft'
import { simulationRuns } from '../../app/services/simulation/runs'
import { simulateDraft } from '../../app/services/simulation/simulate-draft'
import { startSimulation, viewSimulation } from '../../app/services/simulation/start-simulation'
import { forEachEngine } from '../support/store'
import { ada, bank, type Case, openCase, pat, tom } from './judgement-case'

const text = (change: (definition: typeof bank.current.definition) => object) =>
  new TextEncoder().encode(JSON.stringify(change(structuredClone(bank.current.definition))))

/** The next version, with a ceiling that a red answer on training now meets much earlier. */
const stricter = () =>
  text((definition) => ({
    ...definition,
    version: 99,
    caps: definition.caps.map((cap) => (cap.id === 'core-promises' ? { ...cap, at: 45 } : cap)),
  }))

const red = { status: 'in review' as const, answers: { 'TRN-01': 'opt_out_org' } }

async function draftFrom(ctx: Case, bytes: Uint8Array) {
  const read = await readDraft(ctx, bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.draft
}

forEachEngine('a simulation', (open) => {
  it('tells of each submitted review what would change and why, and changes nothing', async () => {
    const ctx = await openCase(open, red)
    const counted: number[] = []
    const { reviews, others } = await simulateDraft(ctx, await draftFrom(ctx, stricter()), (at) =>
      counted.push(at.done),
    )
    expect(counted).toEqual([0, 1])
    expect(others).toBe(0)
    expect(reviews).toHaveLength(1)
    expect(reviews[0]).toMatchObject({
      number: 1,
      changes: true,
      before: { band: 'conditional' },
      after: { assured: 45, band: 'weak', proposal: 'reject' },
      ceilings: [{ rule: 'core-promises', from: 64, to: 45 }],
      newUnanswered: [],
    })
  })

  it('keeps reviewers’ credits with their questions', async () => {
    const ctx = await openCase(open, red)
    await giveVerdict(ctx, ada, 1, {
      questionId: 'SEC-01',
      choice: 'adjusted',
      credit: 7,
      reason: 'Seen otherwise',
      answerRevision: 1,
      lastSeq: 0,
    })
    const same = await draftFrom(
      ctx,
      text((definition) => ({ ...definition, version: 99 })),
    )
    const { reviews } = await simulateDraft(ctx, same)
    expect(reviews[0]).toMatchObject({ changes: false, because: [] })
  })

  it('is empty where nothing was submitted', async () => {
    const ctx = await openCase(open, { status: 'answering', review: { submittedAt: null } })
    const { reviews } = await simulateDraft(ctx, await draftFrom(ctx, stricter()))
    expect(reviews).toEqual([])
  })

  it('refuses what the check refuses, with every reason', async () => {
    const ctx = await openCase(open, red)
    const told = async (bytes: Uint8Array) => {
      const read = await readDraft(ctx, bytes)
      return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`)
    }
    const broken = text((d) => ({
      ...d,
      version: 99,
      caps: d.caps.map((cap) => ({ ...cap, among: ['TRN-77'] })),
    }))
    expect((await told(broken)).length).toBeGreaterThan(1)
    expect((await told(broken)).join()).toContain('TRN-77')
    const changed = text((d) => ({ ...d, title: 'Changed' }))
    expect((await told(changed)).join()).toMatch(/published and must not change/)
    expect((await told(new TextEncoder().encode('a: [1'))).join()).toMatch(/cannot be read as YAML/)
    expect((await told(new Uint8Array([0xff, 0xfe, 0x00]))).join()).toMatch(/not text in UTF-8/)
    expect((await told(new Uint8Array(1_000_001).fill(32))).join()).toMatch(/larger than 1 MB/)
  })

  it('is begun by reviewers and admins only; an admin alone sees totals and no review', async () => {
    const ctx = await openCase(open, red)
    const runs = simulationRuns()
    const begin = (staff: typeof ada, bytes = stricter()) =>
      startSimulation(ctx, staff, { fileName: 'draft.yaml', bytes, runs, onFailure: fail })
    expect(await begin(pat)).toMatchObject({ ok: false, reason: 'not allowed' })
    for (const [staff, sees] of [
      [ada, true],
      [tom, false],
    ] as const) {
      const begun = await begin(staff)
      if (!begun.ok) throw new Error('refused')
      const run = runs.find(begun.id, staff.id)
      expect(run).not.toBe(null)
      expect(runs.find(begun.id, 'somebody else')).toBe(null)
      await expect.poll(() => run?.state).toBe('done')
      const { outcome } = viewSimulation(staff, run ?? fail())
      expect(outcome?.totals).toMatchObject({ reviews: 1, changed: 1 })
      expect(outcome?.reviews === null).toBe(!sees)
    }
  })
})

it('a run that fails says so and tells the log', async () => {
  const runs = simulationRuns()
  const told: unknown[] = []
  const run = { id: 'one', byId: 'ada', fileName: 'draft.yaml' }
  runs.begin(
    run,
    () => Promise.reject(new Error('disk')),
    (error) => told.push(error),
  )
  await expect.poll(() => runs.find('one', 'ada')?.state).toBe('failed')
  expect(told).toHaveLength(1)
})

it('only the newest five are kept', () => {
  const runs = simulationRuns()
  const never = () => new Promise<never>(() => undefined)
  for (const id of ['1', '2', '3', '4', '5', '6']) {
    runs.begin({ id, byId: 'ada', fileName: id }, never, fail)
  }
  expect(runs.listOf('ada').map(({ id }) => id)).toEqual(['6', '5', '4', '3', '2'])
})

function fail(): never {
  throw new Error('Not expected')
}
