// Shows word by word how one text became another: what went is struck out, what came is underlined.
import { diffWordsWithSpace } from 'diff'

export interface WordDiffProps {
  before: string
  after: string
}

/** Marked as deletion and insertion for screen readers too; never by colour alone. */
export function WordDiff({ before, after }: WordDiffProps) {
  return (
    <p className="break-words whitespace-pre-line">
      {diffWordsWithSpace(before, after).map((part, at) => {
        const key = `${at} ${part.value}`
        if (part.removed) {
          return (
            <del key={key} className="text-muted decoration-2">
              {part.value}
            </del>
          )
        }
        if (part.added) {
          return (
            <ins key={key} className="bg-action-wash font-semibold decoration-2">
              {part.value}
            </ins>
          )
        }
        return <span key={key}>{part.value}</span>
      })}
    </p>
  )
}
