// A report on screen, from the same frozen record as its PDF: what legal reads before exporting.
import type { ReportRecord } from '../../core/report/record'
import {
  coverageSentence,
  decisionSentence,
  nextReviewSentence,
  offeringWords,
  scoreSentence,
  vendorWords,
} from '../../core/report/summary'
import { dateWords, instantWords } from '../../core/report/words'
import { LinkButton } from '../button'
import { DomainBars } from '../domain-bars'
import { Notice } from '../notice'
import { Section } from '../page'
import { RiskBadge } from '../risk-badge'
import { SummaryList } from '../summary-list'
import { TextLink } from '../text-link'
import type { RefusedForm } from '../use-checked-form'
import { ReissueForm } from './reissue-form'
import { ReportCopies } from './report-copies'
import { Conditions, EvidenceRegister, RecordedFindings } from './report-parts'
import { AuditTrail, Questions } from './report-record'
import { ReportVersions, type VersionRow } from './report-versions'

export interface ReportViewProps {
  reviewNumber: number
  record: ReportRecord
  recordHash: string
  supersededBy: number | null
  frozenBy: string
  versions: readonly VersionRow[]
  mayReissue: boolean
  /** The pack holds every answer and file. */
  mayPack: boolean
  refused?: RefusedForm | undefined
}

export function ReportView({ reviewNumber, record, ...frozen }: ReportViewProps) {
  const { versions, supersededBy } = frozen
  const { decision, score } = record
  return (
    <>
      {supersededBy === null ? null : (
        <div className="mb-4">
          <Notice
            kind="warning"
            title={`You read version ${record.version}. Version ${supersededBy} took its place.`}
          >
            <TextLink to={`/reviews/${reviewNumber}/report`}>Read version {supersededBy}</TextLink>
          </Notice>
        </div>
      )}
      <h2 className="text-xl font-semibold">{decisionSentence(record)}</h2>
      {decision ? (
        <p className="prose-measure mt-2 whitespace-pre-line">{decision.reason}</p>
      ) : null}
      {decision ? <p className="prose-measure mt-2">{decision.summary}</p> : null}
      <Export reviewNumber={reviewNumber} version={record.version} mayPack={frozen.mayPack} />
      <SummaryList items={atAGlance(record, frozen)} />
      <Points title="Strengths" points={decision?.strengths ?? []} />
      <Points title="Concerns" points={decision?.concerns ?? []} />
      <Conditions conditions={record.conditions} />
      <Section title="Score">
        <p>
          {scoreSentence(record)} {coverageSentence(record)}{' '}
          <TextLink to={`/reviews/${reviewNumber}/explain`}>Why this score?</TextLink>
        </p>
        <div className="mt-3">
          <DomainBars domains={score.domains} />
        </div>
      </Section>
      <RecordedFindings findings={record.findings} />
      <EvidenceRegister evidence={record.evidence} />
      <Questions questions={record.questions} />
      <AuditTrail audit={record.audit} />
      <ReportCopies reviewNumber={reviewNumber} version={record.version} />
      <ReportVersions reviewNumber={reviewNumber} shown={record.version} versions={versions} />
      {frozen.mayReissue ? (
        <ReissueForm key={record.version} replaces={record.version} refused={frozen.refused} />
      ) : null}
    </>
  )
}

interface ExportProps {
  reviewNumber: number
  version: number
  mayPack: boolean
}

function Export({ reviewNumber, version, mayPack }: ExportProps) {
  const path = `/reviews/${reviewNumber}/report`
  return (
    <div className="my-4 flex flex-wrap gap-3">
      <LinkButton to={`${path}.pdf?version=${version}`} look="primary" document>
        Download the PDF
      </LinkButton>
      <LinkButton to={`${path}.pdf?version=${version}&paper=letter`} document>
        PDF on Letter paper
      </LinkButton>
      <LinkButton to={`${path}.json?version=${version}`} document>
        Download the record (JSON)
      </LinkButton>
      {mayPack ? (
        <LinkButton to={`${path}.zip?version=${version}`} document>
          Evidence pack (zip)
        </LinkButton>
      ) : null}
    </div>
  )
}

function atAGlance(
  record: ReportRecord,
  {
    recordHash,
    supersededBy,
    frozenBy,
  }: Pick<ReportViewProps, 'recordHash' | 'supersededBy' | 'frozenBy'>,
) {
  const { decision, score, review } = record
  const approvers = decision?.approvers.map(({ name, at }) => `${name}, ${instantWords(at)}`) ?? []
  return [
    { key: 'vendor', term: 'Vendor', value: vendorWords(record) },
    { key: 'offering', term: 'Offering and plan', value: offeringWords(record) },
    { key: 'use', term: 'Use', value: record.use.purpose },
    { key: 'tier', term: 'Tier', value: `Tier ${review.tier}: ${review.tierReasons.join('; ')}` },
    { key: 'residual', term: 'Residual risk', value: <RiskBadge level={score.residual} /> },
    { key: 'until', term: 'Valid until', value: dateWords(decision?.validUntil ?? null) },
    { key: 'next', term: 'Next review', value: nextReviewSentence(record) ?? 'None set' },
    { key: 'proposed', term: 'Proposed by', value: decision?.proposedBy ?? '–' },
    { key: 'approved', term: 'Approved by', value: approvers.join('; ') || '–' },
    {
      key: 'version',
      term: 'Version',
      value: `${record.version}, issued ${instantWords(record.issuedAt)} by ${frozenBy}${supersededBy === null ? '' : `; superseded by version ${supersededBy}`}`,
    },
    {
      key: 'hash',
      term: 'SHA-256 of the record',
      value: <span className="font-mono text-xs break-all">{recordHash}</span>,
    },
  ]
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null
  return (
    <Section title={title}>
      <ul className="prose-measure list-disc pl-5">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Section>
  )
}
