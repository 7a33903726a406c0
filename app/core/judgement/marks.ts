// What stands out about an answer in the reviewer's list, and which marks the list can be narrowed to.

/**
 * unreviewed: answered, and nobody's word stands on it; a blank has nothing to review · flag: a red or
 * knock-out rule fired · contradiction: it hardly goes together with another answer · unproven: heavy and only stated · changed: not as it was when it was last judged,
 * or in the round before · unchanged: as it was when it was last accepted · asked: the vendor was asked and
 * nobody has judged since · waiting: needs a credit · worse, since last round: whatever was judged since, it is
 * not as the round before left it · this round, standing: in a round that asks a part of the questions, what it
 * asks and what stands as it was decided before.
 */
export const marks = [
  'unreviewed',
  'flag',
  'contradiction',
  'unproven',
  'exception',
  'not applicable',
  'unanswered',
  'waiting',
  'worse',
  'since last round',
  'changed',
  'unchanged',
  'asked',
  'this round',
  'standing',
] as const
export type Mark = (typeof marks)[number]

export const markWords: Record<Mark, string> = {
  unreviewed: 'Unreviewed',
  flag: 'Flagged',
  contradiction: 'Contradiction',
  unproven: 'Unproven',
  exception: 'Exception',
  'not applicable': 'Not applicable',
  unanswered: 'Unanswered',
  waiting: 'Needs a credit',
  worse: 'Worse than last round',
  'since last round': 'Changed since last round',
  changed: 'Changed',
  unchanged: 'Unchanged since accepted',
  asked: 'Asked',
  'this round': 'Asked this round',
  standing: 'Stands as decided',
}

export interface Marked {
  id: string
  marks: readonly Mark[]
}

/** The mark that a URL names; null for every other text, so that a mistyped filter shows the whole list. */
export function readMark(text: string | null): Mark | null {
  return marks.find((mark) => mark === text) ?? null
}

export const narrowed = <Item extends Marked>(items: readonly Item[], mark: Mark | null): Item[] =>
  items.filter((item) => mark === null || item.marks.includes(mark))

/** The next item with nobody's word on it, from the one after `id` on and round again; null when all are judged. */
export function nextUnreviewed<Item extends Marked>(
  items: readonly Item[],
  id: string,
): Item | null {
  const at = items.findIndex((item) => item.id === id)
  const round = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))]
  return round.find((item) => item.marks.includes('unreviewed')) ?? null
}
