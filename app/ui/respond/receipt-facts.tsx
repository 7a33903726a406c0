// Who submitted what, when, under which hash, where it stands and what comes next.
import type { ReceiptPage } from '../../core/respond/pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { InstantText } from '../date-text'
import { Notice } from '../notice'
import { Section } from '../page'
import { SummaryList } from '../summary-list'
import { TextLink } from '../text-link'
import { receiptWords as words } from './words/receipt'

export function ReceiptFacts({ page, token }: { page: ReceiptPage; token: string }) {
  const { attestation, check, files, stage, host } = page
  return (
    <>
      {page.outcome === null ? (
        <Notice kind="done" title={words.stage[stage].title}>
          <p>{words.stage[stage].next(host)}</p>
          {stage === 'finished' ? null : <p>{expectation(page)}</p>}
        </Notice>
      ) : null}
      <Section title={words.title}>
        <SummaryList
          items={[
            {
              key: 'by',
              term: words.submittedBy,
              value: words.submittedByText(attestation.name, attestation.title, page.vendor),
            },
            { key: 'at', term: words.when, value: <InstantText instant={attestation.at} /> },
            { key: 'what', term: words.declared, value: attestation.statement },
            {
              key: 'much',
              term: words.answered,
              value: words.answeredText(check.total - check.gaps.length, check.total, files.length),
            },
            {
              key: 'hash',
              term: words.hash,
              value: <code className="font-mono text-base break-all">{attestation.hash}</code>,
            },
            ...files.map((file) => ({
              key: `${file.sha256} ${file.fileName}`,
              term: file.fileName,
              value: <code className="font-mono text-base break-all">{file.sha256}</code>,
            })),
          ]}
        />
        <p className="mt-4 text-base text-muted print:hidden">
          {words.download((text) => (
            <TextLink to={`/respond/${token}/receipt.pdf`} document>
              {text}
            </TextLink>
          ))}
        </p>
      </Section>
    </>
  )
}

/** What was told at the submission, or whom to ask where nothing was. */
function expectation({ expected, host }: ReceiptPage): string {
  if (expected === null) return words.notExpected(host)
  const day = wordsOf(expected.on)
  return expected.passed ? words.expectedBefore(day, host) : words.expected(day, host)
}
