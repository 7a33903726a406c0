// How the review ended, for a vendor who was told: the decision, how long it holds, and what is asked of them.
import type { ReceiptPage } from '../../core/respond/pages'
import { DateText } from '../date-text'
import { Section } from '../page'
import { SummaryList } from '../summary-list'

export function Outcome({ page: { outcome, host } }: { page: ReceiptPage }) {
  if (outcome === null) return null
  const { decision, decidedOn, validUntil, conditions } = outcome
  return (
    <>
      <Section title="Outcome">
        <SummaryList
          items={[
            {
              key: 'decision',
              term: 'Decision',
              value: <strong className="font-semibold">{decision}</strong>,
            },
            { key: 'on', term: 'Decided', value: <DateText date={decidedOn} /> },
            ...(validUntil === null
              ? []
              : [{ key: 'until', term: 'Valid until', value: <DateText date={validUntil} /> }]),
          ]}
        />
        <p className="mt-3 text-base text-muted">
          Decided by {host.organisation}. Questions about it? Write to {host.contact.name},{' '}
          {host.contact.email}.
        </p>
      </Section>
      {conditions.length > 0 ? (
        <Section title="What is asked of you">
          <ul className="border-t border-line">
            {conditions.map(({ label, sentence, evidenceNeeded, dueOn }) => (
              <li key={label} className="border-b border-line py-3">
                <p>
                  <span className="text-muted">{label}</span> {sentence}
                </p>
                <p className="text-base">
                  By <DateText date={dueOn} />
                  {evidenceNeeded === '' ? '' : `. Shown by: ${evidenceNeeded}`}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
