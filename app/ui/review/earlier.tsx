// How the question was answered before: the round before and earlier submissions, marked where they differ from today.
import type { EarlierView } from '../../core/judgement/view'
import { reviewLabel } from '../../core/review/number'
import { InstantText } from '../date-text'
import { TextLink } from '../text-link'
import { WordDiff } from '../word-diff'

export interface EarlierProps {
  questionId: string
  earlier: readonly EarlierView[]
  /** There was a round before this one. */
  laterRound: boolean
}

export function Earlier({ questionId, earlier, laterRound }: EarlierProps) {
  if (!laterRound && earlier.length === 0) return null
  const asked = earlier.some(({ review }) => review !== null)
  return (
    <section aria-label="Earlier answers" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h3 className="text-lg font-semibold">Answered before</h3>
      {earlier.map((each) => (
        <EarlierAnswer
          key={`${each.review} ${each.revision} ${each.at}`}
          {...{ questionId, each }}
        />
      ))}
      {laterRound && !asked ? <p>The round before did not ask this question.</p> : null}
    </section>
  )
}

export function EarlierAnswer({ questionId, each }: { questionId: string; each: EarlierView }) {
  return (
    <div className="border-l-2 border-line pl-3">
      <p className="text-muted">
        <Where questionId={questionId} each={each} />
      </p>
      {each.question.changes.length > 0 ? <QuestionChanged question={each.question} /> : null}
      {each.same ? <p className="font-semibold">{sameWords(each)}</p> : null}
      <dl>
        {each.parts.map(({ term, pieces }) => (
          <div key={term} className="mt-1">
            <dt className="text-xs font-semibold text-muted">{term}</dt>
            <dd>
              <WordDiff pieces={pieces} />
            </dd>
          </div>
        ))}
      </dl>
      {each.verdict ? <Stood verdict={each.verdict} /> : null}
    </div>
  )
}

function Where({ questionId, each: { review, at } }: { questionId: string; each: EarlierView }) {
  if (review === null) {
    return (
      <>
        As submitted <InstantText instant={at} />
      </>
    )
  }
  return (
    <>
      <TextLink to={`/reviews/${review}/answers?question=${questionId}`}>
        {reviewLabel(review)}
      </TextLink>
      , decided <InstantText instant={at} />
    </>
  )
}

const sameWords = ({ parts }: EarlierView) =>
  parts.length === 0 ? 'Not answered then either.' : 'Nothing said has changed.'

function Stood({ verdict }: { verdict: NonNullable<EarlierView['verdict']> }) {
  const { word, credit, reason, by } = verdict
  return (
    <p className="mt-1">
      Then{' '}
      <strong className="font-semibold">
        {word}
        {credit === null ? '' : ` to ${credit}`}
      </strong>{' '}
      by {by}
      {reason === '' ? '.' : `: ${reason}`}
    </p>
  )
}

const changeWords = {
  wording: 'its wording',
  options: 'its options',
  scoring: 'how it is scored',
} as const

function QuestionChanged({
  question: { changes, wording },
}: {
  question: EarlierView['question']
}) {
  return (
    <div className="my-1">
      <p>
        <strong className="font-semibold">The question itself changed:</strong>{' '}
        {changes.map((change) => changeWords[change]).join(', ')}.
      </p>
      {wording.length > 0 ? (
        <p>
          <WordDiff pieces={wording} />
        </p>
      ) : null}
    </div>
  )
}
