// How many guesses a password takes whoever knows what people choose: by a dictionary of leaked ones, and by patterns.
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/**
 * Fewer, and it is among those that are tried first: every one of the dictionary's 49,000 leaked passwords, those made
 * of two or three of them, with figures, dates, rows of keys, repetitions and the usual signs for letters.
 */
const FEWEST_GUESSES = 1e10

/** Printed so often as a good example that it is none, and words of this portal that everybody here thinks of. */
const known = ['correcthorsebatterystaple', 'assay', 'assessment', 'vendor', 'vendors']

let estimator: ZxcvbnFactory | null = null

/** Made when it is first asked for: it takes fifty milliseconds and some megabytes. */
const estimate = (): ZxcvbnFactory => {
  estimator ??= new ZxcvbnFactory({ dictionary: { ...dictionary, known }, graphs: adjacencyGraphs })
  return estimator
}

/** `words` are those that whoever guesses knows of the person. */
export function isTriedFirst(password: string, words: readonly string[]): boolean {
  return estimate().check(password, [...words]).guesses < FEWEST_GUESSES
}
