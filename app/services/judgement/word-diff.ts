// Compares two texts word by word, in any script.
import { diffArrays } from 'diff'
import type { DiffPiece } from '../../core/judgement/diff-piece'

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
/** Beyond this, in milliseconds, two texts have too little in common for a comparison to help anybody. */
const LONGEST = 100
/** Below this share of common text the two are read one after the other, not word by word. */
const WORTH_MARKING = 0.2

/** In reading order; together, "same" and "added" are the new text, "same" and "removed" the old one. */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const changes = diffArrays(wordsIn(before), wordsIn(after), { timeout: LONGEST }) ?? []
  const pieces = changes.map(({ value, added, removed }): DiffPiece => {
    const change = added ? 'added' : removed ? 'removed' : 'same'
    return { text: value.join(''), change }
  })
  const common = pieces.filter(({ change }) => change === 'same')
  const share = sizeOf(common) / Math.max(1, before.length, after.length)
  return share < WORTH_MARKING ? wholes(before, after) : pieces
}

function wholes(before: string, after: string): DiffPiece[] {
  const pieces: DiffPiece[] = [
    { text: before, change: 'removed' },
    { text: after, change: 'added' },
  ]
  return pieces.filter(({ text }) => text !== '')
}

/** White space in common is nothing in common. */
const sizeOf = (pieces: readonly DiffPiece[]) =>
  pieces.reduce((size, { text }) => size + text.replace(/\s+/g, '').length, 0)

/** White space first: the segmenter's time grows with the square of what it is given at once. */
const wordsIn = (text: string) =>
  (text.match(/\s+|\S+/gu) ?? []).flatMap((run) =>
    [...segmenter.segment(run)].map(({ segment }) => segment),
  )
