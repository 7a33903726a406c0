// A definition file that somebody hands over: YAML or JSON text, unjudged.
import { parseDocument } from 'yaml'
import type { Problem } from '../core/questionnaire/problem'

/** The bank of ninety questions has under 100 kB. */
export const LARGEST_DRAFT = 1_000_000

export type DraftFile = { ok: true; data: unknown } | { ok: false; problems: Problem[] }

export function readDraftFile(bytes: Uint8Array): DraftFile {
  if (bytes.byteLength > LARGEST_DRAFT) {
    return refused('is larger than 1 MB, which no questionnaire is')
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const document = parseDocument(text)
    const [error] = document.errors
    if (error) return refused(`cannot be read as YAML: ${error.message.split('\n')[0]}`)
    return { ok: true, data: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    return refused(
      error instanceof TypeError
        ? 'is not text in UTF-8'
        : `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

const refused = (message: string): DraftFile => ({ ok: false, problems: [{ path: '', message }] })
