// The page of simulations: a draft goes in, a count moves, and what would change comes out.
import type { SimulationView } from '../../services/simulation/start-simulation'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { FileInput } from '../inputs'
import { Form } from '../link'
import { Notice } from '../notice'
import { Page, Section } from '../page'
import { FormFields } from '../stack'
import { TextLink } from '../text-link'
import { Outcome } from './outcome'
import { useCount } from './use-count'

interface Found {
  path: string
  message: string
  line: number | null
}

interface SimulationPageProps {
  view: SimulationView | null
  /** A run was asked for that is no longer kept. */
  gone: boolean
  earlier: readonly { id: string; fileName: string; state: SimulationView['state'] }[]
  refused: { sentence: string; problems: Found[] } | undefined
}

export function SimulationPage({ view, gone, earlier, refused }: SimulationPageProps) {
  useCount(view?.state === 'running')
  return (
    <Page
      title="Simulation"
      lead="Run a draft of the questionnaire over every submitted review before it is published. Nothing is changed, and nobody is told."
    >
      <ErrorSummary errors={refused ? { draft: refused.sentence } : undefined} />
      {refused && refused.problems.length > 0 ? <Problems problems={refused.problems} /> : null}
      {gone ? (
        <div className="mb-6">
          <Notice title="This simulation is no longer kept">
            <p>The last five are kept until the portal is started again. Run it once more.</p>
          </Notice>
        </div>
      ) : null}
      {view && !refused ? <Run view={view} /> : null}
      <Section title={view ? 'Run another draft' : 'Run a draft'}>
        <Form method="post" encType="multipart/form-data" noValidate reloadDocument>
          <FormFields>
            <FileInput
              name="draft"
              label="Draft"
              hint="A definition file in YAML with a version of its own, at most 1 MB. It is checked first."
              accept=".yaml,.yml,.json"
              error={refused?.sentence}
            />
            <div>
              <Button>Check and run</Button>
            </div>
          </FormFields>
        </Form>
      </Section>
      {earlier.length === 0 ? null : (
        <Section title="Your earlier simulations">
          <ul className="grid gap-1">
            {earlier.map(({ id, fileName, state }) => (
              <li key={id}>
                <TextLink to={`/admin/simulate?run=${id}`}>{fileName}</TextLink>, {state}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

function Problems({ problems }: { problems: readonly Found[] }) {
  return (
    <section aria-label="What the check found" className="mb-6">
      <h2 className="mb-2 text-lg font-semibold">What the check found</h2>
      <ul className="grid list-disc gap-1 pl-5">
        {problems.map(({ path, message, line }) => (
          <li key={`${path} ${message}`}>
            {path === '' ? null : <code className="font-mono break-words">{path}</code>} {message}
            {line === null ? null : <span className="text-muted"> (line {line})</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Run({ view }: { view: SimulationView }) {
  const { id, state, done, total, fileName, outcome } = view
  if (state === 'failed') {
    return (
      <Notice kind="warning" title={`${fileName} could not be run to the end`}>
        <p>
          It stopped after {done} of {total} reviews. The details are in the log.
        </p>
      </Notice>
    )
  }
  if (!outcome) {
    return (
      <div className="mb-6 grid max-w-xl gap-2">
        <p role="status" className="tabular-nums">
          {fileName}: {done} of {total} reviews
        </p>
        <progress className="w-full" value={done} max={Math.max(total, 1)} aria-label="Progress" />
        <p>
          <TextLink to={`/admin/simulate?run=${id}`} document>
            Look again
          </TextLink>
        </p>
      </div>
    )
  }
  return <Outcome runId={id} outcome={outcome} />
}
