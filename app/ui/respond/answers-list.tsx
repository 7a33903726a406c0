// The answers section by section, as they were or will be submitted.
import type { CheckedAnswer, CheckModel } from '../../core/respond/submission'
import { Section } from '../page'
import { TextLink } from '../text-link'
import { answersWords as words } from './words/answers'
import { commonWords } from './words/common'

/** The address where an answer can be changed; null, or no such function, where it is only there to read. */
export type ChangeLink = (answer: CheckedAnswer) => string | null

export interface AnswersListProps {
  check: CheckModel
  change?: ChangeLink
}

export function AnswersList({ check, change }: AnswersListProps) {
  return (
    <>
      {check.sections.map((section) => (
        <Section key={section.id} title={section.title}>
          <Answers answers={section.answers} change={change} />
        </Section>
      ))}
    </>
  )
}

/** The same with each section folded behind how much of it is answered: for whoever has just written it all. */
export function FoldedAnswers({ check, change }: AnswersListProps) {
  return (
    <Section title={words.all}>
      <div className="border-t border-line">
        {check.sections.map(({ id, title, answers }) => (
          <details key={id} className="border-b border-line">
            <summary className="py-3">
              <h3 className="inline font-semibold">{title}</h3>{' '}
              <span className="text-base text-muted">{answeredWords(answers)}</span>
            </summary>
            <Answers answers={answers} change={change} />
          </details>
        ))}
      </div>
    </Section>
  )
}

function answeredWords(answers: readonly CheckedAnswer[]): string {
  const given = answers.filter(
    ({ answer, notApplicable }) => answer !== null || notApplicable !== null,
  )
  return words.answered(given.length, answers.length)
}

function Answers({
  answers,
  change,
}: {
  answers: readonly CheckedAnswer[]
  change: ChangeLink | undefined
}) {
  return (
    <dl className="border-t border-line">
      {answers.map((answer) => (
        <Answer key={answer.id} answer={answer} change={change} />
      ))}
    </dl>
  )
}

function Answer({ answer, change }: { answer: CheckedAnswer; change: ChangeLink | undefined }) {
  const { id, prompt } = answer
  const to = change?.(answer) ?? null
  return (
    <div className="border-b border-line py-3">
      <dt>
        <span className="block text-base text-muted">{id}</span>
        <span className="font-semibold">{prompt}</span>
      </dt>
      <dd className="mt-1 min-w-0">
        <Said answer={answer} />
        {to !== null ? (
          <p className="mt-1 print:hidden">
            <TextLink to={to}>{commonWords.changeAnswer(id)}</TextLink>
          </p>
        ) : null}
      </dd>
    </div>
  )
}

function Said({ answer }: { answer: CheckedAnswer }) {
  const { exception, notApplicable, comment, link, evidence } = answer
  return (
    <>
      {notApplicable === null ? (
        <p className={answer.answer === null ? 'text-muted' : 'whitespace-pre-line'}>
          {answer.answer ?? (comment || exception || link ? words.onlyAround : words.none)}
        </p>
      ) : (
        <p className="whitespace-pre-line">{commonWords.doesNotApply(notApplicable)}</p>
      )}
      {exception ? <p className="whitespace-pre-line">{words.exception(exception)}</p> : null}
      {comment ? <p className="whitespace-pre-line text-base">{words.comment(comment)}</p> : null}
      {/* A vendor's own link, shown and not followed: it was typed by whoever had the code. */}
      {link ? <p className="text-base">{words.link(link)}</p> : null}
      {evidence.map(({ fileName, expired }) => (
        <p key={fileName} className="text-base">
          {expired ? words.expiredFile(fileName) : words.file(fileName)}
        </p>
      ))}
    </>
  )
}
