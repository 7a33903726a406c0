// The hashes of the audit log that a report was issued with: what a chain is later held against.
import type { KeptHead } from '../../core/audit/kept-heads'
import { inspectFile } from '../verify/inspect-file'

export type ReportHeads = { ok: true; heads: KeptHead[] } | { ok: false; sentence: string }

/** Refuses a report that was altered: what it says of the log proves nothing. */
export function reportHeads(bytes: Uint8Array): ReportHeads {
  const inspected = inspectFile(bytes)
  if (!inspected.ok) return inspected
  const { record, signature } = inspected
  if (!record) {
    const sentence = 'It has no record inside: give the hash that it prints with --head.'
    return { ok: false, sentence }
  }
  if (signature?.kind === 'broken' || signature?.kind === 'added to' || !record.canonical) {
    return {
      ok: false,
      sentence: 'It was altered after it was issued, so its hashes prove nothing.',
    }
  }
  const { number, version, audit } = record.record
  const from = `report ${number} version ${version}`
  const last = audit.events.at(-1)
  const heads = audit.events.map(({ seq, hash }): KeptHead => ({ from, seq, hash }))
  // A copy that leaves the trail out still carries its head.
  if (last?.hash !== audit.headHash) heads.push({ from, seq: null, hash: audit.headHash })
  return { ok: true, heads }
}
