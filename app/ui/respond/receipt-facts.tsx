// Who submitted what, when, under which hash, where it stands and what comes next.
import type { ReceiptPage, Stage } from '../../core/respond/pages'
import { InstantText } from '../date-text'
import { Notice } from '../notice'
import { Section } from '../page'
import { SummaryList } from '../summary-list'
import { counted } from './frame'

const nextSteps: Record<Stage, (organisation: string) => string> = {
  received: (organisation) =>
    `A reviewer at ${organisation} reads your answers next. You hear from them if something is unclear.`,
  'being reviewed': (organisation) =>
    `A reviewer at ${organisation} is reading your answers. You hear from them if something is unclear.`,
  finished: (organisation) =>
    `The review is finished. ${organisation} tells you itself what came of it.`,
}

const stageWords: Record<Stage, string> = {
  received: 'Received',
  'being reviewed': 'Being reviewed',
  finished: 'Review finished',
}

export function ReceiptFacts({ page }: { page: ReceiptPage }) {
  const { attestation, check, files, stage, host } = page
  return (
    <>
      <Notice kind="done" title={stageWords[stage]}>
        <p>{nextSteps[stage](host.organisation)}</p>
      </Notice>
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
          To keep a copy, print this page or save it as PDF. It stays here under the same link.
        </p>
      </Section>
    </>
  )
}
