// What capped the score and what was knocked out, as sentences; and what reviewers changed, one effect at a time.
import { pairWords } from '../../core/report/words'
import type { ExplanationView } from '../../core/scoring/explanation-view'
import type { FiredCap } from '../../core/scoring/result'
import { DataTable } from '../data-table'
import { Section } from '../page'
import { ScorePair } from '../score-pair'
import { creditText, effectText, pointsText } from './figures'

export function CapsAndKnockouts({ view }: { view: ExplanationView }) {
  const { caps, knockouts, flags } = view
  const none = caps.length + knockouts.length + flags.length === 0
  return (
    <Section title="Red answers, caps and knock-outs">
      {none ? <p>No answer is red, no cap is in force and nothing is a knock-out.</p> : null}
      <ul className="prose-measure grid list-disc gap-2 pl-5">
        {knockouts.map(({ rule, question, sentence, waived }) => (
          <li key={rule}>
            <strong className="font-semibold">Knock-out, {question}:</strong> {sentence}{' '}
            {knockoutEffect(view, waived)}
          </li>
        ))}
        {caps.map((cap) => (
          <li key={cap.rule}>
            <strong className="font-semibold">Cap:</strong> {cap.sentence} {reasonOf(cap)}{' '}
            {capEffect(cap)}
          </li>
        ))}
        {flags.map(({ rule, question, sentence }) => (
          <li key={rule}>
            <strong className="font-semibold">Red answer, {question}:</strong> {sentence}
          </li>
        ))}
      </ul>
      {pairWords(view.uncapped) === pairWords(view) ? null : (
        <p className="mt-3">
          Before caps: {pairWords(view.uncapped)}. After: {pairWords(view)}.
        </p>
      )}
    </Section>
  )
}

/** A proposal is ours to make, so the vendor's copy says nothing of it. */
function knockoutEffect(view: ExplanationView, waived: boolean): string | null {
  if (view.for === 'vendor') return null
  return waived ? 'A waiver is in force.' : 'While it stands, the proposal is “do not use”.'
}

/** Many names say less than their number. */
function reasonOf({ questions }: FiredCap): string {
  return questions.length > 5
    ? `In force because of ${questions.length} red answers.`
    : `In force because of ${questions.join(', ')}.`
}

function capEffect({ scope, at, ...cap }: FiredCap): string {
  const what = scope === 'overall' ? 'The overall' : `The domain ${scope}`
  const before = { assured: cap.from, asStated: cap.asStatedFrom }
  const after = { assured: cap.to, asStated: cap.asStatedTo }
  return pairWords(before) === pairWords(after)
    ? `${what} was at most ${at} already, so this cap changed nothing.`
    : `${what} went from ${pairWords(before)} to ${pairWords(after)}.`
}

export function Adjustments({ view }: { view: ExplanationView }) {
  const { adjustments, automatic, uncapped } = view
  if (adjustments.length === 0) {
    return (
      <Section title="What reviewers changed">
        <p>No reviewer changed a credit: this is the score as the rules alone give it.</p>
      </Section>
    )
  }
  return (
    <Section title="What reviewers changed">
      <p>
        By the rules alone, before caps: <ScorePair {...automatic.uncapped} />. With the reviewers’
        verdicts: <ScorePair {...uncapped} />.
      </p>
      <div className="mt-3">
        <DataTable
          caption="Adjustments in the order of the questions; each row includes those above it"
          rows={adjustments}
          rowKey={({ question }) => question}
          columns={[
            {
              key: 'question',
              header: 'Question',
              cell: ({ question, prompt }) => (
                <>
                  {question} <span className="font-normal">{prompt}</span>
                </>
              ),
            },
            {
              key: 'verdict',
              header: 'Verdict',
              cell: ({ verdict, reason }) => (reason === null ? verdict : `${verdict}: ${reason}`),
            },
            {
              key: 'credit',
              header: 'Credit',
              numeric: true,
              cell: ({ before, after }) => `${creditText(before)} → ${creditText(after)}`,
            },
            {
              key: 'effect',
              header: 'Effect',
              numeric: true,
              cell: ({ effect }) => effectText(effect),
            },
            {
              key: 'reaches',
              header: 'Assured before caps',
              numeric: true,
              cell: ({ reaches }) => pointsText(reaches),
            },
          ]}
        />
      </div>
    </Section>
  )
}
