// Coverage on screen and on paper: choose a framework and a tier, read what is asked and what is not.
import type { CoveredIdentifier, FrameworkCoverage } from '../../core/questionnaire/coverage'
import type { CoverageView } from '../../services/questionnaires/view-coverage'
import { Button, LinkButton } from '../button'
import { DataTable } from '../data-table'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { Select } from '../inputs'
import { Form } from '../link'
import { Page, Section } from '../page'

export function CoveragePage({ questionnaire, frameworks, choice, picked }: CoverageView) {
  const address = picked && `framework=${picked.coverage.scheme}&tier=${picked.tier}`
  return (
    <Page
      title="Coverage of frameworks"
      lead={`Which identifiers ${questionnaire.title}, version ${questionnaire.version}, asks about, by which questions, and which it does not.`}
      back={{ to: '/admin/questionnaires', label: 'Questionnaires' }}
      actions={
        address ? (
          <LinkButton to={`/admin/questionnaires/coverage.csv?${address}`} document>
            This list (CSV)
          </LinkButton>
        ) : null
      }
    >
      <ErrorSummary errors={choice.errors} />
      <Choose frameworks={frameworks} choice={choice} />
      {picked ? (
        <Covered coverage={picked.coverage} tier={picked.tier} />
      ) : (
        <div className="mt-6">
          <EmptyState text="Choose a framework and a tier to see what is asked." />
        </div>
      )}
    </Page>
  )
}

function Choose({ frameworks, choice }: Pick<CoverageView, 'frameworks' | 'choice'>) {
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3 print:hidden">
      <div className="w-80 max-w-full">
        <Select
          key={choice.framework}
          name="framework"
          label="Framework"
          options={frameworks.map(({ scheme, title }) => ({ value: scheme, label: title }))}
          {...(choice.errors.framework === undefined
            ? { defaultValue: choice.framework }
            : { placeholder: 'Choose', defaultValue: '', error: choice.errors.framework })}
        />
      </div>
      <div className="w-40">
        <Select
          key={choice.tier}
          name="tier"
          label="Questionnaire of"
          options={['1', '2', '3'].map((tier) => ({ value: tier, label: `Tier ${tier}` }))}
          {...(choice.errors.tier === undefined
            ? { defaultValue: choice.tier }
            : { placeholder: 'Choose', defaultValue: '', error: choice.errors.tier })}
        />
      </div>
      <Button look="secondary">Show</Button>
    </Form>
  )
}

function Covered({ coverage, tier }: { coverage: FrameworkCoverage; tier: number }) {
  const { title, listed, asked, notAsked } = coverage
  const total = asked.length + notAsked.length
  const unverified = [...asked, ...notAsked].filter(({ verified }) => !verified).length
  return (
    <Section title={`${title}, Tier ${tier}`}>
      <p className="prose-measure">
        <strong className="font-semibold tabular-nums">
          {listed ? `${asked.length} of ${total}` : asked.length}
        </strong>{' '}
        identifiers are asked about.
        {listed
          ? ''
          : ' Its licence forbids to list all of them here, so what is not asked is not shown.'}
        {unverified === 0
          ? ''
          : ` ${unverified} marked “unverified” were not checked against their source.`}
      </p>
      {asked.length === 0 ? null : <Identifiers caption="Asked" rows={asked} withQuestions />}
      {notAsked.length === 0 ? null : <Identifiers caption="Not asked" rows={notAsked} />}
    </Section>
  )
}

interface IdentifiersProps {
  caption: string
  rows: readonly CoveredIdentifier[]
  withQuestions?: boolean
}

function Identifiers({ caption, rows, withQuestions = false }: IdentifiersProps) {
  return (
    <div className="mt-6">
      <DataTable
        caption={`${caption} (${rows.length})`}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'id', header: 'Identifier', cell: ({ id }) => id },
          {
            key: 'title',
            header: 'Title',
            cell: ({ title, verified }) => (
              <>
                {title ?? 'Title not listed, by licence'}
                {verified ? null : <em className="text-muted"> (unverified)</em>}
              </>
            ),
          },
          ...(withQuestions
            ? [
                {
                  key: 'questions',
                  header: 'Asked by',
                  cell: ({ questions }: CoveredIdentifier) => questions.join(', '),
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}
