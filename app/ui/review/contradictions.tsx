// Answers that hardly go together with the one shown, and what the vendor says to it.
import type { ContradictionView } from '../../core/judgement/view'
import { TextLink } from '../text-link'
import { questionPath } from './search'

export interface StandingContradictionsProps {
  number: number
  /** The question shown: the others are linked. */
  questionId: string
  contradictions: readonly ContradictionView[]
}

export function StandingContradictions(props: StandingContradictionsProps) {
  const { number, questionId, contradictions } = props
  if (contradictions.length === 0) return null
  return (
    <section aria-label="Contradictions" className="mt-4">
      <h3 className="font-semibold">Contradictions</h3>
      <ul className="mt-1 grid gap-3">
        {contradictions.map(({ id, sentence, questions, explanation }) => (
          <li key={id}>
            <span className="font-semibold">≠ Contradiction:</span> {sentence}
            {questions
              .filter((other) => other !== questionId)
              .map((other) => (
                <span key={other}>
                  {' '}
                  <TextLink to={questionPath({ number, show: null }, other)}>See {other}</TextLink>
                </span>
              ))}
            {explanation === null ? (
              <p className="text-muted">The vendor was asked and gave no explanation.</p>
            ) : (
              <blockquote className="border-l-4 border-line pl-3">
                <p className="whitespace-pre-line">{explanation.text}</p>
                <p className="text-base text-muted">{explanation.by}, for the vendor</p>
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
