// Gives out everything of a decided review in one zip: report, record, answers, evidence files and their hashes.
import { appendAudit, sha256 } from '../../../db/queries/audit'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { answersBook } from '../../core/report/pack/answers-book'
import {
  evidencePath,
  type FilesGone,
  type PackedFile,
  READ_ME_FILE,
  readMeText,
  reportStem,
  SUMS_FILE,
  sumsText,
} from '../../core/report/pack/contents'
import { dateIn } from '../../core/schedule/plain-date'
import { type ZipEntry, zipStream } from '../../ports/zip'
import type { Services } from '../context'
import { notAllowed, notNow, type Refusal } from '../judgement/refusal'
import { loadOrganisation } from '../organisation/read-organisation'
import { removalOf } from '../privacy/contents-removed'
import { exportReport } from './export-report'
import { type LoadedReport, loadReport } from './load-report'

type PackContext = Pick<Services, 'store' | 'clock' | 'files' | 'sheets' | 'issuer'>

export interface PackWish {
  number: number
  /** Without one, the newest. */
  version?: number | undefined
}

export interface Pack {
  ok: true
  stream: ReadableStream<Uint8Array>
  fileName: string
}

/** For those who may read both the report and the files. Files are read one by one while the zip is taken. */
export async function evidencePack(
  ctx: PackContext,
  staff: Staff,
  wish: PackWish,
): Promise<Pack | Refusal> {
  if (!allows(staff, 'answers.read', { decided: true })) return notAllowed()
  const report = await loadReport(ctx, staff, wish)
  if (!report.ok) return report
  const gone = await filesGone(ctx, wish.number)
  // What was removed is not given out either where another review happens to keep the same file.
  const evidence = gone ? [] : report.record.evidence
  const missing = await missingFiles(ctx, evidence)
  if (missing.length > 0) return notNow(missingSentence(missing))
  const { version } = report
  const pdf = await exportReport(ctx, staff, { ...wish, version, as: 'pdf' })
  if (!pdf.ok) return pdf
  await recordPack(ctx, staff, { ...report, files: evidence.length })
  const entries = await entriesOf(ctx, { ...report, evidence, gone }, pdf)
  const date = new Date(report.record.issuedAt)
  return {
    ok: true,
    stream: zipStream(entries, date),
    fileName: `${reportStem(report.record)}-evidence-pack.zip`,
  }
}

/** Null where the files are there. */
async function filesGone(
  { store }: Pick<PackContext, 'store'>,
  number: number,
): Promise<FilesGone | null> {
  const [row] = await reviewByNumber(store.db, number)
  return read(store.db, function* (db) {
    const removal = row ? yield* removalOf(db, row.review) : null
    const { timeZone } = yield* loadOrganisation(db)
    return removal && { on: dateIn(timeZone, removal.at), days: removal.days }
  })
}

type Evidence = LoadedReport['record']['evidence']

interface Packed extends LoadedReport {
  evidence: Evidence
  gone: FilesGone | null
}

/** Register numbers whose file is gone from the data folder, or no longer has its hash. */
async function missingFiles({ files }: PackContext, evidence: Evidence): Promise<string[]> {
  const missing: string[] = []
  for (const { id, sha256: hash } of evidence) {
    // One at a time: a review may hold 200 MB.
    if (!(await files.has(hash))) missing.push(id)
  }
  return missing
}

const missingSentence = (ids: readonly string[]): string =>
  `The data folder no longer holds ${ids.join(', ')} as uploaded. Restore the evidence folder from a backup; the report itself can still be exported as PDF and JSON.`

async function entriesOf(
  { files, sheets }: PackContext,
  { record, json, recordHash, evidence, gone }: Packed,
  pdf: { bytes: Uint8Array },
): Promise<ZipEntry[]> {
  const stem = reportStem(record)
  const made = [
    {
      name: READ_ME_FILE,
      bytes: new TextEncoder().encode(readMeText(record, { recordHash, gone })),
    },
    { name: `${stem}.pdf`, bytes: pdf.bytes },
    { name: `${stem}.json`, bytes: new TextEncoder().encode(json) },
    { name: `${stem}-answers.xlsx`, bytes: await sheets.workbook(answersBook(record)) },
  ]
  const sums: PackedFile[] = [
    ...made.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
    ...evidence.map((piece) => ({ name: evidencePath(piece), sha256: piece.sha256 })),
  ]
  return [
    ...made.map(({ name, bytes }) => ({ name, open: async () => bytes })),
    { name: SUMS_FILE, open: async () => new TextEncoder().encode(sumsText(sums)) },
    ...evidence.map((piece) => ({
      name: evidencePath(piece),
      open: () => files.get(piece.sha256),
    })),
  ]
}

async function recordPack(
  { store, clock }: PackContext,
  staff: Staff,
  { reviewId, version, files }: LoadedReport & { files: number },
): Promise<void> {
  const payload = { version, files }
  await store.transact(function* (tx) {
    yield* appendAudit(tx, { at: clock.now(), actor: `user:${staff.id}` }, [
      { kind: 'evidence pack exported', reviewId, payload },
    ])
  })
}
