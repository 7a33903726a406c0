// A vendor's own copy of the report: after the outcome was released, for the lead alone, and with nothing of ours in it.
import { expect, it } from 'vitest'
import { releaseOutcome } from '../../app/services/judgement/release-outcome'
import { exportReport } from '../../app/services/report/export-report'
import { reissueReport } from '../../app/services/report/reissue-report'
import { vendorCopy } from '../../app/services/respond/vendor-copy'
import { findIssued } from '../../app/services/verify/find-issued'
import { sha256 } from '../../db/queries/audit'
import { bodyText, openPdf, squeezed } from '../pdf/reading'
import { anInvitation } from '../support/rows'
import { forEachEngine } from '../support/store'
import { openDecided } from './decided-case'
import { type Case, lena, pat } from './judgement-case'

const lead = { reviewId: 'review-1', invitationId: 'invitation-1' }

async function released(open: Parameters<typeof openDecided>[0]): Promise<Case> {
  const ctx = await openDecided(open)
  expect(await releaseOutcome(ctx, pat, 1)).toMatchObject({ ok: true })
  return ctx
}

async function copyOf(ctx: Case): Promise<Uint8Array> {
  const file = await vendorCopy(ctx, lead)
  if (!file) throw new Error('No copy')
  return file.bytes
}

const exports = async ({ store: { db } }: Case) =>
  (await db.select().from(db.t.auditEvents)).filter(({ kind }) => kind === 'report exported')

forEachEngine('the vendor’s own copy', (open) => {
  it('is there once the outcome was released, and not before', async () => {
    const ctx = await openDecided(open)
    expect(await vendorCopy(ctx, lead)).toBeNull()
    await releaseOutcome(ctx, pat, 1)
    expect(await vendorCopy(ctx, lead)).toMatchObject({
      mediaType: 'application/pdf',
      fileName: expect.stringContaining('vendor-copy'),
    })
  })

  it('is the copy that is given out here, on file once with one event', async () => {
    const ctx = await released(open)
    const bytes = await copyOf(ctx)
    expect(Buffer.compare(bytes, await copyOf(ctx))).toBe(0)
    expect(await exports(ctx)).toMatchObject([
      { actor: 'respondent:invitation-1', body: expect.stringContaining('vendor') },
    ])
    const ours = await exportReport(ctx, lena, { number: 1, as: 'pdf', audience: 'vendor' })
    expect(ours.ok && Buffer.compare(ours.bytes, bytes)).toBe(0)
    expect(await findIssued(ctx.store, sha256(bytes))).toMatchObject({ as: 'file', version: 1 })
  })

  it('is for the lead of this review: not for a colleague, not on another link', async () => {
    const ctx = await released(open)
    const { db } = ctx.store
    const part = { sectionIds: ['training'], questionIds: [] }
    await db.insert(db.t.invitations).values(anInvitation({ id: 'colleague', scope: part }))
    for (const scope of [
      { ...lead, invitationId: 'colleague' },
      { ...lead, reviewId: 'review-2' },
      { ...lead, invitationId: 'nobody' },
    ]) {
      expect(await vendorCopy(ctx, scope)).toBeNull()
    }
    expect(await exports(ctx)).toEqual([])
  })

  it('is not given out from a record that was altered in the database', async () => {
    const ctx = await released(open)
    const { db } = ctx.store
    const [report] = await db.select().from(db.t.reports)
    const record = report?.record.replace('"number":"R-0001"', '"number":"R-0002"') ?? ''
    expect(record).not.toBe(report?.record)
    await db.update(db.t.reports).set({ record })
    await expect(vendorCopy(ctx, lead)).rejects.toThrow('was altered in the database')
    expect(await exports(ctx)).toEqual([])
  })

  it('is of the version in force, and does not say why it was issued again', async () => {
    const ctx = await released(open)
    const first = await copyOf(ctx)
    const reason = 'Canary: a colleague saw the new terms'
    await reissueReport(ctx, lena, 1, { reason, replaces: 1 })
    const second = await copyOf(ctx)
    const text = await bodyText(second)
    expect(text).toContain(squeezed('Replaces version 1.'))
    expect(text).not.toContain(squeezed('Canary'))
    expect(await findIssued(ctx.store, sha256(first))).toMatchObject({ supersededBy: 2 })
  })

  it('has no word that was written among us, neither on its pages nor attached', async () => {
    const ctx = await released(open)
    const bytes = await copyOf(ctx)
    const text = await bodyText(bytes)
    expect(text).toContain(squeezed('Logs are kept for a year'))
    for (const inside of ['Strong where it matters', 'Ada', 'Bo Second', 'Assured', 'Tier']) {
      expect(text, inside).not.toContain(squeezed(inside))
    }
    expect(await (await openPdf(bytes)).getAttachments()).toBeNull()
  })
})
