// Finds what was issued under a hash: a file that was given out, or the record of a report.
import { z } from 'zod'
import { frozenReport, newestVersion, reportFile, reportsByHash } from '../../../db/queries/reports'
import type { Store } from '../../../db/store'
import type { Issued } from '../../core/verify/inspection'

/** `file`: these very bytes were given out. `record`: a report has this as the hash of its record. */
export type Found = Issued & { as: 'file' | 'record' }

/** What anybody may know of a report: number, version, day, organisation, and whether it is in force. */
export async function findIssued({ db }: Store, sha256: string): Promise<Found | null> {
  const [file] = await reportFile(db, sha256)
  const [record] = await reportsByHash(db, sha256)
  const report = file ?? record
  if (!report) return null
  const [frozen] = await frozenReport(db, report.reviewId, report.version)
  const [newest] = await newestVersion(db, report.reviewId)
  if (!frozen) return null
  const { number, version, issuedAt, organisation } = told.parse(JSON.parse(frozen.record))
  const inForce = newest?.version ?? version
  return {
    // The record's own file is both, and only a PDF's hash says that its pages are unaltered.
    as: file?.kind === 'pdf' ? 'file' : 'record',
    number,
    version,
    issuedAt,
    organisation: organisation.name,
    supersededBy: inForce > version ? inForce : null,
  }
}

const told = z.object({
  number: z.string(),
  version: z.number(),
  issuedAt: z.string(),
  organisation: z.object({ name: z.string() }),
})
