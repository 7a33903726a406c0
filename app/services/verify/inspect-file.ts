// Looks into a report file, PDF or JSON, without believing anything that it says of itself.
import { createHash, X509Certificate } from 'node:crypto'
import { canonicalJson } from '../../core/audit/canonical-json'
import { reportRecord } from '../../core/report/record'
import type { InspectedRecord, Inspection, SignatureState } from '../../core/verify/inspection'
import { readReason } from '../../core/verify/reason'
import { recompute } from '../../core/verify/recompute'
import { attachedFiles } from '../../pdf/signature/attached'
import { readSignature } from '../../pdf/signature/read'
import { fingerprintOf } from '../../ports/signing/certificates'
import { readCms } from '../../ports/signing/cms'
import { digestOf } from '../../ports/signing/issuer'

export type Inspected = ({ ok: true } & Inspection) | { ok: false; sentence: string }

/** Refuses what is no report at all; everything else is for `judge` to weigh. */
export function inspectFile(bytes: Uint8Array): Inspected {
  if (bytes.length === 0) return { ok: false, sentence: 'The file is empty.' }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const json = readRecord(bytes)
  if (json) {
    const facts = { signature: null, record: json, attachments: 0, cutOff: false }
    return { ok: true, kind: 'json', sha256, ...facts }
  }
  const signature = signatureOf(bytes)
  const attached = attachedFiles(bytes)
  const isPdf = startsWith(bytes, '%PDF-')
  const cutOff = isPdf && !endsWith(bytes, '%%EOF')
  if (signature.kind === 'none' && attached.length === 0 && !cutOff) {
    return { ok: false, sentence: noReport(isPdf) }
  }
  const record = attached.map(readRecord).find((each) => each !== null) ?? null
  const attachments = attached.length
  return { ok: true, kind: 'pdf', sha256, signature, record, attachments, cutOff }
}

const noReport = (isPdf: boolean): string =>
  isPdf
    ? 'The file is a PDF, but no report of Assay: it has neither a signature nor a record inside.'
    : 'The file is neither the PDF nor the JSON of a report.'

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text
}

/** Readers allow a little behind the mark, line ends mostly. */
function endsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(-1024)).toString('latin1').includes(text)
}

/** As programs spell that there is a signature. */
const signed = /\/SubFilter\s*\/(adbe\.pkcs7|ETSI\.CAdES)/

function signatureOf(bytes: Uint8Array): SignatureState {
  const found = readSignature(bytes)
  if (!found)
    return { kind: signed.test(Buffer.from(bytes).toString('latin1')) ? 'broken' : 'none' }
  const cms = readCms(found.contents)
  if (!cms || Buffer.compare(cms.digest, digestOf(found.parts)) !== 0) return { kind: 'broken' }
  if (found.added > 0) return { kind: 'added to', bytes: found.added }
  const [own] = cms.certificates
  if (!own) return { kind: 'broken' }
  const fingerprint = fingerprintOf(new X509Certificate(own))
  return { kind: 'whole', fingerprint, report: readReason(found.reason) }
}

/** Null for bytes that are no record. */
function readRecord(bytes: Uint8Array): InspectedRecord | null {
  let text: string
  let data: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    data = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = reportRecord.safeParse(data)
  if (!parsed.success) return null
  const record = parsed.data
  return {
    record,
    hash: createHash('sha256').update(bytes).digest('hex'),
    canonical: canonicalJson(record) === text,
    score: recompute(record),
  }
}
