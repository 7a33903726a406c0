// How an answer stood at each submission, newest first, with what changed marked word by word.
import type { AnswerVersionView } from '../../core/clarify/view'
import { InstantText } from '../date-text'
import { WordDiff } from '../word-diff'

/** Nothing where the answer was submitted only once: what stands on the page is its history then. */
export function AnswerHistory({ versions }: { versions: readonly AnswerVersionView[] }) {
  if (versions.length < 2) return null
  return (
    <details className="mt-3">
      <summary className="link w-fit">
        History of this answer ({versions.length} submitted versions)
      </summary>
      <ol className="mt-2 grid gap-3" reversed>
        {versions.toReversed().map(({ submission, submittedAt, answeredBy, words }) => (
          <li key={submission} className="border-l-2 border-line pl-3">
            <p className="text-muted">
              Submission {submission}, <InstantText instant={submittedAt} />, answered by{' '}
              {answeredBy}
            </p>
            <p>
              <WordDiff pieces={words} />
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
