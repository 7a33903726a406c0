// The order in which a line's characters stand from left to right, where some read right to left.

/** Part of a line that is drawn as it is written. */
export interface Stretch {
  start: number
  end: number
  /** Stands in right-to-left text, where brackets open to the left. */
  mirrored: boolean
}

export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/
const RIGHT = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const DIGIT = /^[\d\u0660-\u0669\u06f0-\u06f9]/
const LETTER = /^\p{L}/u
/** A character with the marks that sit on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu

interface Cluster extends Stretch {
  /** Even: left to right. Odd: right to left. */
  level: number
}

/**
 * The Unicode bidirectional algorithm in its main lines: letters by their script, numbers left to
 * right inside right-to-left text, everything else with its surroundings. Characters that override
 * the order never reach this point (see `drawable`).
 */
export function visualOrder(line: string): Stretch[] {
  if (!RIGHT_TO_LEFT.test(line)) return [{ start: 0, end: line.length, mirrored: false }]
  const clusters = withLevels(line)
  const highest = Math.max(...clusters.map(({ level }) => level))
  for (let level = highest; level >= 1; level--) reverseRuns(clusters, level)
  return joined(clusters)
}

function withLevels(line: string): Cluster[] {
  const found = [...line.matchAll(CLUSTER)]
  const strong = found.find(([text]) => RIGHT.test(text) || LETTER.test(text))
  const base = strong && RIGHT.test(strong[0]) ? 1 : 0
  let previous = base
  const levels = found.map(([text]) => {
    const level = levelOf(text, base, previous)
    if (level !== undefined && !DIGIT.test(text)) previous = level
    return level
  })
  return found.map(({ 0: text, index }, at) => {
    const level = levels[at] ?? neutralLevel(levels, at, base)
    return { start: index, end: index + text.length, level, mirrored: level % 2 === 1 }
  })
}

/** Undefined for spaces and punctuation, which follow their neighbours. */
function levelOf(text: string, base: number, previous: number): number | undefined {
  if (DIGIT.test(text)) return previous % 2 === 1 || base === 1 ? 2 : 0
  if (RIGHT.test(text)) return 1
  return LETTER.test(text) ? base * 2 : undefined
}

function neutralLevel(levels: readonly (number | undefined)[], at: number, base: number): number {
  const before = levels.slice(0, at).findLast((level) => level !== undefined) ?? base
  const after = levels.slice(at + 1).find((level) => level !== undefined) ?? base
  if (before === after) return before
  const side = sideOf(before, base)
  return side === sideOf(after, base) ? side : base
}

/** Towards its neighbours, a number inside right-to-left text counts as part of that text. */
function sideOf(level: number, base: number): number {
  return base === 0 && level === 2 ? 1 : level
}

/** Turns round every run of clusters at this level or above. */
function reverseRuns(clusters: Cluster[], level: number): void {
  let from = 0
  while (from < clusters.length) {
    let to = from
    while (to < clusters.length && (clusters[to]?.level ?? 0) >= level) to++
    if (to > from) clusters.splice(from, to - from, ...clusters.slice(from, to).reverse())
    from = to + 1
  }
}

/** Neighbours that also follow one another in the text become one stretch. */
function joined(clusters: readonly Cluster[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { start, end, mirrored } of clusters) {
    const last = stretches.at(-1)
    if (last?.end === start && last.mirrored === mirrored) last.end = end
    else stretches.push({ start, end, mirrored })
  }
  return stretches
}
