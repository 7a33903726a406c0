// Chance that can be had again: the same seed makes the same choices.

export interface Chance {
  /** From 0 to below `end`. */
  below(end: number): number
  pick<T>(from: readonly T[]): T
  /** True once in so many. */
  once(inSoMany: number): boolean
  /** Random bytes. */
  bytes(count: number): Buffer
}

export function seeded(seed: number): Chance {
  let state = seed >>> 0
  // mulberry32, in the public domain.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    below,
    pick(from) {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('Nothing to pick from')
      return picked
    },
    once: (inSoMany) => below(inSoMany) === 0,
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  }
}
