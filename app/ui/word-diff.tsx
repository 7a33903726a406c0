// Two texts in one: what went is struck out, what came is underlined, and both are said to those who listen.
import type { DiffPiece } from '../core/judgement/diff-piece'

export function WordDiff({ pieces }: { pieces: readonly DiffPiece[] }) {
  return (
    <span className="wrap-anywhere whitespace-pre-line">
      {pieces.map((piece, place) => (
        // Pieces have no name but their place, and the whole list changes at once.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Piece key={place} piece={piece} />
      ))}
    </span>
  )
}

function Piece({ piece: { text, change } }: { piece: DiffPiece }) {
  if (change === 'same') return text
  return change === 'removed' ? (
    <del className="text-muted decoration-2">
      <span className="sr-only"> removed: </span>
      {text}
      <span className="sr-only">, </span>
    </del>
  ) : (
    <ins className="bg-action-wash font-semibold decoration-2 underline-offset-2">
      <span className="sr-only"> added: </span>
      {text}
      <span className="sr-only">, </span>
    </ins>
  )
}
