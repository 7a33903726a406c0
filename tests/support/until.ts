// Waits for a condition instead of for a time.

/** The first value that is not null; throws with the words of what was awaited. */
export async function until<Value>(
  awaited: string,
  look: () => Value | null | Promise<Value | null>,
  milliseconds = 45_000,
): Promise<Value> {
  const end = Date.now() + milliseconds
  for (;;) {
    const seen = await look()
    if (seen !== null) return seen
    if (Date.now() > end) throw new Error(`Waited ${milliseconds / 1000} s in vain for ${awaited}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
