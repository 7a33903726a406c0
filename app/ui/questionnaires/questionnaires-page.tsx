// The page of questionnaires: which versions there are, and one of them as its readers understand it.
import { instantWords, shortHash } from '../../core/report/words'
import type {
  PublishedVersion,
  QuestionnairesView,
} from '../../services/questionnaires/view-questionnaires'
import { LinkButton } from '../button'
import { DataTable } from '../data-table'
import { Notice } from '../notice'
import { Page, Section } from '../page'
import { TextLink } from '../text-link'
import { WorkedCasesSection } from './cases-preview'
import { Changes } from './changes'
import { Caps, Contradictions, Rules } from './rules'

export function QuestionnairesPage({
  versions,
  outline,
  changes,
  cases,
  unknown,
}: QuestionnairesView) {
  return (
    <Page
      title="Questionnaires"
      lead="What vendors are asked, and by which rules their answers are judged. A published version never changes; a review keeps the one it was sent with."
      actions={
        <>
          <LinkButton to="/admin/questionnaires/coverage">Coverage of frameworks</LinkButton>
          <LinkButton to="/admin/simulate">Try a draft</LinkButton>
        </>
      }
    >
      {unknown === null ? null : (
        <div className="mb-6">
          <Notice kind="warning" title={`There is no version “${unknown.slice(0, 40)}”`}>
            <p>The current one is shown below. Every published version is in the list.</p>
          </Notice>
        </div>
      )}
      <Versions versions={versions} shown={outline.hash} />
      <Section title={`${outline.title}, version ${outline.version}`}>
        <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <Tiers outline={outline} />
          <Domains outline={outline} />
        </div>
      </Section>
      <Rules outline={outline} />
      <Caps outline={outline} />
      <Contradictions outline={outline} />
      <Changes changes={changes} />
      <WorkedCasesSection cases={cases} version={outline.version} />
    </Page>
  )
}

function Versions({ versions, shown }: { versions: readonly PublishedVersion[]; shown: string }) {
  return (
    <DataTable
      caption="Published versions"
      rows={versions}
      rowKey={({ slug, version }) => `${slug} ${version}`}
      columns={[
        {
          key: 'version',
          header: 'Version',
          cell: (row) =>
            row.shown && row.hash !== shown ? (
              <TextLink to={`?version=${row.version}`}>
                {row.slug} {row.version}
              </TextLink>
            ) : (
              `${row.slug} ${row.version}`
            ),
        },
        {
          key: 'state',
          header: 'State',
          cell: (row) =>
            `${row.current ? 'current' : 'earlier'}${row.hash === shown ? ', shown below' : ''}`,
        },
        { key: 'at', header: 'Published', cell: ({ publishedAt }) => instantWords(publishedAt) },
        {
          key: 'hash',
          header: 'Content hash (SHA-256)',
          cell: ({ hash }) => (
            <code className="font-mono" title={hash}>
              {shortHash(hash)}
            </code>
          ),
        },
      ]}
    />
  )
}

type Outlined = Pick<QuestionnairesView, 'outline'>

function Tiers({ outline }: Outlined) {
  return (
    <DataTable
      caption="What each tier is asked"
      rows={outline.tiers}
      rowKey={({ tier }) => String(tier)}
      totals="At most: what an answer rules out is not asked."
      columns={[
        { key: 'tier', header: 'Tier', cell: ({ tier }) => `Tier ${tier}` },
        { key: 'questions', header: 'Questions', numeric: true, cell: (row) => row.questions },
        { key: 'minutes', header: 'Minutes', numeric: true, cell: (row) => row.minutes },
      ]}
    />
  )
}

function Domains({ outline }: Outlined) {
  const sum = outline.domains.reduce((total, { weight }) => total + weight, 0)
  return (
    <DataTable
      caption="Domains"
      rows={outline.domains}
      rowKey={({ id }) => id}
      totals={`Weights sum to ${sum}. A domain without a scored answer drops out, and the others share its weight.`}
      columns={[
        {
          key: 'domain',
          header: 'Domain',
          cell: ({ id, name }) => (
            <>
              {id} <span className="font-normal">{name}</span>
            </>
          ),
        },
        { key: 'weight', header: 'Weight', numeric: true, cell: ({ weight }) => weight },
        { key: 'questions', header: 'Questions', numeric: true, cell: (row) => row.questions },
        { key: 'weights', header: 'Their weights', numeric: true, cell: (row) => row.weights },
      ]}
    />
  )
}
