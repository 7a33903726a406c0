// Compares two texts word by word, in any script.
import { diffArrays } from 'diff'
import type { DiffPiece } from '../../core/judgement/view'

const words = new Intl.Segmenter('en', { granularity: 'word' })
/** Beyond this, in milliseconds, two texts have too little in common for a comparison to help anybody. */
const LONGEST = 250

/** In reading order; together, "same" and "added" are the new text, "same" and "removed" the old one. */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const changes = diffArrays(wordsIn(before), wordsIn(after), { timeout: LONGEST })
  if (changes === undefined) {
    return [
      { text: before, change: 'removed' },
      { text: after, change: 'added' },
    ]
  }
  return changes.map(({ value, added, removed }) => ({
    text: value.join(''),
    change: added ? 'added' : removed ? 'removed' : 'same',
  }))
}

const wordsIn = (text: string) => [...words.segment(text)].map(({ segment }) => segment)
