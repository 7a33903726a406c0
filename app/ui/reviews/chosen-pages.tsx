// What is asked before ticked reviews are snoozed or given to somebody else.
import type { ReactNode } from 'react'
import { reassignSchema, snoozeSchema } from '../../core/review/chase-input'
import type { ChosenReview } from '../../services/reviews/name-chosen'
import { Actions, Button, LinkButton } from '../button'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { DateInput, Select, Textarea } from '../inputs'
import { Form } from '../link'
import { Page } from '../page'
import { FormFields, Stack } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'
import { ReviewLink } from './review-link'

interface ChosenProps {
  chosen: readonly ChosenReview[]
  /** The query of the list to go back to. */
  back: string
  refused: RefusedForm | undefined
}

interface FrameProps extends ChosenProps {
  title: string
  children: ReactNode
}

function Frame({ title, chosen, back, refused, children }: FrameProps) {
  const home = `/?${back}`
  return (
    <Page title={title} back={{ to: home, label: 'Waiting on' }} narrow>
      <ErrorSummary errors={refused?.errors} />
      {chosen.length === 0 ? (
        <EmptyState
          text="No review was chosen: tick those that you mean."
          action={<LinkButton to={home}>Back to the list</LinkButton>}
        />
      ) : (
        <Stack>
          <ul className="grid gap-1">
            {chosen.map(({ number, offering, vendor }) => (
              <li key={number}>
                <ReviewLink number={number} /> {offering}{' '}
                <span className="text-muted">{vendor}</span>
              </li>
            ))}
          </ul>
          <Form method="post" noValidate>
            <input type="hidden" name="back" value={back} />
            {chosen.map(({ number }) => (
              <input key={number} type="hidden" name="r" value={number} />
            ))}
            <FormFields>{children}</FormFields>
          </Form>
        </Stack>
      )}
    </Page>
  )
}

const reviews = (count: number) => (count === 1 ? 'this review' : `these ${count} reviews`)

export function SnoozePage(props: ChosenProps) {
  const { text } = useCheckedForm(snoozeSchema, { refused: props.refused, stored: {} })
  return (
    <Frame title={`Snooze ${reviews(props.chosen.length)}`} {...props}>
      <DateInput
        {...text('until')}
        label="Until"
        hint="They are back on this day, or as soon as the vendor does something. Reminders to the vendor go on."
      />
      <Textarea {...text('snoozeReason')} label="Why can they wait?" rows={2} />
      <Actions>
        <Button>Snooze</Button>
      </Actions>
    </Frame>
  )
}

export interface ReassignPageProps extends ChosenProps {
  owners: readonly { id: string; name: string }[]
}

export function ReassignPage({ owners, ...props }: ReassignPageProps) {
  const { text } = useCheckedForm(reassignSchema, { refused: props.refused, stored: {} })
  return (
    <Frame title={`Give ${reviews(props.chosen.length)} to a colleague`} {...props}>
      <Select
        {...text('ownerId')}
        label="Who looks after them now?"
        hint="The vendor’s mails name this person from now on, unless the organisation names one contact for all."
        placeholder="Choose"
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Textarea {...text('reassignReason')} label="Why" optional rows={2} />
      <Actions>
        <Button>Reassign</Button>
      </Actions>
    </Frame>
  )
}
