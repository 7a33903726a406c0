// Reads the JSON files that commands are given; what is wrong with them is told with the file's name.
import { readFileSync } from 'node:fs'
import { type Problem, problemLine } from '../core/questionnaire/problem'

export type JsonFile = { ok: true; data: unknown } | { ok: false; problems: string[] }

export function readJson(file: string): JsonFile {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return { ok: false, problems: [`${file}: cannot be read (${codeOf(error)})`] }
  }
  try {
    return { ok: true, data: JSON.parse(text) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, problems: [`${file}: is not JSON: ${reason}`] }
  }
}

type Parsed<T> = ({ ok: true } & T) | { ok: false; problems: Problem[] }

/** The file's content as `parse` reads it, or every problem with file and path. */
export function readParsed<T>(
  file: string,
  parse: (data: unknown) => Parsed<T>,
): ({ ok: true } & T) | { ok: false; problems: string[] } {
  const read = readJson(file)
  if (!read.ok) return read
  const parsed = parse(read.data)
  if (parsed.ok) return parsed
  return { ok: false, problems: parsed.problems.map((problem) => problemLine(file, problem)) }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
