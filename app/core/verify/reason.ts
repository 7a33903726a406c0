// What a report's signature says of itself: which report, and the hash of its record.

export interface SignedReport {
  /** 'R-0012'. */
  number: string
  version: number
  recordHash: string
}

/** Plain ASCII, as a reader of PDF shows it beside the signature. */
export const reasonOf = ({ number, version, recordHash }: SignedReport): string =>
  `Report ${number} version ${version}, record SHA-256 ${recordHash}`

/** Null for a reason that no report has. */
export function readReason(text: string): SignedReport | null {
  const parts = /^Report (R-\d+) version (\d+), record SHA-256 ([0-9a-f]{64})$/.exec(text)
  if (!parts) return null
  const [, number = '', version, recordHash = ''] = parts
  return { number, version: Number(version), recordHash }
}
