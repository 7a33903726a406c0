// Every version of a report: when, by whom and why it was issued, and its files.
import { instantWords } from '../../core/report/words'
import { DataTable } from '../data-table'
import { Section } from '../page'
import { TextLink } from '../text-link'

export interface VersionRow {
  version: number
  recordHash: string
  /** ISO instant. */
  frozenAt: string
  frozenBy: string
  /** Null for the report of a decision. */
  reason: string | null
}

export interface ReportVersionsProps {
  reviewNumber: number
  /** The version on the page. */
  shown: number
  /** Newest first. */
  versions: readonly VersionRow[]
}

export function ReportVersions({ reviewNumber, shown, versions }: ReportVersionsProps) {
  const page = `/reviews/${reviewNumber}/report`
  const newest = versions[0]?.version
  return (
    <Section title="Versions">
      <DataTable
        caption="Versions of this report, newest first"
        captionHidden
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            header: 'Version',
            cell: ({ version }) => {
              const state = version === newest ? 'in force' : 'superseded'
              const name = `${version}, ${state}`
              return version === shown ? (
                name
              ) : (
                <TextLink to={`${page}?version=${version}`}>{name}</TextLink>
              )
            },
          },
          { key: 'at', header: 'Issued', cell: ({ frozenAt }) => instantWords(frozenAt) },
          { key: 'by', header: 'By', cell: ({ frozenBy }) => frozenBy },
          { key: 'why', header: 'Why', cell: ({ reason }) => reason ?? 'The decision' },
          {
            key: 'hash',
            header: 'Record hash (SHA-256)',
            cell: ({ recordHash }) => (
              <span className="font-mono text-xs break-all">{recordHash}</span>
            ),
          },
          {
            key: 'files',
            header: 'Files',
            cell: ({ version }) => <Files page={page} version={version} />,
          },
        ]}
      />
      <p className="mt-2 text-muted">
        A copy of any of them can be checked at <TextLink to="/verify">Verify a report</TextLink>,
        without an account.
      </p>
    </Section>
  )
}

function Files({ page, version }: { page: string; version: number }) {
  const files = [
    { to: `${page}.pdf?version=${version}`, name: 'A4' },
    { to: `${page}.pdf?version=${version}&paper=letter`, name: 'Letter' },
    { to: `${page}.json?version=${version}`, name: 'JSON' },
  ]
  return (
    <span className="flex flex-wrap gap-x-3">
      {files.map(({ to, name }) => (
        <TextLink key={name} to={to} document>
          {name}
          <span className="sr-only">, version {version}</span>
        </TextLink>
      ))}
    </span>
  )
}
