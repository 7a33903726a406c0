// What can change between two reviews, and which questions each change puts to the vendor again.
import type { ChangeView } from '../../services/questionnaires/view-questionnaires'
import { DataTable } from '../data-table'
import { Section } from '../page'

const people = { staff: 'us', vendor: 'the vendor', portal: 'the portal by itself' } as const

/** An earlier version has none of its own: changes are looked into with the newest. */
export function Changes({ changes }: { changes: readonly ChangeView[] | null }) {
  if (changes === null || changes.length === 0) return null
  return (
    <Section title="Between reviews">
      <p className="prose-measure mb-3">
        A change puts again only the questions that depend on it. Everything else stands as it was
        decided.
      </p>
      <DataTable
        caption="Changes and the questions that they open"
        rows={changes}
        rowKey={({ id }) => id}
        columns={[
          { key: 'title', header: 'What changed', cell: ({ title }) => title },
          {
            key: 'days',
            header: 'Working days',
            numeric: true,
            cell: ({ days }) => days ?? 'as its tier',
          },
          {
            key: 'who',
            header: 'Recorded by',
            cell: ({ recordedBy }) =>
              recordedBy.length === 0
                ? people.portal
                : recordedBy.map((who) => people[who]).join(' or '),
          },
          { key: 'questions', header: 'Opens', cell: Opened },
        ]}
      />
    </Section>
  )
}

function Opened({ questions }: ChangeView) {
  if (questions === null) return 'The questions that rest on that evidence'
  return (
    <details>
      <summary>
        {questions.length} questions: {questions.map(({ id }) => id).join(', ')}
      </summary>
      <ul className="mt-2 grid gap-1">
        {questions.map(({ id, prompt }) => (
          <li key={id}>
            <span className="font-semibold">{id}</span> {prompt}
          </li>
        ))}
      </ul>
    </details>
  )
}
