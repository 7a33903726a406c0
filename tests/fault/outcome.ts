// What came of breaking something.
export interface Outcome {
  counts: string
  /** Empty is good. */
  wrong: string[]
}
