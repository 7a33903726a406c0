// A definition file that somebody hands over: YAML or JSON text, unjudged, with the lines that its parts begin on.
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { readablePath } from '../core/questionnaire/lint/readable-path'
import type { Problem } from '../core/questionnaire/problem'

/** The bank of ninety questions has under 100 kB. */
export const LARGEST_DRAFT = 1_000_000

/** A problem with the line of the file that it is about; null for the file as a whole. */
export interface LocatedProblem extends Problem {
  line: number | null
}

export type DraftFile =
  | { ok: true; data: unknown; locate: (problem: Problem) => LocatedProblem }
  | { ok: false; problems: LocatedProblem[] }

export function readDraftFile(bytes: Uint8Array): DraftFile {
  if (bytes.byteLength > LARGEST_DRAFT) {
    return refused('is larger than 1 MB, which no questionnaire is')
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.trim() === '') return refused('is empty')
    const lineCounter = new LineCounter()
    const document = parseDocument(text, { lineCounter })
    const [error] = document.errors
    if (error) {
      const line = error.linePos?.[0].line ?? null
      return refused(`cannot be read as YAML: ${error.message.split('\n')[0]}`, line)
    }
    const data: unknown = document.toJS({ maxAliasCount: 100 })
    const lines = linesOf(document, data, lineCounter)
    return {
      ok: true,
      data,
      locate: (problem) => ({ ...problem, line: lineOf(problem.path, lines) }),
    }
  } catch (error) {
    return refused(
      error instanceof TypeError
        ? 'is not text in UTF-8'
        : `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

const refused = (message: string, line: number | null = null): DraftFile => ({
  ok: false,
  problems: [{ path: '', message, line }],
})

/** By the path that problems carry; of two with one id the second, since that is the one to change. */
function linesOf(document: Document, data: unknown, counter: LineCounter): Map<string, number> {
  const lines = new Map<string, number>()
  const note = (path: readonly PropertyKey[], at: number | undefined) => {
    if (at !== undefined) lines.set(readablePath(data, path), counter.linePos(at).line)
  }
  const walk = (node: unknown, path: readonly PropertyKey[]): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue
        const inner = [...path, String(key.value)]
        note(inner, key.range?.[0])
        walk(value, inner)
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const inner = [...path, index]
        if (isMap(item) || isSeq(item) || isScalar(item)) note(inner, item.range?.[0])
        walk(item, inner)
      })
    }
  }
  walk(document.contents, [])
  return lines
}

/** What is missing has no line of its own: then that of the part it is missing from. */
function lineOf(path: string, lines: ReadonlyMap<string, number>): number | null {
  for (let rest = path; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))) {
    const line = lines.get(rest)
    if (line !== undefined) return line
  }
  return null
}

/** `draft.yaml:12: TRN-01.weight: is missing …`, as editors and terminals jump to it. */
export function locatedLine(file: string, { path, message, line }: LocatedProblem): string {
  const at = line === null ? file : `${file}:${line}`
  return [at, path, message].filter((part) => part !== '').join(': ')
}
