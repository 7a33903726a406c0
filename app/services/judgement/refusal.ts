// How judgement services say no: a closed set of reasons, each with a sentence for the page.

export interface Refusal {
  ok: false
  reason: 'not found' | 'not allowed' | 'not possible now' | 'stale' | 'wrong field'
  sentence: string
  /** By path of the form field that each sentence belongs to. */
  errors?: Record<string, string>
}

export const notFound = (): Refusal => ({
  ok: false,
  reason: 'not found',
  sentence: 'There is no such review.',
})

export const notAllowed = (sentence = 'Your roles do not include this.'): Refusal => ({
  ok: false,
  reason: 'not allowed',
  sentence,
})

export const notNow = (sentence: string): Refusal => ({
  ok: false,
  reason: 'not possible now',
  sentence,
})

/** Somebody else was faster: the page must be read again. */
export const stale = (sentence: string): Refusal => ({ ok: false, reason: 'stale', sentence })

export const wrongField = (field: string, sentence: string): Refusal =>
  wrongFields([{ field, sentence }])

/** At least one; the first sentence of a field is the one to act on. */
export function wrongFields(flaws: readonly { field: string; sentence: string }[]): Refusal {
  const errors: Record<string, string> = {}
  for (const { field, sentence } of flaws) errors[field] ??= sentence
  const sentence = flaws.map((flaw) => flaw.sentence).join(' ')
  return { ok: false, reason: 'wrong field', sentence, errors }
}
