// What the public page answers about a hash: a sentence that tells the state, and what to do with it.
import { dateWords } from '../report/words'
import type { Issued } from './inspection'

/** 64 hex digits however they were copied; null for anything else. */
export function readHash(typed: string): string | null {
  const digits = typed.replace(/[\s:]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(digits) ? digits : null
}

export interface AskedHash {
  hash: string
  /** It was worked out from a file, and not typed or copied. */
  ofFile: boolean
}

export type Answer = { known: true; sentence: string; advice: string[] } | { known: false }

/** `as`: 'file' for the bytes of a PDF that was given out, 'record' for the hash of a report's record. */
export function answerTo(
  { ofFile }: AskedHash,
  issued: (Issued & { as: 'file' | 'record' }) | null,
): Answer {
  if (!issued) return { known: false }
  const { organisation, issuedAt, supersededBy, number, version, as } = issued
  const whole = as === 'file' || ofFile
  const state = supersededBy === null ? 'in force' : `superseded by version ${supersededBy}`
  const what = whole ? `unaltered, ${state}` : state
  const day = dateWords(issuedAt.slice(0, 10))
  const kind = as === 'file' ? 'the report' : whole ? 'the record of report' : 'report'
  const advice = [`This is ${kind} ${number}, version ${version}.`]
  if (supersededBy !== null) {
    advice.push(
      `What was decided may have changed since: ask ${organisation} for version ${supersededBy} before you rely on this one.`,
    )
  }
  if (!whole) {
    advice.push(
      'This is the hash of its record. It shows that the report was issued, and not that the pages of your copy are unaltered: for that, drop the PDF itself.',
    )
  }
  return { known: true, sentence: `Issued ${day} by ${organisation}, ${what}.`, advice }
}
