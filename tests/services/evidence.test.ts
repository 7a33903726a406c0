// Evidence: judged by content, capped, stored by its hash, and reachable from its own review alone.
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EvidenceInput } from '../../app/core/respond/evidence-input'
import { fileSentences } from '../../app/core/respond/file-refusals'
import type { Scanned } from '../../app/ports/clamd'
import { addEvidence } from '../../app/services/evidence/add-evidence'
import { keepFile, settleFile } from '../../app/services/evidence/keep-file'
import { setEvidenceLink } from '../../app/services/evidence/link-evidence'
import { openOwnEvidence } from '../../app/services/evidence/open-evidence'
import { evidencePage } from '../../app/services/evidence/read-evidence-page'
import { registerEvidence } from '../../app/services/evidence/register-evidence'
import { removeEvidenceFile } from '../../app/services/evidence/remove-evidence'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { aDocx, aPdf, pdfOf } from '../support/papers'
import { aReview, minutesLater, NOW } from './respond-case'
import { openPortal, type Portal } from './respond-portal'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const pdf = bytesOf(aPdf)

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

test('a file is taken for what it contains, with what was noticed in it', async () => {
  const { portal, respondent } = await aCase()
  expect(await keepFile(portal, respondent, { name: 'picture.exe', bytes: pdf })).toMatchObject({
    ok: true,
    file: {
      mediaType: 'application/pdf',
      fileName: 'picture.pdf',
      sizeBytes: pdf.length,
      contents: { pages: 1, noticed: [], scanned: false },
    },
  })
})

test('what may not be given is refused and leaves no file behind', async () => {
  const { portal, respondent } = await aCase()
  const refusal = (name: string, bytes: Uint8Array) => keepFile(portal, respondent, { name, bytes })
  expect(await refusal('report.pdf', bytesOf('MZ\0\0\0\0'))).toMatchObject({ reason: 'wrong type' })
  const macros = aDocx({ more: [{ name: 'word/vbaProject.bin', bytes: 'x' }] })
  expect(await refusal('policy.docx', macros)).toMatchObject({ reason: 'macros' })
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
  ['CON.pdf', '_CON.pdf'],
  ['nul.tar.pdf', '_nul.tar.pdf'],
  ['console.pdf', 'console.pdf'],
  ['a"; filename="b.exe', 'a_; filename=_b.pdf'],
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

describe('two tabs at once', () => {
  /** Room for one more small file, and no more. */
  async function almostFull() {
    const { portal, ...given } = await aCase()
    const { db } = portal.store
    const full = Array.from({ length: 299 }, (_unused, at) => ({
      reviewId: given.reviewId,
      id: `before-${at}`,
      kind: 'other',
      fileName: 'before.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 10,
      sha256: 'a'.repeat(64),
      invitationId: given.invitationId,
      uploadedAt: NOW,
    }))
    await db.insert(db.t.evidence).values(full)
    return { portal, ...given }
  }
  const filesOf = ({ dataFolder }: { dataFolder: string }) =>
    readdirSync(path.join(dataFolder, 'evidence'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)

  test('a review never holds more than its quota, and what is refused late leaves no file', async () => {
    const { portal, respondent } = await almostFull()
    const give = (text: string) =>
      addEvidence(portal, respondent, {
        file: { name: `${text}.pdf`, bytes: bytesOf(pdfOf({ text })) },
        said: said(),
        keep: (file) => keepFile(portal, respondent, file),
        settle: (sha256) => settleFile(portal, sha256),
      })
    const given = await Promise.all(['one', 'two', 'three', 'four'].map(give))
    expect(given.filter(({ ok }) => ok)).toHaveLength(1)
    for (const each of given) {
      if (!each.ok) expect(each.errors.file).toBe(fileSentences['no room'])
    }
    const { db } = portal.store
    const rows = await db.select().from(db.t.evidence)
    expect(rows).toHaveLength(300)
    expect(filesOf(portal)).toEqual([rows.find(({ sizeBytes }) => sizeBytes > 10)?.sha256])
  })

  test('the same file twice, of which one is refused, stays for the other', async () => {
    const { portal, respondent } = await aCase()
    const first = await keepFile(portal, respondent, { name: 'a.pdf', bytes: pdf })
    const second = await keepFile(portal, respondent, { name: 'b.pdf', bytes: pdf })
    if (!first.ok || !second.ok) throw new Error('not kept')
    const { sha256 } = first.file
    await settleFile(portal, sha256)
    const [held = ''] = filesOf(portal)
    expect(held.slice(0, 64), 'the other has not ended').toBe(sha256)
    await registerEvidence(portal, respondent, { file: second.file, said: said() })
    await settleFile(portal, sha256)
    expect(filesOf(portal)).toEqual([sha256])
    const third = await keepFile(portal, respondent, { name: 'c.pdf', bytes: pdf })
    if (!third.ok) throw new Error(third.reason)
    await settleFile(portal, sha256)
    expect(filesOf(portal), 'a register refers to it').toEqual([sha256])
  })
})

describe('a disk that is short of room', () => {
  test('takes no more files while answers can still be saved', async () => {
    const { portal, respondent } = await aCase()
    const room = (bytes: number | null) => ({
      ...portal,
      files: { ...portal.files, room: async () => bytes },
    })
    const give = (bytes: number | null) =>
      keepFile(room(bytes), respondent, { name: 'a.pdf', bytes: pdf })
    expect(await give(256 * 1024 * 1024)).toEqual({ ok: false, reason: 'disk full' })
    expect(await give(257 * 1024 * 1024)).toMatchObject({ ok: true })
    expect(await give(null), 'unknown').toMatchObject({ ok: true })
    expect(await portal.files.room()).toBeGreaterThan(0)
  })

  test.each(['ENOSPC', 'EROFS', 'EDQUOT'])(
    '%s is a sentence, and what was typed is kept',
    async (code) => {
      const { portal, respondent } = await aCase()
      const fails = async () => {
        throw Object.assign(new Error('write'), { code })
      }
      const added = await addEvidence(portal, respondent, {
        file: { name: 'a.pdf', bytes: pdf },
        said: said(),
        keep: (file) =>
          keepFile({ ...portal, files: { ...portal.files, put: fails } }, respondent, file),
        settle: async () => {},
      })
      expect(added).toMatchObject({ ok: false, errors: { file: fileSentences['not stored'] } })
      expect(added).toHaveProperty('fault.code', code)
    },
  )
})

describe('the virus scanner', () => {
  const scanning = (portal: Portal, scanned: Scanned) => ({
    ...portal,
    scanner: { scan: async () => scanned, check: async () => {} },
  })
  const giveTo = ({ portal, respondent }: Awaited<ReturnType<typeof aCase>>, scanned: Scanned) =>
    addEvidence(portal, respondent, {
      file: { name: 'a.pdf', bytes: pdf },
      said: said(),
      keep: (file) => keepFile(scanning(portal, scanned), respondent, file),
      settle: (sha256) => settleFile(portal, sha256),
    })

  test('is told of by an event where it refuses a file, which is stored nowhere', async () => {
    const given = await aCase()
    const added = await giveTo(given, { outcome: 'found', signature: 'Assay.Test.Sign' })
    expect(added).toEqual({ ok: false, errors: { file: fileSentences['found by scanner'] } })
    const { db } = given.portal.store
    expect(await db.select().from(db.t.evidence)).toEqual([])
    expect(readdirSync(given.portal.dataFolder)).toEqual([])
    const [event, ...more] = await db.select().from(db.t.auditEvents)
    expect(more).toEqual([])
    expect(event).toMatchObject({ kind: 'evidence refused', actor: 'respondent:invitation-v1' })
    expect(event?.body).toContain('Assay.Test.Sign')
  })

  test('that does not answer refuses every file, and says why to the log', async () => {
    const given = await aCase()
    const added = await giveTo(given, { outcome: 'down', said: 'clamd is silent' })
    expect(added).toEqual({
      ok: false,
      errors: { file: fileSentences['scanner down'] },
      fault: 'clamd is silent',
    })
    expect(readdirSync(given.portal.dataFolder)).toEqual([])
    expect(await giveTo(given, { outcome: 'clean' })).toEqual({ ok: true })
  })
})
