// One text beside another: what both share, and what only one of them has.

/** A stretch of text that stands in both of two texts, or in one of them only. */
export interface DiffPiece {
  text: string
  change: 'same' | 'added' | 'removed'
}
