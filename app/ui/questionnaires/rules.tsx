// The rules of a questionnaire in words: what is red, what knocks out, what caps, and what contradicts what.
import type { Outline, OutlinedRule } from '../../core/questionnaire/outline'
import { countWords } from '../../core/report/words'
import { DataTable } from '../data-table'
import { EmptyState } from '../empty-state'
import { Section } from '../page'

const effects = [
  { effect: 'knockout', title: '◆ Knock-outs', what: 'The proposal is “do not use”.' },
  { effect: 'red', title: '▲ Red flags', what: 'Each counts for the caps below.' },
  { effect: 'no-ai', title: 'No AI', what: 'The proposal is to close the review.' },
  { effect: 'note', title: 'Notes', what: 'Said to the reviewer, without effect on the score.' },
] as const

export function Rules({ outline: { rules } }: { outline: Outline }) {
  return (
    <Section title="Rules">
      {rules.length === 0 ? <EmptyState text="This questionnaire has no rules." /> : null}
      <div className="grid gap-2">
        {effects.map(({ effect, title, what }) => {
          const own = rules.filter((rule) => rule.effect === effect)
          return own.length === 0 ? null : (
            <details key={effect}>
              <summary className="link w-fit">
                {title} ({own.length})
              </summary>
              <p className="mt-2">{what}</p>
              <RuleTable caption={title} rules={own} />
            </details>
          )
        })}
      </div>
    </Section>
  )
}

function RuleTable({ caption, rules }: { caption: string; rules: readonly OutlinedRule[] }) {
  return (
    <div className="mt-2 mb-4">
      <DataTable
        caption={caption}
        captionHidden
        rows={rules}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'question',
            header: 'Question',
            cell: ({ question, id }) => (
              <>
                {question} <span className="font-normal break-words text-muted">({id})</span>
              </>
            ),
          },
          { key: 'when', header: 'Fires when', cell: ({ when }) => when },
          {
            key: 'sentence',
            header: 'What people read',
            cell: ({ sentence, effect, waivable }) =>
              effect === 'knockout' && !waivable ? `${sentence} No waiver lifts it.` : sentence,
          },
        ]}
      />
    </div>
  )
}

export function Caps({ outline: { caps } }: { outline: Outline }) {
  return (
    <Section title="Caps">
      {caps.length === 0 ? (
        <EmptyState text="This questionnaire caps no score." />
      ) : (
        <DataTable
          caption="A cap holds both numbers of the pair down; proof does not lift it"
          rows={caps}
          rowKey={({ id }) => id}
          columns={[
            { key: 'id', header: 'Cap', cell: ({ id }) => id },
            { key: 'scope', header: 'On', cell: ({ scope }) => scope },
            { key: 'at', header: 'At most', numeric: true, cell: ({ at }) => at },
            { key: 'when', header: 'In force with', cell: ({ when }) => when },
            { key: 'sentence', header: 'What people read', cell: ({ sentence }) => sentence },
          ]}
        />
      )}
    </Section>
  )
}

export function Contradictions({ outline: { contradictions } }: { outline: Outline }) {
  return (
    <Section title="Contradictions">
      {contradictions.length === 0 ? (
        <EmptyState text="This questionnaire compares no answers." />
      ) : (
        <details>
          <summary className="link w-fit">
            {countWords(contradictions.length, 'rule')} on answers that can hardly be true together
          </summary>
          <div className="mt-3">
            <DataTable
              caption="Asked of the vendor before it submits, and told to the reviewer if it stands"
              rows={contradictions}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'questions',
                  header: 'Questions',
                  cell: ({ id, questions }) => (
                    <>
                      {questions.join(', ')}{' '}
                      <span className="font-normal break-words text-muted">({id})</span>
                    </>
                  ),
                },
                { key: 'when', header: 'Stands when', cell: ({ when }) => when },
                { key: 'vendor', header: 'The vendor is asked', cell: ({ vendor }) => vendor },
                {
                  key: 'reviewer',
                  header: 'The reviewer is told',
                  cell: ({ reviewer }) => reviewer,
                },
              ]}
            />
          </div>
        </details>
      )}
    </Section>
  )
}
