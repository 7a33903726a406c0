// Answers that take as long whatever was found, so that a clock tells a stranger nothing.

/** Well above what the work takes, so that the wait and not the work is what is measured. */
export const EVEN_MS = 400

/** Waits for both: the work, and the time that every answer of this kind takes. */
export async function evenly<Result>(work: Promise<Result>, ms: number = EVEN_MS): Promise<Result> {
  const [result] = await Promise.all([work, new Promise((resolve) => setTimeout(resolve, ms))])
  return result
}
