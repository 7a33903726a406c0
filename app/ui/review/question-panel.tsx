// One question as it was asked and answered, with what it costs and which rules it fired.

import type { RefObject } from 'react'
import type { QuestionView } from '../../core/judgement/view'
import { plainNumber, scoreWords } from '../../core/report/words'
import { wordsOf } from '../../core/schedule/plain-date'
import { classNames } from '../class-names'
import { InstantText } from '../date-text'
import { TextLink } from '../text-link'
import { signed } from './adjustments'
import { StandingContradictions } from './contradictions'

export interface QuestionHeadProps {
  question: QuestionView
  heading: RefObject<HTMLHeadingElement>
}

export function QuestionHead({ question, heading }: QuestionHeadProps) {
  return (
    <>
      <p className="text-muted">
        {question.id} · {question.section}
      </p>
      <h2
        ref={heading}
        id="question"
        tabIndex={-1}
        className="prose-measure scroll-mt-4 text-xl font-semibold"
      >
        {question.prompt}
      </h2>
      <p className="prose-measure mt-1 text-muted">Why we ask: {question.why}</p>
    </>
  )
}

export interface QuestionPanelProps {
  number: number
  question: QuestionView
  /** Offers a finding for each rule that fired. */
  canJudge: boolean
}

export function QuestionPanel({ number, question, canJudge }: QuestionPanelProps) {
  return (
    <div className="min-w-0">
      <dl className="border-t border-line">
        {said(question).map(({ key, term, value }) => (
          <div
            key={key}
            className="grid gap-x-4 border-b border-line py-2 sm:grid-cols-[6.5rem_minmax(0,1fr)]"
          >
            <dt className="font-semibold">{term}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      <StandingContradictions
        number={number}
        questionId={question.id}
        contradictions={question.contradictions}
      />
      <Rules number={number} question={question} canJudge={canJudge} />
      <Cost question={question} />
    </div>
  )
}

function said(question: QuestionView) {
  const rows = [
    { key: 'answer', term: 'Answer', value: <Answer question={question} /> },
    ...(question.exception
      ? [{ key: 'exception', term: 'True except', value: <Lines text={question.exception} /> }]
      : []),
    ...(question.comment
      ? [{ key: 'comment', term: 'Comment', value: <Lines text={question.comment} /> }]
      : []),
    ...(question.link
      ? [{ key: 'link', term: 'Link', value: <OutsideLink address={question.link} /> }]
      : []),
    ...(question.basis ? [{ key: 'basis', term: 'Basis', value: basisWords(question) }] : []),
    ...(question.answeredAt
      ? [
          {
            key: 'by',
            term: 'Answered',
            value: (
              <>
                {question.answeredBy ?? 'unknown'}, <InstantText instant={question.answeredAt} />
              </>
            ),
          },
        ]
      : []),
  ]
  return rows
}

function Answer({ question }: { question: QuestionView }) {
  if (question.notApplicable !== null) {
    return (
      <>
        <strong className="font-semibold">Said not to apply:</strong>{' '}
        <Lines text={question.notApplicable} />
      </>
    )
  }
  return (
    <>
      {question.answer === null ? (
        <em>Not answered</em>
      ) : (
        <strong className="font-semibold">
          <Lines text={question.answer} />
        </strong>
      )}
      {question.scale.length > 0 ? <Scale question={question} /> : null}
    </>
  )
}

/**
 * What else could have been said, with the credit of each, so that an adjustment has something to hold on to.
 * Open where nothing was picked: then a comment is all there is, and has to be held against this list.
 */
function Scale({ question: { id, answer, scale } }: { question: QuestionView }) {
  return (
    <details key={id} className="mt-1" open={answer === null}>
      <summary className="link w-fit">Every answer with its credit</summary>
      <ul className="mt-1 grid gap-0.5">
        {scale.map(({ value, label, credit, picked }) => (
          <li
            key={value}
            className={classNames(
              'grid grid-cols-[2rem_minmax(0,1fr)] gap-2',
              picked && 'font-semibold',
            )}
          >
            <span className="text-right tabular-nums">{credit}</span>
            <span>
              {label}
              {picked ? ' (answered)' : ''}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function basisWords({ basis, ended, computed }: QuestionView): string {
  if (ended) {
    const cost = ended.lost ? `, which costs ${ended.lost.toFixed(1)} points` : ''
    return `stated only: the evidence behind it ran out on ${wordsOf(ended.on)}${cost}`
  }
  if (computed) return `${basis}, computed from the evidence register`
  return basis ?? ''
}

function Rules({ number, question, canJudge }: QuestionPanelProps) {
  if (question.rules.length === 0) return null
  return (
    <section aria-label="Rules fired" className="mt-4">
      <h3 className="font-semibold">Rules fired</h3>
      <ul className="mt-1 grid gap-1">
        {question.rules.map((rule) => (
          <li key={rule.id}>
            <span className="font-semibold">{ruleShape(rule.effect)}</span> {rule.sentence}{' '}
            <span className="text-muted">({rule.id})</span>{' '}
            {canJudge && rule.effect !== 'note' ? (
              <TextLink to={`/reviews/${number}/findings?from=${encodeURIComponent(rule.id)}#form`}>
                Raise a finding
              </TextLink>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ruleShape(effect: 'knock-out' | 'red flag' | 'note'): string {
  return { 'knock-out': '◆ Knock-out:', 'red flag': '▲ Red flag:', note: 'Note:' }[effect]
}

/** The arithmetic of this one question, so that nobody has to take the number on trust. */
function Cost({ question: { scoring } }: { question: QuestionView }) {
  if (scoring === null) return <p className="mt-4 text-muted">This question is not scored.</p>
  const { weight, automaticCredit, credit, confidence, lost, difference } = scoring
  const adjusted = credit !== automaticCredit
  return (
    <p className="mt-4 tabular-nums">
      {lost === null ? (
        'Counts for nothing yet: it waits for a reviewer’s credit.'
      ) : (
        <>
          Costs <strong className="font-semibold">{scoreWords(lost)} points</strong> of the overall:
        </>
      )}{' '}
      weight {weight}
      {credit === null ? '' : `, credit ${plainNumber(credit)}`}
      {adjusted ? ` (the engine alone: ${creditWords(automaticCredit)})` : ''}
      {confidence === null ? '' : `, confidence ${confidence.toFixed(2)}`}.
      {difference === null || difference === 0
        ? ''
        : ` The verdict moved assured, before caps, by ${signed(difference)}.`}
    </p>
  )
}

const creditWords = (credit: number | null) => (credit === null ? 'none' : plainNumber(credit))

/** Keeps the vendor's line breaks. */
function Lines({ text }: { text: string }) {
  return <span className="break-words whitespace-pre-line">{text}</span>
}

/** An address the vendor typed leads out of the portal only as a plain web link, and tells the other side nothing. */
function OutsideLink({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return <span className="break-all">{address}</span>
  return (
    <a href={address} rel="noreferrer noopener nofollow" target="_blank" className="link break-all">
      {address}
      <span className="sr-only"> (opens a new tab, outside this portal)</span>
    </a>
  )
}
