// Questions that cannot be compared: put differently, asked for the first time, or no longer asked.
import type { ListedQuestion } from '../../core/review/difference'
import type { ShownDifference } from '../../core/review/difference/view'
import { Section } from '../page'
import { WordDiff } from '../word-diff'
import { type Place, QuestionLine } from './changed-answers'

const changeWords = {
  wording: 'its wording',
  options: 'its options',
  scoring: 'how it is scored',
} as const

export function AskedDifferently(props: {
  place: Place
  questions: ShownDifference['askedDifferently']
}) {
  const { place, questions } = props
  if (questions.length === 0) return null
  return (
    <Section title={`Asked differently (${questions.length})`}>
      <p className="prose-measure mb-2">
        These questions changed between the two rounds, so their answers are shown beside each other
        and not compared.
      </p>
      <ul className="border-t border-line">
        {questions.map((question) => (
          <li key={question.id} className="border-b border-line py-3 print:break-inside-avoid">
            <QuestionLine place={place} {...question} />
            <p className="text-muted">
              Changed: {question.changes.map((change) => changeWords[change]).join(', ')}.
            </p>
            {question.wording.length > 0 ? (
              <p>
                <WordDiff pieces={question.wording} />
              </p>
            ) : null}
            <p>Then: {question.before}</p>
            <p>Now: {question.after}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Fresh(props: { place: Place; questions: ShownDifference['fresh'] }) {
  const { place, questions } = props
  if (questions.length === 0) return null
  return (
    <Section title={`Asked for the first time (${questions.length})`}>
      <ul className="border-t border-line">
        {questions.map((question) => (
          <li key={question.id} className="border-b border-line py-2 print:break-inside-avoid">
            <QuestionLine place={place} {...question} />
            <p className="whitespace-pre-line">{question.after}</p>
            <p className="text-muted">
              {question.isNew
                ? 'New in the questionnaire.'
                : 'Brought up by other answers, or by the use.'}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Without a link: this round does not ask them. */
export function NoLongerAsked({ questions }: { questions: ShownDifference['gone'] }) {
  if (questions.length === 0) return null
  return (
    <Section title={`No longer asked (${questions.length})`}>
      <ul className="border-t border-line">
        {questions.map((question) => (
          <GoneQuestion key={question.id} question={question} />
        ))}
      </ul>
    </Section>
  )
}

function GoneQuestion({ question }: { question: ListedQuestion & { isNew: boolean } }) {
  return (
    <li className="border-b border-line py-2 print:break-inside-avoid">
      <QuestionLine place={{ number: 0, mayReadAnswers: false }} {...question} />
      <p className="whitespace-pre-line">Then: {question.before}</p>
      <p className="text-muted">
        {question.isNew
          ? 'No longer in the questionnaire.'
          : 'Other answers, or the use, no longer bring it up.'}
      </p>
    </li>
  )
}
