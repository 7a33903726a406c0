// From what was found in a report file, and what the portal answered, to a verdict and its reasons in sentences.
import { instantWords, pairWords, sizeWords } from '../report/words'
import type { InspectedRecord, Inspection, Issued, PortalWord, SignatureState } from './inspection'

/** `unproven`: nothing speaks against it, but nobody was asked who issued it. */
export type Verdict = 'genuine' | 'unproven' | 'not genuine'

export interface Judgement {
  verdict: Verdict
  /** Why it is not genuine. */
  problems: string[]
  /** What was found in order. */
  found: string[]
  /** What could not be checked, and why. */
  unchecked: string[]
}

/** `portal` is null where it was not asked, because `offline` says why. */
export function judge(
  inspection: Inspection,
  portal: PortalWord | null,
  offline: string,
): Judgement {
  const judged: Judgement = { verdict: 'genuine', problems: [], found: [], unchecked: [] }
  aboutFile(judged, inspection)
  aboutRecord(judged, inspection)
  if (portal) aboutPortal(judged, portal)
  else aboutNobody(judged, inspection, offline)
  if (judged.problems.length > 0) judged.verdict = 'not genuine'
  else if (!portal) judged.verdict = 'unproven'
  return judged
}

function aboutFile({ problems, found }: Judgement, { signature, cutOff, record }: Inspection) {
  if (cutOff) problems.push('The end of the file is missing: it was cut off.')
  if (record?.record.decision === null) {
    problems.push('This is a draft. Drafts are neither signed nor registered: do not rely on it.')
    return
  }
  if (signature === null) return
  if (signature.kind === 'whole') {
    found.push('The signature covers the whole file, and not a bit of it was changed.')
  } else {
    problems.push(signatureProblem(signature))
  }
}

function signatureProblem(signature: Exclude<SignatureState, { kind: 'whole' }>): string {
  switch (signature.kind) {
    case 'none':
      return 'It carries no signature of Assay: it was issued before reports were signed, saved again by another program, or changed.'
    case 'broken':
      return 'It was changed after it was signed.'
    case 'added to':
      return `${sizeWords(signature.bytes)} were added after it was signed.`
  }
}

function aboutRecord(judged: Judgement, { kind, record, signature, attachments }: Inspection) {
  const { problems, found, unchecked } = judged
  if (!record && attachments === 0 && signature?.kind === 'whole' && signature.report) {
    // The signature covers the whole file, so that nobody can have taken a record out of it.
    const { number, version } = signature.report
    found.push(`It is signed as a copy of ${number} version ${version}.`)
    unchecked.push(
      'The score was not redone: parts are withheld from this copy, so it carries no record. The full report does.',
    )
    return
  }
  if (!record) {
    problems.push('No record of a report is attached that can be read.')
    return
  }
  if (attachments > 1) problems.push(`${attachments} files are attached, and a report has one.`)
  if (!record.canonical) {
    problems.push('The record was saved again: its bytes are not the ones that were issued.')
  }
  const signed = signature?.kind === 'whole' ? signature.report : null
  if (signature?.kind === 'whole') {
    if (signed?.recordHash === record.hash && isAbout(record, signed)) {
      found.push('The attached record is the one that was signed.')
    } else {
      problems.push('The attached record is not the one that the signature names.')
    }
  }
  aboutScore(judged, record, kind)
}

const isAbout = ({ record }: InspectedRecord, { number, version }: SignedReportName) =>
  record.number === number && record.version === version

type SignedReportName = Pick<Issued, 'number' | 'version'>

function aboutScore(
  { problems, found, unchecked }: Judgement,
  { score }: InspectedRecord,
  kind: string,
) {
  const where = kind === 'json' ? 'the record' : 'the attached record'
  if (!score.ok) {
    unchecked.push(`The score was not redone. ${score.sentence}`)
  } else if (score.differences.length === 0) {
    found.push(`The score redone from ${where} is a match: ${pairWords(score)}.`)
  } else {
    const named = score.differences
      .slice(0, MOST_NAMED)
      .map(
        ({ what, recorded, recomputed }) => `${what}: ${recorded} recorded, ${recomputed} redone`,
      )
    const more = score.differences.length - named.length
    const rest = more > 0 ? `; and ${more} more` : ''
    problems.push(`The score redone from ${where} is a mismatch. ${named.join('; ')}${rest}.`)
  }
}

/** Everything else is in the JSON that the command prints on request. */
const MOST_NAMED = 8

function aboutPortal({ problems, found }: Judgement, portal: PortalWord) {
  if (portal.ownKey === false) {
    problems.push('It is signed with a certificate that is not, and never was, this portal’s.')
  } else if (portal.ownKey) {
    found.push('The signature is by this portal’s key.')
  }
  if (portal.issued) found.push(stateSentence(portal.issued))
  else {
    problems.push(
      'This portal has no such report on file: the record was changed, or was never issued here.',
    )
  }
}

const stateSentence = ({ version, supersededBy }: Issued): string =>
  supersededBy === null
    ? `The portal has it on file: version ${version} is in force.`
    : `The portal has it on file: version ${version} was superseded by version ${supersededBy}.`

function aboutNobody({ unchecked }: Judgement, { signature, record }: Inspection, offline: string) {
  unchecked.push(
    `${offline} So it was not checked whether the report is on file there, and whether a later version took its place.`,
  )
  if (signature?.kind === 'whole') {
    unchecked.push(
      `Whose key signed it: compare the certificate with one that you trust. Its SHA-256 is ${signature.fingerprint}.`,
    )
  } else if (signature === null && record) {
    unchecked.push(
      'Whether the record is as issued: a JSON file carries no signature. Compare its SHA-256 with the record hash on the last page of the PDF.',
    )
  }
}

/** 'R-0012 version 1, issued 3 Mar 2027 14:02 UTC by Example Ltd'. */
export function reportWords({ number, version, issuedAt, organisation }: Issued): string {
  return `${number} version ${version}, issued ${instantWords(issuedAt)} by ${organisation}`
}
