// Evidence: judged by content, capped, stored by its hash, and reachable from its own review alone.
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { EvidenceInput } from '../../app/core/respond/evidence-input'
import { keepFile } from '../../app/services/evidence/keep-file'
import { setEvidenceLink } from '../../app/services/evidence/link-evidence'
import { openOwnEvidence } from '../../app/services/evidence/open-evidence'
import { evidencePage } from '../../app/services/evidence/read-evidence-page'
import { registerEvidence } from '../../app/services/evidence/register-evidence'
import { removeEvidenceFile } from '../../app/services/evidence/remove-evidence'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { aReview, minutesLater, NOW } from './respond-case'
import { openPortal } from './respond-portal'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const pdf = bytesOf('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const png = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
  0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54, 0, 0, 0, 0,
])
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0])

/** A zip with one stored entry: what an Office file is, as far as its type goes. */
function office(entry: string, contentType: string): Uint8Array {
  const name = bytesOf(entry)
  const types = bytesOf('[Content_Types].xml')
  const content = bytesOf(
    `<Types><Override PartName="/${entry}" ContentType="${contentType}.main+xml"/></Types>`,
  )
  const file = (label: Uint8Array, data: Uint8Array) => {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt32LE(data.length, 22)
    head.writeUInt16LE(label.length, 26)
    return Buffer.concat([head, label, data])
  }
  return Buffer.concat([file(types, content), file(name, bytesOf('<x/>'))])
}
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const said = (over: Partial<EvidenceInput> = {}): EvidenceInput => ({
  kind: 'other',
  issuer: '',
  scope: '',
  from: null,
  to: null,
  questionIds: ['TRN-01'],
  ...over,
})

async function aCase(options: Parameters<typeof aReview>[1] = {}) {
  const portal = openPortal()
  return { portal, ...(await aReview(portal, options)) }
}

async function withFile(over: Partial<EvidenceInput> = {}) {
  const given = await aCase()
  const kept = await keepFile(given.portal, given.respondent, { name: 'soc2.pdf', bytes: pdf })
  if (!kept.ok) throw new Error(kept.reason)
  const { portal, respondent } = given
  const entered = await registerEvidence(portal, respondent, { file: kept.file, said: said(over) })
  if (!entered.ok) throw new Error(entered.reason)
  return { ...given, evidenceId: entered.evidenceId, file: kept.file }
}

test.each([
  ['report.pdf', pdf, 'application/pdf', 'report.pdf'],
  ['screen.png', png, 'image/png', 'screen.png'],
  ['screen.jpeg', jpeg, 'image/jpeg', 'screen.jpg'],
  ['policy.docx', office('word/document.xml', word), word, 'policy.docx'],
  ['sheet.xlsx', office('xl/workbook.xml', excel), excel, 'sheet.xlsx'],
  ['list.csv', bytesOf('name;region\nacme;EU\n'), 'text/csv', 'list.csv'],
  ['notes.txt', bytesOf('Grüße\r\n\tok'), 'text/plain', 'notes.txt'],
  ['picture.exe', pdf, 'application/pdf', 'picture.pdf'],
])('%s is taken for what it contains', async (name, bytes, mediaType, fileName) => {
  const { portal, respondent } = await aCase()
  expect(await keepFile(portal, respondent, { name, bytes })).toMatchObject({
    ok: true,
    file: { mediaType, fileName, sizeBytes: bytes.length },
  })
})

test.each([
  ['an executable that is called a report', 'report.pdf', bytesOf('MZ\0\0\0\0')],
  ['a web page', 'page.html', bytesOf('<html><script>alert(1)</script></html>')],
  ['a picture with script', 'logo.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['an archive', 'all.zip', office('readme.txt', 'text/plain')],
  [
    'a document with macros',
    'policy.docx',
    office('word/document.xml', 'application/vnd.ms-word.document.macroEnabled'),
  ],
  ['binary noise called text', 'notes.txt', new Uint8Array([1, 2, 0, 3])],
])('%s is refused and leaves no file behind', async (_what, name, bytes) => {
  const { portal, respondent } = await aCase()
  expect(await keepFile(portal, respondent, { name, bytes })).toEqual({
    ok: false,
    reason: 'wrong type',
  })
  expect(readdirSync(portal.dataFolder)).toEqual([])
})

test('empty files, files over 25 MB and files over what the review may hold are refused', async () => {
  const { portal, respondent } = await aCase()
  const refusal = async (bytes: Uint8Array) =>
    keepFile(portal, respondent, { name: 'a.pdf', bytes })
  expect(await refusal(new Uint8Array())).toEqual({ ok: false, reason: 'empty' })
  const large = new Uint8Array(25 * 1024 * 1024 + 1)
  large.set(pdf)
  expect(await refusal(large)).toEqual({ ok: false, reason: 'too large' })
  const { db } = portal.store
  await db.insert(db.t.evidence).values({
    reviewId: 'review-v1',
    id: 'big',
    kind: 'other',
    fileName: 'big.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 200 * 1024 * 1024 - 10,
    sha256: 'a'.repeat(64),
    invitationId: 'invitation-v1',
    uploadedAt: NOW,
    removedAt: NOW,
  })
  expect(await refusal(pdf)).toEqual({ ok: false, reason: 'no room' })
})

test.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Users\\dana\\SOC 2: final?.pdf', 'SOC 2_ final_.pdf'],
  ['report\u202efdp.exe', 'reportfdp.pdf'],
  ['\u0000\r\nname.pdf', 'name.pdf'],
  ['....', 'file.pdf'],
  [`${'long '.repeat(100)}.pdf`, expect.stringMatching(/^[a-z ]{100,116}\.pdf$/)],
  ['証明書.pdf', '証明書.pdf'],
])('the name %j becomes %j', async (name, fileName) => {
  const { portal, respondent } = await aCase()
  const kept = await keepFile(portal, respondent, { name, bytes: pdf })
  expect(kept).toMatchObject({ ok: true, file: { fileName } })
})

test('an audit report counts for a year after its period; a certificate until its last day', async () => {
  const dates = { from: '2025-07-01', to: '2026-06-30' }
  const report = await withFile({ kind: 'soc2-t2', ...dates })
  const { db } = report.portal.store
  expect(await db.select().from(db.t.evidence)).toMatchObject([
    { validTo: '2027-06-30', periodStart: '2025-07-01', periodEnd: '2026-06-30' },
  ])
  const certificate = await withFile({ kind: 'iso27001', ...dates })
  const other = certificate.portal.store.db
  expect(await other.select().from(other.t.evidence)).toMatchObject([
    { validFrom: '2025-07-01', validTo: '2026-06-30', periodStart: null },
  ])
})

test('a file supports the answers it was given for, and proves certificates by being there', async () => {
  const { portal, respondent, evidenceId } = await withFile({ kind: 'soc2-t2', to: '2026-06-30' })
  const { asked } = await loadVendorReview(portal, respondent)
  expect(asked.answers['TRN-01']).toMatchObject({ basis: 'evidence', value: null })
  expect(asked.answers['CRT-03']?.value).toMatchObject([{ kind: 'soc2-t2', evidence: evidenceId }])
})

test('links can be added and taken away, to questions that exist and may be written to', async () => {
  const { portal, respondent, evidenceId } = await withFile({ questionIds: [] })
  const link = (questionId: string, linked = true) =>
    setEvidenceLink(portal, respondent, { evidenceId, questionId, linked })
  const linked = async () => (await loadVendorReview(portal, respondent)).stored.links
  expect(await link('TRN-03')).toEqual({ ok: true })
  expect(await link('TRN-03')).toEqual({ ok: true })
  expect(await linked()).toMatchObject([{ evidenceId, questionId: 'TRN-03' }])
  expect(await link('TRN-03', false)).toEqual({ ok: true })
  expect(await linked()).toEqual([])
  expect(await link('XXX-01')).toEqual({ ok: false, reason: 'not found' })
  const { db } = portal.store
  await db.update(db.t.reviews).set({ status: 'submitted' })
  expect(await link('TRN-03')).toEqual({ ok: false, reason: 'not open' })
})

test('what supported an answer when it was submitted goes on supporting it; later links may go', async () => {
  const { portal, respondent, evidenceId } = await withFile()
  const { db } = portal.store
  const returned = {
    at: minutesLater(1).toISOString(),
    questionIds: ['TRN-01', 'TRN-03'],
    reason: 'Which plan?',
    byId: 'user-1',
  }
  await db.update(db.t.reviews).set({ status: 'returned', submittedAt: minutesLater(1), returned })
  portal.clock.at = minutesLater(2)
  const link = (questionId: string, linked: boolean) =>
    setEvidenceLink(portal, respondent, { evidenceId, questionId, linked })
  expect(await link('TRN-01', false)).toEqual({ ok: false, reason: 'submitted already' })
  expect(await link('TRN-01', true)).toEqual({ ok: true })
  expect(await link('TRN-01', false), 'linked once more').toMatchObject({ ok: false })
  expect(await link('TRN-03', true)).toEqual({ ok: true })
  const review = await loadVendorReview(portal, respondent)
  const page = evidencePage(review, portal.questionnaires.frameworks.evidenceKinds, 'TRN-03')
  expect(page.files[0]).toMatchObject({ questionIds: ['TRN-01', 'TRN-03'], fixedOn: ['TRN-01'] })
  expect(await link('TRN-03', false)).toEqual({ ok: true })
})

test('a file can be removed until it was submitted; later ones even after a return', async () => {
  const { portal, respondent, evidenceId, file } = await withFile()
  const { db } = portal.store
  const back = { status: 'returned', submittedAt: minutesLater(1) } as const
  await db.update(db.t.reviews).set(back)
  expect(await removeEvidenceFile(portal, respondent, evidenceId)).toEqual({
    ok: false,
    reason: 'submitted already',
  })
  portal.clock.at = minutesLater(2)
  const later = await registerEvidence(portal, respondent, { file, said: said() })
  if (!later.ok) throw new Error(later.reason)
  expect(await removeEvidenceFile(portal, respondent, later.evidenceId)).toEqual({ ok: true })
  expect(await removeEvidenceFile(portal, respondent, later.evidenceId)).toEqual({
    ok: false,
    reason: 'not found',
  })
  expect((await loadVendorReview(portal, respondent)).stored.evidence).toHaveLength(1)
})

test('after submission no file is taken', async () => {
  const { portal, respondent } = await aCase({ status: 'submitted' })
  expect(await keepFile(portal, respondent, { name: 'a.pdf', bytes: pdf })).toEqual({
    ok: false,
    reason: 'not with vendor',
  })
})

test("another review's file cannot be opened, removed or linked: it is as if it were not there", async () => {
  const { portal, respondent, evidenceId } = await withFile()
  const other = await aReview(portal, { number: 2 })
  const nobody = { ok: false, reason: 'not found' }
  expect(await openOwnEvidence(portal, respondent, evidenceId)).toMatchObject({
    ok: true,
    bytes: Buffer.from(pdf),
  })
  expect(await openOwnEvidence(portal, other.respondent, evidenceId)).toEqual(nobody)
  expect(await openOwnEvidence(portal, other.respondent, 'unknown')).toEqual(nobody)
  expect(await removeEvidenceFile(portal, other.respondent, evidenceId)).toEqual(nobody)
  const link = { evidenceId, questionId: 'TRN-01', linked: true }
  expect(await setEvidenceLink(portal, other.respondent, link)).toEqual(nobody)
})

test('a file that was altered on disk is not handed out', async () => {
  const { portal, respondent, evidenceId, file } = await withFile()
  const { sha256 } = file
  const place = path.join(portal.dataFolder, 'evidence', sha256.slice(0, 2), sha256)
  writeFileSync(place, 'something else')
  await expect(openOwnEvidence(portal, respondent, evidenceId)).rejects.toThrow('altered')
})
