// Answers that changed, each with the parts that did, the rules it set off and the points that it moved.
import type { Tone } from '../../core/review/difference/direction'
import type { RuleFact } from '../../core/review/difference/facts'
import { becameWords, pointsMoved } from '../../core/review/difference/summary'
import type { ShownAnswer, ShownDifference, ShownPart } from '../../core/review/difference/view'
import { Section } from '../page'
import { TextLink } from '../text-link'
import { WordDiff } from '../word-diff'

export interface Place {
  number: number
  mayReadAnswers: boolean
}

export interface ChangedAnswersProps {
  place: Place
  of: ShownDifference
  tone: Tone
  title: string
}

export function ChangedAnswers({ place, of, tone, title }: ChangedAnswersProps) {
  const answers = of.changed.filter((answer) => answer.tone === tone)
  if (answers.length === 0) return null
  return (
    <Section title={`${title} (${answers.length})`}>
      <ul className="border-t border-line">
        {answers.map((answer) => (
          <li key={answer.id} className="border-b border-line py-3 print:break-inside-avoid">
            <QuestionLine place={place} {...answer} />
            <dl className="mt-1 grid gap-y-0.5">
              {answer.parts.map((part) => (
                <div key={part.term} className="gap-x-3 sm:grid sm:grid-cols-[8rem_minmax(0,1fr)]">
                  <dt className="text-muted">{part.term}</dt>
                  <dd className="min-w-0 wrap-anywhere">
                    <PartWords part={part} />
                  </dd>
                </div>
              ))}
              <Rules answer={answer} />
            </dl>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The question with its number, leading to its answer, and what it moved at the right. */
export function QuestionLine(props: {
  place: Place
  id: string
  prompt: string
  points: number | null
}) {
  const { place, id, prompt, points } = props
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <h3 className="min-w-0 font-semibold">
        {place.mayReadAnswers ? (
          <TextLink to={`/reviews/${place.number}/answers?question=${id}`}>{id}</TextLink>
        ) : (
          id
        )}{' '}
        {prompt}
      </h3>
      {points === null ? null : (
        <p className="whitespace-nowrap tabular-nums">{pointsMoved(points)}</p>
      )}
    </div>
  )
}

function PartWords({ part }: { part: ShownPart }) {
  switch (part.kind) {
    case 'values':
      return <Became before={part.before} after={part.after} />
    case 'text':
      return <WordDiff pieces={part.pieces} />
    case 'list':
      return (
        <ul>
          {part.removed.map((item) => (
            <li key={`removed ${item}`}>
              Removed: <del className="text-muted">{item}</del>
            </li>
          ))}
          {part.added.map((item) => (
            <li key={`added ${item}`}>
              Added: <ins className="font-semibold no-underline">{item}</ins>
            </li>
          ))}
        </ul>
      )
  }
}

/** An arrow to the eye, a word to the ear. */
export function Became({ before, after }: { before: string; after: string }) {
  const [from, to] = becameWords(before, after).split(' → ')
  return (
    <>
      {from}
      <span aria-hidden="true"> → </span>
      <span className="sr-only"> became </span>
      <strong className="font-semibold">{to}</strong>
    </>
  )
}

function Rules({ answer: { rules } }: { answer: ShownAnswer }) {
  return (
    <>
      {rules.fired.map((rule) => (
        <RuleLine key={rule.id} rule={rule} term={`${effectWords[rule.effect]} fired`} />
      ))}
      {rules.gone.map((rule) => (
        <RuleLine key={rule.id} rule={rule} term={`${effectWords[rule.effect]} gone`} />
      ))}
    </>
  )
}

function RuleLine({ rule, term }: { rule: RuleFact; term: string }) {
  return (
    <div className="gap-x-3 sm:grid sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0">{rule.sentence}</dd>
    </div>
  )
}

const effectWords: Record<RuleFact['effect'], string> = {
  'knock-out': 'Knock-out',
  'red flag': 'Red flag',
  note: 'Note',
}

/** Rules that fire, or no longer do, without their own answer having changed. */
export function RulesAlone({ of: { rules, caps } }: { of: ShownDifference }) {
  if (rules.length + caps.fired.length + caps.lifted.length === 0) return null
  return (
    <Section title="Rules and caps">
      <ul className="list-disc pl-5">
        {rules.map((rule) => (
          <li key={`${rule.moved} ${rule.id}`}>
            <strong className="font-semibold">
              {effectWords[rule.effect]}{' '}
              {rule.moved === 'fired' ? 'newly fired' : 'no longer fires'}
            </strong>
            , {rule.question}: {rule.sentence}
          </li>
        ))}
        {caps.fired.map((sentence) => (
          <li key={sentence}>
            <strong className="font-semibold">Cap newly in force</strong>: {sentence}
          </li>
        ))}
        {caps.lifted.map((sentence) => (
          <li key={sentence}>
            <strong className="font-semibold">Cap lifted</strong>: {sentence}
          </li>
        ))}
      </ul>
    </Section>
  )
}
