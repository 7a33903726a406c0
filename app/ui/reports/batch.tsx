// One export of many reports: a count that moves, what could not be made, and the file once it is done.
import { reviewLabel } from '../../core/review/number'
import type { BatchView } from '../../services/report/batch/view-batch'
import { Actions, Button, LinkButton } from '../button'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { Notice } from '../notice'
import { Section } from '../page'
import { useCount } from '../simulation/use-count'
import { Stack } from '../stack'
import { TextLink } from '../text-link'

export function Batch({ batch }: { batch: BatchView }) {
  useCount(batch.status === 'waiting')
  const { reports, done, failed } = batch
  return (
    <Stack>
      <p>
        {batch.copy} on {batch.paper}, begun <InstantText instant={batch.startedAt} />
      </p>
      <p aria-live="polite" className="text-xl font-semibold tabular-nums">
        {stateOf(batch)}
      </p>
      {batch.status === 'waiting' ? (
        <>
          <progress
            className="h-3 w-full max-w-xl"
            value={done}
            max={reports}
            aria-label="Reports made"
          />
          <p className="prose-measure text-muted">
            You can leave this page: it goes on, also after the portal was started again. This page
            is under <TextLink to="/reports">Exports</TextLink>.
          </p>
          <Form method="post">
            <Button look="danger" name="act" value="cancel">
              Cancel this export
            </Button>
          </Form>
        </>
      ) : null}
      {batch.status === 'done' && done > failed.length ? (
        <Actions>
          <LinkButton to={`/reports/${batch.id}.zip`} look="primary" document>
            Download {done - failed.length} reports (zip)
          </LinkButton>
        </Actions>
      ) : null}
      {batch.status === 'expired' ? (
        <Notice title="The files are gone">
          <p>
            They are kept for seven days. Export the reports again: they will be the same bytes.
          </p>
        </Notice>
      ) : null}
      {failed.length > 0 ? (
        <Section title="Not made">
          <ul className="grid gap-1">
            {failed.map(({ number, sentence }) => (
              <li key={number}>
                <TextLink to={`/reviews/${number}`}>{reviewLabel(number)}</TextLink>: {sentence}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Stack>
  )
}

export function stateOf({ status, done, reports, failed }: BatchView): string {
  if (status === 'cancelled') return `Cancelled after ${done} of ${reports}`
  if (status === 'waiting') return `${done} of ${reports} reports made`
  const missing = failed.length === 0 ? '' : `, ${failed.length} not made`
  return `${done - failed.length} of ${reports} reports made${missing}`
}
