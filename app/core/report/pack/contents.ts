// What lies in an evidence pack and under which names: the report, its record, the answers, the files and their hashes.
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

/** What a person finds first. Lines end as Windows likes them, which others read too. */
export function readMeText(record: ReportRecord, recordHash: string): string {
  const stem = reportStem(record)
  const files = record.evidence.length
  return [
    `Evidence pack for ${record.number}, report version ${record.version}`,
    `${record.vendor.legalName ?? record.vendor.name}: ${record.offering.name}${record.offering.plan ? `, ${record.offering.plan}` : ''}`,
    `Issued ${instantWords(record.issuedAt)} by ${record.organisation.name}. ${record.organisation.classification}.`,
    '',
    `${stem}.pdf    the report`,
    `${stem}.json   the record it was made from; its SHA-256 is ${recordHash}`,
    `${stem}-answers.xlsx   every question and answer, for sorting and searching`,
    files === 0
      ? 'There is no evidence on file.'
      : `evidence/   ${files === 1 ? 'the file' : `the ${files} files`} of the evidence register, each under its number`,
    `${SUMS_FILE}   the SHA-256 of every file; check them with: sha256sum --check ${SUMS_FILE}`,
    '',
    'The files were supplied by the vendor. Open them as you would open any file from outside.',
    '',
  ].join('\r\n')
}
