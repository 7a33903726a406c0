// What becomes of verdicts when the proof behind an answer changes, and of certificates that come back in the next round.
import { expect, it } from 'vitest'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { loadUnchanged } from '../../app/services/judgement/load-unchanged'
import { loadWorkspace } from '../../app/services/judgement/load-workspace'
import { anEvidence, fill, forEachEngine } from '../support/store'
import { ada, type Case, NOW, openCase } from './judgement-case'
import { openRounds } from './second-round'

const longBefore = new Date('2026-02-01T12:00:00.000Z')
const later = new Date(NOW.getTime() + 60_000)

const accept = (ctx: Case, questionId: string, answerRevision = 1) =>
  giveVerdict(ctx, ada, 1, {
    questionId,
    choice: 'accepted',
    credit: null,
    reason: '',
    answerRevision,
    lastSeq: 0,
  })

async function marksOn(ctx: Case, question: string) {
  const loaded = await loadWorkspace(ctx, ada, 1, { mark: null, question })
  if (!loaded.ok) throw new Error(loaded.sentence)
  return loaded.list.find(({ id }) => id === question)?.marks
}

const soc2 = { kind: 'soc2-t2', validFrom: '2026-01-01', validTo: '2027-03-31' }

forEachEngine('a verdict on an answer whose proof changes', (open) => {
  it('no longer stands once a file that was there already is said to support it', async () => {
    const ctx = await openCase(open, { status: 'in review', evidence: [{ id: 'one' }] })
    expect(await accept(ctx, 'TRN-01')).toMatchObject({ ok: true })
    expect(await marksOn(ctx, 'TRN-01')).not.toContain('unreviewed')
    const link = { reviewId: 'review-1', evidenceId: 'one', questionId: 'TRN-01', linkedAt: later }
    await fill(ctx.store, { evidenceLinks: [link] })
    expect(await marksOn(ctx, 'TRN-01')).toContain('unreviewed')
  })

  it('stands where the file had been linked before it was given', async () => {
    const ctx = await openCase(open, {
      status: 'in review',
      evidence: [{ id: 'one' }],
      links: [{ evidenceId: 'one', questionId: 'TRN-01' }],
    })
    expect(await accept(ctx, 'TRN-01')).toMatchObject({ ok: true })
    expect(await marksOn(ctx, 'TRN-01')).not.toContain('unreviewed')
  })

  it('no longer stands on certificates once another one is given, linked to them or not', async () => {
    const ctx = await openCase(open, { status: 'in review', evidence: [{ id: 'one', ...soc2 }] })
    expect(await accept(ctx, 'CRT-03', 0)).toMatchObject({ ok: true })
    expect(await marksOn(ctx, 'CRT-03')).not.toContain('unreviewed')
    const policy = anEvidence({ id: 'policy', kind: 'other', uploadedAt: later })
    await fill(ctx.store, { evidence: [policy] })
    expect(await marksOn(ctx, 'CRT-03'), 'no certificate').not.toContain('unreviewed')
    const other = anEvidence({ id: 'two', kind: 'iso27001', uploadedAt: later })
    await fill(ctx.store, { evidence: [other] })
    expect(await marksOn(ctx, 'CRT-03')).toContain('unreviewed')
  })
})

forEachEngine('certificates in a second round', (open) => {
  const unchanged = async (now: { sha256: string }) => {
    const ctx = await openRounds(open, {
      verdicts: { 'CRT-03': { answerRevision: 0 } },
      evidence: {
        before: [{ id: 'a', ...soc2, sha256: 'a'.repeat(64), uploadedAt: longBefore }],
        now: [{ id: 'z', ...soc2, ...now }],
      },
    })
    const loaded = await loadUnchanged(ctx, ada, 2)
    return loaded.ok && loaded.answers.some(({ id }) => id === 'CRT-03')
  }

  it('are unchanged when the same file came back under another id, and not when another file did', async () => {
    expect(await unchanged({ sha256: 'a'.repeat(64) })).toBe(true)
    expect(await unchanged({ sha256: 'b'.repeat(64) })).toBe(false)
  })
})
