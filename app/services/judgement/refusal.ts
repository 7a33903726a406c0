// How judgement services say no: a closed set of reasons, each with a sentence for the page.

export interface Refusal {
  ok: false
  reason: 'not found' | 'not allowed' | 'not possible now' | 'stale' | 'wrong field'
  sentence: string
  /** Path of the form field that the sentence belongs to. */
  field?: string
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

export const wrongField = (field: string, sentence: string): Refusal => ({
  ok: false,
  reason: 'wrong field',
  sentence,
  field,
})
