/** Paths that an author can follow: ids instead of positions. */
import { z } from 'zod'

const named = z.looseObject({ id: z.string().optional(), value: z.string().optional() })
const members = z.record(z.string(), z.unknown())

/** `sections.1.questions.3.options.2.credit` → `TRN-01.options.never.credit`. */
export function readablePath(data: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = []
  let at: unknown = data
  let inQuestions = false
  for (const step of path) {
    if (Array.isArray(at) && typeof step === 'number') {
      at = at[step]
      const { id, value } = named.safeParse(at).data ?? {}
      if (inQuestions && id) words.length = 0
      words.push(id ?? value ?? String(step + 1))
    } else {
      at = members.safeParse(at).data?.[String(step)]
      inQuestions = step === 'questions'
      words.push(String(step))
    }
  }
  return words.join('.')
}
