// What a bench suite is, and how time is taken: many short batches, of which the fastest counts.

export interface Side {
  label: string
  value: number
}

export interface Comparison {
  /** Name of the ratio where the suite's are asked for by name. */
  key?: string
  what: string
  /** Of both sides; less is better. */
  unit: string
  ours: Side
  other: Side
  /** What ours may cost at most, where that was promised. */
  atMost?: number
  /** How many times cheaper than the other ours is at least, where that was promised. */
  atLeastTimes?: number
  /** By name the ratio is given as ours over the other: less is better. */
  asShare?: boolean
}

export interface Suite {
  name: string
  run(): Comparison[] | Promise<Comparison[]>
}

/** Microseconds of one call, on average over the fastest batch: in the others the machine did other work. */
export function microseconds(work: () => unknown, calls = 50, batches = 300): number {
  // Long enough that the compiler of the runtime has made up its mind.
  for (let i = 0; i < calls * 40; i++) work()
  const averages = Array.from({ length: batches }, () => {
    const started = performance.now()
    for (let i = 0; i < calls; i++) work()
    return ((performance.now() - started) * 1000) / calls
  })
  return Math.min(...averages)
}

export const ratioOf = ({ ours, other }: Comparison): number => other.value / ours.value

/** The ratios of a suite that names them all, three figures each; undefined for any other. */
export function ratiosByName(
  comparisons: readonly Comparison[],
): Record<string, number> | undefined {
  const ratios: Record<string, number> = {}
  for (const comparison of comparisons) {
    if (comparison.key === undefined) return undefined
    const ratio = ratioOf(comparison)
    ratios[comparison.key] = Number((comparison.asShare ? 1 / ratio : ratio).toPrecision(3))
  }
  return ratios
}

/** Numbers with three figures, which is more than a bench can tell apart. */
const figures = (value: number) => String(Number(value.toPrecision(3)))

export function inWords(comparison: Comparison): string {
  const { what, unit, ours, other, atMost, atLeastTimes } = comparison
  const sides = [ours, other].map(({ label, value }) => `${label} ${figures(value)} ${unit}`)
  const promises = [
    ...(atMost === undefined ? [] : [`at most ${atMost} ${unit}`]),
    ...(atLeastTimes === undefined ? [] : [`a ratio of at least ${atLeastTimes}`]),
  ]
  const promise =
    promises.length === 0
      ? ''
      : `; ${promises.join(' and ')} promised: ${isKept(comparison) ? 'kept' : 'BROKEN'}`
  return `  ${what}: ${sides.join(', ')}, ratio ${figures(ratioOf(comparison))}${promise}`
}

export const isKept = (comparison: Comparison): boolean => {
  const { ours, atMost = Number.POSITIVE_INFINITY, atLeastTimes = 0 } = comparison
  return ours.value <= atMost && ratioOf(comparison) >= atLeastTimes
}
