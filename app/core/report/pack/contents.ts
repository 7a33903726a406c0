// What lies in an evidence pack and under which names: the report, its record, the answers, the files and their hashes.
import { ruleWords } from '../../privacy/contents-removed'
import { type PlainDate, wordsOf } from '../../schedule/plain-date'
import type { ReportRecord } from '../record'
import { instantWords } from '../words'

export interface PackedFile {
  /** Path inside the zip, plain ASCII with forward slashes. */
  name: string
  /** SHA-256 in hex. */
  sha256: string
}

export const SUMS_FILE = 'SHA256SUMS.txt'
export const READ_ME_FILE = 'READ-ME.txt'

/** `R-0007-report-v1`, the stem of everything that is given out of one report. */
export const reportStem = ({ number, version }: Pick<ReportRecord, 'number' | 'version'>): string =>
  `${number}-report-v${version}`

/** `evidence/E-01 soc2.pdf`: the register's number leads, so that names may repeat and still be told apart. */
export const evidencePath = ({ id, fileName }: ReportRecord['evidence'][number]): string =>
  `evidence/${id} ${ascii(fileName)}`

/** Old unpackers garble other letters; the register has the name as it was given. */
const ascii = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7E]|[<>:"/\\|?*]/g, '_')

/** In the form that `sha256sum --check` reads. */
export const sumsText = (files: readonly PackedFile[]): string =>
  `${files.map(({ name, sha256 }) => `${sha256}  ${name}`).join('\n')}\n`

/** When the files of the review were removed, and by which rule. */
export interface FilesGone {
  on: PlainDate
  /** Null where it was not written down. */
  days: number | null
}

/** What a person finds first. Lines end as Windows likes them, which others read too. */
export function readMeText(
  record: ReportRecord,
  { recordHash, gone }: { recordHash: string; gone: FilesGone | null },
): string {
  const stem = reportStem(record)
  return [
    `Evidence pack for ${record.number}, report version ${record.version}`,
    `${record.vendor.legalName ?? record.vendor.name}: ${record.offering.name}${record.offering.plan ? `, ${record.offering.plan}` : ''}`,
    `Issued ${instantWords(record.issuedAt)} by ${record.organisation.name}. ${record.organisation.classification}.`,
    '',
    `${stem}.pdf    the report`,
    `${stem}.json   the record it was made from; its SHA-256 is ${recordHash}`,
    `${stem}-answers.xlsx   every question and answer, for sorting and searching`,
    ...(gone ? goneLines(record, gone) : [evidenceLine(record.evidence.length)]),
    `${SUMS_FILE}   the SHA-256 of every file; check them with: sha256sum --check ${SUMS_FILE}`,
    '',
    ...(gone ? [] : [FROM_OUTSIDE, '']),
  ].join('\r\n')
}

const FROM_OUTSIDE =
  'The files were supplied by the vendor. Open them as you would open any file from outside.'

const evidenceLine = (files: number): string =>
  files === 0
    ? 'There is no evidence on file.'
    : `evidence/   ${files === 1 ? 'the file' : `the ${files} files`} of the evidence register, each under its number`

/** The register stays in the report, so that a reader knows by name and hash what there was. */
function goneLines({ number, evidence }: ReportRecord, { on, days }: FilesGone): string[] {
  return [
    '',
    `The answers and the evidence of ${number} were removed from the portal on ${wordsOf(on)} under the retention rule`,
    `"${ruleWords({ days })}".`,
    'Report, record and answers in this pack are what was frozen when the report was issued.',
    evidence.length === 0
      ? 'No evidence was on file.'
      : 'These files are therefore not in it; each is known by its SHA-256:',
    ...evidence.map(({ id, fileName, sha256 }) => `  ${id}  ${fileName}  ${sha256}`),
    '',
  ]
}
