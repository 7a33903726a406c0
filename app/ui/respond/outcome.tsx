// How the review ended, for a vendor who was told: the decision, how long it holds, and what is asked of them.
import type { ReceiptPage } from '../../core/respond/pages'
import { DateText } from '../date-text'
import { Section } from '../page'
import { SummaryList } from '../summary-list'
import { TextLink } from '../text-link'
import { receiptWords as words } from './words/receipt'

export function Outcome({
  page: { outcome, host, copyOf },
  token,
}: {
  page: ReceiptPage
  token: string
}) {
  if (outcome === null) return null
  const { decision, decidedOn, validUntil, conditions } = outcome
  return (
    <>
      <Section title={words.outcome}>
        <SummaryList
          items={[
            {
              key: 'decision',
              term: words.decision,
              value: <strong className="font-semibold">{decision}</strong>,
            },
            { key: 'on', term: words.decided, value: <DateText date={decidedOn} /> },
            ...(validUntil === null
              ? []
              : [{ key: 'until', term: words.validUntil, value: <DateText date={validUntil} /> }]),
          ]}
        />
        <p className="mt-3 text-base text-muted">{words.decidedBy(host)}</p>
        {copyOf === null ? null : (
          <p className="mt-3 text-base print:hidden">
            {words.copyOfReport(
              (text) => (
                <TextLink to={`/respond/${token}/report.pdf`} document>
                  {text}
                </TextLink>
              ),
              copyOf,
            )}
          </p>
        )}
      </Section>
      {conditions.length > 0 ? (
        <Section title={words.asked}>
          <ul className="border-t border-line">
            {conditions.map(({ label, sentence, evidenceNeeded, dueOn }) => (
              <li key={label} className="border-b border-line py-3">
                <p>{words.condition(<span className="text-muted">{label}</span>, sentence)}</p>
                <p className="text-base">
                  {evidenceNeeded === ''
                    ? words.conditionDue(<DateText date={dueOn} />)
                    : words.conditionDueShownBy(<DateText date={dueOn} />, evidenceNeeded)}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
