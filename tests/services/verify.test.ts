// Whether a saved report is as it was issued: originals, and every way in which a copy can differ from one.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { type ReportRecord, reportRecord } from '../../app/core/report/record'
import { type Judgement, judge } from '../../app/core/verify/judge'
import { signDocument } from '../../app/pdf/signature/sign'
import type { Issuer } from '../../app/ports/signing/issuer'
import { reissueReport } from '../../app/services/report/reissue-report'
import { askPortal } from '../../app/services/verify/ask-portal'
import { findIssued } from '../../app/services/verify/find-issued'
import { inspectFile } from '../../app/services/verify/inspect-file'
import { sha256 } from '../../db/queries/audit'
import { renderReport } from '../../templates/report/report'
import { newIssuer, testIssuer } from '../support/issuer'
import { savedByQpdf } from '../support/pdf-tools'
import { forEachEngine, openTestStore } from '../support/store'
import { exported, openDecided } from './decided-case'
import { type Case, lena } from './judgement-case'

type Outcome = Pick<Judgement, 'problems' | 'found' | 'unchecked'> & {
  verdict: Judgement['verdict'] | 'not a report'
}

/** With a portal to ask, or offline without. */
async function verified(bytes: Uint8Array, ctx?: Case): Promise<Outcome> {
  const inspected = inspectFile(bytes)
  if (!inspected.ok) {
    return { verdict: 'not a report', problems: [inspected.sentence], found: [], unchecked: [] }
  }
  const portal = ctx
    ? await askPortal({ store: ctx.store, knowsKey: ctx.issuer.knows }, inspected)
    : null
  return judge(inspected, portal, 'Nobody was asked.')
}

const json = async (ctx: Case) => exported(ctx, { as: 'json' })
const recordOf = async (ctx: Case): Promise<ReportRecord> =>
  reportRecord.parse(JSON.parse(Buffer.from(await json(ctx)).toString()))

async function signedBy(issuer: Issuer, record: ReportRecord): Promise<Uint8Array> {
  const unsigned = await renderReport(record, { signing: issuer })
  return signDocument(unsigned, (parts) => issuer.sign(parts, new Date(record.issuedAt)))
}

forEachEngine('a saved report', (open) => {
  it('is genuine as PDF on either paper and as JSON, and its score is a match', async () => {
    const ctx = await openDecided(open)
    for (const bytes of [
      await exported(ctx),
      await exported(ctx, { pageSize: 'Letter' }),
      await json(ctx),
    ]) {
      const { verdict, problems, found, unchecked } = await verified(bytes, ctx)
      expect({ verdict, problems, unchecked }).toEqual({
        verdict: 'genuine',
        problems: [],
        unchecked: [],
      })
      expect(found.join(' ')).toMatch(/a match: assured \d+\.\d, as stated \d+\.\d/)
      expect(found).toContain('The portal has it on file: version 1 is in force.')
    }
  })

  it('stays genuine when a later version takes its place, and says which', async () => {
    const ctx = await openDecided(open)
    const first = await exported(ctx)
    expect(await findIssued(ctx.store, sha256(first))).toMatchObject({
      as: 'file',
      number: 'R-0001',
      version: 1,
      supersededBy: null,
    })
    const again = { reason: 'The condition is met', replaces: 1 }
    expect(await reissueReport(ctx, lena, 1, again)).toEqual({ ok: true, result: 2 })
    const { verdict, found } = await verified(first, ctx)
    expect(verdict).toBe('genuine')
    expect(found).toContain('The portal has it on file: version 1 was superseded by version 2.')
    expect(await findIssued(ctx.store, sha256(first))).toMatchObject({ supersededBy: 2 })
    const marked = await exported(ctx, { version: 1 })
    expect(Buffer.compare(marked, first)).not.toBe(0)
    expect((await verified(marked, ctx)).verdict).toBe('genuine')
    expect(await findIssued(ctx.store, sha256(marked))).toMatchObject({ supersededBy: 2 })
    expect(await findIssued(ctx.store, sha256(await exported(ctx)))).toMatchObject({
      version: 2,
      supersededBy: null,
    })
  })

  it('is not found under a hash that no file and no record has', async () => {
    const ctx = await openDecided(open)
    const bytes = await exported(ctx)
    expect(
      await findIssued(ctx.store, sha256(Buffer.concat([bytes, Buffer.from('\n')]))),
    ).toBeNull()
    expect(await findIssued(ctx.store, sha256(await json(ctx)))).toMatchObject({ as: 'record' })
  })
})

describe('a copy that differs', () => {
  let ctx: Case
  let pdf: Buffer
  let record: ReportRecord
  beforeAll(async () => {
    ctx = await openDecided(openTestStore)
    pdf = Buffer.from(await exported(ctx))
    record = await recordOf(ctx)
  })

  it('is not proven and not refused where nobody can be asked', async () => {
    const { verdict, problems, unchecked } = await verified(pdf)
    expect({ verdict, problems }).toEqual({ verdict: 'unproven', problems: [] })
    expect(unchecked.join(' ')).toContain((await testIssuer()).fingerprint)
    expect((await verified(await json(ctx))).verdict).toBe('unproven')
  })

  it('by one bit anywhere is detected, without asking anybody', async () => {
    const anywhere = fc.integer({ min: 0, max: pdf.length * 8 - 1 })
    const contents = pdf.indexOf('/Contents<')
    const inSignature = fc.integer({ min: contents * 8, max: pdf.indexOf('>', contents) * 8 })
    await fc.assert(
      fc.asyncProperty(fc.oneof(anywhere, inSignature), async (bit) => {
        const copy = Buffer.from(pdf)
        copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect((await verified(copy)).verdict).toBe('not genuine')
      }),
      { numRuns: 300 },
    )
  }, 120_000)

  it('as JSON by one bit is detected by the portal', async () => {
    const original = Buffer.from(await json(ctx))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: original.length * 8 - 1 }), async (bit) => {
        const copy = Buffer.from(original)
        copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect((await verified(copy, ctx)).verdict).toMatch(/^not /)
      }),
      { numRuns: 100 },
    )
  }, 120_000)

  it('because it was saved again, cut off or added to is told so', async () => {
    const again = await PDFDocument.load(pdf, { updateMetadata: false })
    for (const useObjectStreams of [true, false]) {
      const { verdict, problems } = await verified(await again.save({ useObjectStreams }), ctx)
      expect(verdict).toBe('not genuine')
      expect(problems.join()).toMatch(/saved again by another program|changed after it was signed/)
    }
    for (const options of [[], ['--object-streams=generate'], ['--qdf'], ['--linearize']]) {
      const { verdict, problems } = await verified(savedByQpdf(pdf, ...options), ctx)
      expect(verdict, options.join()).toBe('not genuine')
      expect(problems.join()).toMatch(/saved again by another program|changed after it was signed/)
    }
    for (const share of [0.3, 0.6, 0.9, 0.999]) {
      const cut = await verified(pdf.subarray(0, Math.floor(pdf.length * share)), ctx)
      expect(cut.verdict).toBe('not genuine')
      expect(cut.problems.join()).toContain('cut off')
    }
    const longer = await verified(Buffer.concat([pdf, Buffer.from('\n% a remark\n%%EOF\n')]), ctx)
    expect(longer.problems).toContain('18 bytes were added after it was signed.')
  })

  it('because it was printed to a file is no report: pages alone prove nothing', async () => {
    const printed = await PDFDocument.create()
    const source = await PDFDocument.load(pdf, { updateMetadata: false })
    for (const page of await printed.copyPages(source, source.getPageIndices())) {
      printed.addPage(page)
    }
    const { verdict, problems } = await verified(await printed.save(), ctx)
    expect(verdict).toMatch(/^not /)
    expect(problems.length).toBeGreaterThan(0)
  })

  it('in the attached record is detected, also where it was signed anew by somebody else', async () => {
    const better: ReportRecord = {
      ...record,
      decision: record.decision && { ...record.decision, kind: 'approve' },
    }
    const forged = await signedBy(await newIssuer(), better)
    expect((await verified(forged)).unchecked.join()).not.toContain(
      (await testIssuer()).fingerprint,
    )
    const asked = await verified(forged, ctx)
    expect(asked.verdict).toBe('not genuine')
    expect(asked.problems.join(' ')).toMatch(/never was, this portal’s.*no such report on file/)
    // The same record under another key: the pages may say anything.
    const resigned = await verified(await signedBy(await newIssuer(), record), ctx)
    expect(resigned.verdict).toBe('not genuine')
    // Swapped inside the signed file, with the hash that is printed in the signature swapped too.
    const swapped = Buffer.from(await signedBy(await testIssuer(), better))
    const inside = swapped.toString('latin1')
    const hash = sha256(canonicalJson(record))
    expect(inside).toContain(sha256(canonicalJson(better)))
    const patched = inside.replace(sha256(canonicalJson(better)), hash)
    expect((await verified(Buffer.from(patched, 'latin1'))).verdict).toBe('not genuine')
  })

  it('in what the signature says of the record is detected, hash, number and version', () => {
    const inspected = inspectFile(pdf)
    if (!inspected.ok || inspected.signature?.kind !== 'whole') throw new Error('Not whole')
    const { signature } = inspected
    const { report } = signature
    if (!report) throw new Error('The signature names no report')
    expect(judge(inspected, null, '').problems).toEqual([])
    for (const other of [
      { ...report, recordHash: '0'.repeat(64) },
      { ...report, number: 'R-0099' },
      { ...report, version: report.version + 1 },
    ]) {
      const { problems } = judge(
        { ...inspected, signature: { ...signature, report: other } },
        null,
        '',
      )
      expect(problems).toEqual(['The attached record is not the one that the signature names.'])
    }
  })

  it('in a stored sum is a mismatch with the numbers, whoever signed it', async () => {
    const { score } = record
    const raised = { ...record, score: { ...score, assured: 99.9 } }
    const { verdict, problems } = await verified(await signedBy(ctx.issuer, raised))
    expect(verdict).toBe('not genuine')
    expect(problems.join()).toContain(
      `a mismatch. Assured: 99.9 recorded, ${score.assured?.toFixed(1)} redone`,
    )
    const raisedJson = Buffer.from(canonicalJson(raised))
    expect((await verified(raisedJson)).problems.join()).toContain('mismatch')
    const indented = Buffer.from(JSON.stringify(record, null, 2))
    expect((await verified(indented)).problems.join()).toContain('saved again')
  })

  it('because it is a draft is told so', async () => {
    const draft = await renderReport({ ...record, decision: null })
    expect((await verified(draft, ctx)).problems.join()).toContain('This is a draft')
  })

  it('in everything is no report: a text, nothing, another PDF, 30 MB of anything', async () => {
    const other = await PDFDocument.create()
    other.addPage()
    for (const bytes of [
      Buffer.from('Dear Sir or Madam,'),
      Buffer.alloc(0),
      Buffer.from('{"version":1}'),
      await other.save(),
      randomBytes(30 * 1024 * 1024),
    ]) {
      expect((await verified(bytes, ctx)).verdict).toBe('not a report')
    }
  })
})
