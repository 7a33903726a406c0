/** One thing wrong in a definition or an answers file, with the path that leads to it. */
import type { z } from 'zod'

/** Said of a member that the schema does not have. */
export const unknownMember = 'is not known here'

export interface Problem {
  /** Dotted, with ids instead of positions where there is an id: `TRN-01.value`. Empty = the whole. */
  path: string
  message: string
}

/** Schema findings as problems; `prefix` is put before every path. */
export function zodProblems(error: z.ZodError, prefix = ''): Problem[] {
  return error.issues.flatMap((issue) => {
    const path = joinPath(prefix, ...issue.path.map(String))
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: joinPath(path, key), message: unknownMember }))
    }
    return [{ path, message: inPlainWords(issue) }]
  })
}

/** The schema library's own words for a wrong type, said as people would. */
export function inPlainWords(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) {
    return issue.message
  }
  if (issue.message.endsWith('received undefined')) return 'is missing'
  return `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
}

export function joinPath(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('.')
}

/** `answers.json: TRN-01.value: must be one of …`, as command lines and start-up messages print it. */
export function problemLine(source: string, problem: Problem): string {
  return [source, problem.path, problem.message].filter((part) => part !== '').join(': ')
}
