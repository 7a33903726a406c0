// Who submitted what, when, under which hash, where it stands and what comes next.
import type { Host, ReceiptPage, Stage } from '../../core/respond/pages'
import { InstantText } from '../date-text'
import { Link } from '../link'
import { Notice } from '../notice'
import { Section } from '../page'
import { SummaryList } from '../summary-list'
import { counted } from './frame'

/** No date is promised: nothing in the portal holds the reviewers to one. */
const nextSteps: Record<Stage, (host: Host) => string> = {
  received: ({ organisation, contact }) =>
    `A reviewer at ${organisation} reads your answers next. You hear from them if something is unclear. ${contact.name} can say when to expect a decision.`,
  'being reviewed': ({ organisation, contact }) =>
    `A reviewer at ${organisation} is reading your answers. You hear from them if something is unclear. ${contact.name} can say when to expect a decision.`,
  finished: ({ organisation, contact }) =>
    `The review is finished. Ask ${contact.name} at ${organisation} what came of it.`,
}

const stageWords: Record<Stage, string> = {
  received: 'Received',
  'being reviewed': 'Being reviewed',
  finished: 'Review finished',
}

export function ReceiptFacts({ page, token }: { page: ReceiptPage; token: string }) {
  const { attestation, check, files, stage, host } = page
  return (
    <>
      {page.outcome === null ? (
        <Notice kind="done" title={stageWords[stage]}>
          <p>{nextSteps[stage](host)}</p>
        </Notice>
      ) : null}
      <Section title="Receipt">
        <SummaryList
          items={[
            {
              key: 'by',
              term: 'Submitted by',
              value: `${attestation.name}, ${attestation.title}, for ${page.vendor}`,
            },
            { key: 'at', term: 'When', value: <InstantText instant={attestation.at} /> },
            { key: 'what', term: 'Declared', value: attestation.statement },
            {
              key: 'much',
              term: 'Answered',
              value: `${check.total - check.gaps.length} of ${counted(check.total, 'question')}, ${counted(files.length, 'file')}`,
            },
            {
              key: 'hash',
              term: 'SHA-256 of the answers',
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
          <Link to={`/respond/${token}/receipt.pdf`} reloadDocument className="link">
            Download the receipt (PDF)
          </Link>{' '}
          with every answer as you sent it. It stays here under the same link.
        </p>
      </Section>
    </>
  )
}
