// The evidence pack: one zip with everything that a decided review rests on, checkable by hash.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, expect, it } from 'vitest'
import { audiences } from '../../app/core/report/audience'
import { evidencePath, sumsText } from '../../app/core/report/pack/contents'
import { filesIn } from '../../app/ports/files'
import { sheetFiles } from '../../app/ports/sheets'
import { evidencePack } from '../../app/services/report/evidence-pack'
import { exportReport } from '../../app/services/report/export-report'
import { auditOfReview, sha256 } from '../../db/queries/audit'
import { forEachEngine, type OpenStore } from '../support/store'
import { unzipped } from '../support/zip'
import { openDecided } from './decided-case'
import { ada, bo, everybody, lena, openCase, pat } from './judgement-case'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

const soc2 = Buffer.from('%PDF-1.4 a SOC 2 report')
const policy = Buffer.from('%PDF-1.4 a policy')

async function decidedWithFiles(open: OpenStore) {
  const data = await mkdtemp(path.join(tmpdir(), 'assay-pack-'))
  folders.push(data)
  const files = filesIn(data)
  const pieces = []
  for (const [id, bytes, fileName] of [
    ['e1', soc2, 'Prüfbericht 2026/Q1.pdf'],
    ['e2', policy, 'policy.pdf'],
  ] as const) {
    pieces.push({ id, fileName, sizeBytes: bytes.length, sha256: await files.put(bytes) })
  }
  const ctx = await openDecided(open, { evidence: pieces })
  return { ...ctx, files, sheets: sheetFiles(), data }
}

async function taken(pack: Awaited<ReturnType<typeof evidencePack>>) {
  if (!pack.ok) throw new Error(pack.sentence)
  return unzipped(new Uint8Array(await new Response(pack.stream).arrayBuffer()))
}

forEachEngine('the evidence pack', (open) => {
  it('holds report, record, answers and every file, and the hash of each is right', async () => {
    const ctx = await decidedWithFiles(open)
    const zip = await taken(await evidencePack(ctx, lena, { number: 1 }))
    expect([...zip.keys()]).toEqual([
      'READ-ME.txt',
      'R-0001-report-v1.pdf',
      'R-0001-report-v1.json',
      'R-0001-report-v1-answers.xlsx',
      'SHA256SUMS.txt',
      'evidence/E-01 Prufbericht 2026_Q1.pdf',
      'evidence/E-02 policy.pdf',
    ])
    const sums = String(zip.get('SHA256SUMS.txt')).trim().split('\n')
    expect(sums).toHaveLength(6)
    for (const line of sums) {
      const [hash = '', name = ''] = line.split('  ')
      expect(sha256(zip.get(name) ?? Buffer.alloc(0)), name).toBe(hash)
    }
    expect(zip.get('evidence/E-01 Prufbericht 2026_Q1.pdf')).toEqual(soc2)
  })

  it('holds the very bytes that are exported one by one, and both are recorded', async () => {
    const ctx = await decidedWithFiles(open)
    const zip = await taken(await evidencePack(ctx, lena, { number: 1 }))
    for (const as of ['pdf', 'json'] as const) {
      const file = await exportReport(ctx, lena, { number: 1, as })
      if (!file.ok) throw new Error(file.sentence)
      expect(sha256(zip.get(file.fileName) ?? Buffer.alloc(0))).toBe(sha256(file.bytes))
    }
    const kinds = (await auditOfReview(ctx.store.db, 'review-1')).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'evidence pack exported')).toHaveLength(1)
  })

  it('has every question in its workbook, with what was answered', async () => {
    const ctx = await decidedWithFiles(open)
    const zip = await taken(await evidencePack(ctx, lena, { number: 1 }))
    const record = JSON.parse(String(zip.get('R-0001-report-v1.json'))) as {
      questions: { id: string; answer: string | null }[]
    }
    const book = await ctx.sheets.read(zip.get('R-0001-report-v1-answers.xlsx') ?? Buffer.alloc(0))
    if (!book.ok || book.as !== 'workbook') throw new Error('Not a workbook')
    const rows = book.sheets.find(({ name }) => name === 'Answers')?.rows ?? []
    expect(rows.slice(1).map(([id]) => id)).toEqual(record.questions.map(({ id }) => id))
    expect(rows.slice(1).map((row) => row[3] ?? null)).toEqual(
      record.questions.map(({ answer }) => answer),
    )
  })

  it('names the files that the data folder has lost or that were altered, and gives out nothing', async () => {
    const ctx = await decidedWithFiles(open)
    const hash = sha256(policy)
    await writeFile(path.join(ctx.data, 'evidence', hash.slice(0, 2), hash), 'another policy')
    expect(await evidencePack(ctx, lena, { number: 1 })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('no longer holds E-02'),
    })
    const kinds = (await auditOfReview(ctx.store.db, 'review-1')).map(({ kind }) => kind)
    expect(kinds).not.toContain('report exported')
  })

  it.each([
    ['../../../etc/passwd', 'evidence/E-01 .._.._.._etc_passwd'],
    ['C:\\Windows\\a.pdf', 'evidence/E-01 C__Windows_a.pdf'],
    ['/absolute.pdf', 'evidence/E-01 _absolute.pdf'],
    ['a\n0000  b.pdf', 'evidence/E-01 a_0000  b.pdf'],
    ['report\u202efdp.exe', 'evidence/E-01 report_fdp.exe'],
    ['=cmd|calc.csv', 'evidence/E-01 =cmd_calc.csv'],
  ])('has no name that leads out of its folder or to a second line: %j', async (name, packed) => {
    const piece = { fileName: name } as Parameters<typeof evidencePath>[0]
    expect(evidencePath({ ...piece, id: 'E-01' })).toBe(packed)
    expect(sumsText([{ name: packed, sha256: 'a' }]).split('\n')).toHaveLength(2)
    expect(evidencePath({ ...piece, id: 'E-02' }), 'names may repeat').not.toBe(packed)
  })

  it('is told apart from the other copies of the same report, each registered as what it is', async () => {
    const ctx = await decidedWithFiles(open)
    const names: string[] = []
    for (const audience of audiences) {
      const copy = await exportReport(ctx, lena, { number: 1, as: 'pdf', audience })
      if (!copy.ok) throw new Error(copy.sentence)
      names.push(copy.fileName)
      const [known] = await ctx.store.db
        .select({ audience: ctx.store.db.t.reportFiles.audience })
        .from(ctx.store.db.t.reportFiles)
        .where(eq(ctx.store.db.t.reportFiles.sha256, sha256(copy.bytes)))
      expect(known?.audience).toBe(audience)
    }
    expect(names).toEqual([
      'R-0001-report-v1.pdf',
      'R-0001-report-v1-annex.pdf',
      'R-0001-report-v1-summary.pdf',
      'R-0001-report-v1-vendor-copy.pdf',
    ])
  })

  it('is for those who may read both answers and report', async () => {
    const ctx = await decidedWithFiles(open)
    for (const staff of everybody) {
      const pack = await evidencePack(ctx, staff, { number: 1 })
      expect(pack.ok, staff.id).toBe([ada, bo, lena].includes(staff))
      if (pack.ok) await pack.stream.cancel()
    }
    expect(await evidencePack(ctx, pat, { number: 1 })).toMatchObject({ reason: 'not allowed' })
  })

  it('says that there is none before the decision', async () => {
    const ctx = { ...(await openCase(open, { status: 'in review' })), sheets: sheetFiles() }
    const files = filesIn(tmpdir())
    expect(await evidencePack({ ...ctx, files }, lena, { number: 1 })).toMatchObject({
      ok: false,
    })
  })
})
