// Moving a review's due date, inviting anew, closing and cancelling: each for a reason that is kept.
import type { ReactNode } from 'react'
import {
  cancelSchema,
  closeSchema,
  dueDateSchema,
  holdSchema,
  inviteAnewSchema,
  nextReviewSchema,
} from '../../core/review/launch-input'
import { Button } from '../button'
import { DateInput, Textarea, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

interface SteerProps {
  title: string
  /** What the form asks the page's action to do. */
  intent: string
  refused: RefusedForm | undefined
  children: ReactNode
}

/** Folded away until somebody means it, or was refused. */
function SteerForm({ title, intent, refused, children }: SteerProps) {
  return (
    <details open={refused !== undefined} className="rounded-md border border-line">
      <summary className="px-3 py-2 font-semibold">{title}</summary>
      <Form method="post" noValidate className="p-3 pt-1">
        <input type="hidden" name="intent" value={intent} />
        <FormFields>{children}</FormFields>
      </Form>
    </details>
  )
}

export interface SteerFormProps {
  refused: RefusedForm | undefined
  dueOn: string
}

export function DueDateForm({ refused, dueOn }: SteerFormProps) {
  const { text } = useCheckedForm(dueDateSchema, { refused, stored: { dueOn } })
  return (
    <SteerForm title="Move the due date" intent="due date" refused={refused}>
      <DateInput
        {...text('dueOn')}
        label="New due date"
        hint="The reminders that are still to come move with it."
      />
      <Textarea {...text('reason')} label="Reason" rows={2} />
      <div>
        <Button look="secondary">Move the date</Button>
      </div>
    </SteerForm>
  )
}

export function NextReviewForm({
  refused,
  nextReviewOn,
}: Pick<SteerFormProps, 'refused'> & { nextReviewOn: string }) {
  const { text } = useCheckedForm(nextReviewSchema, { refused, stored: { nextReviewOn } })
  return (
    <SteerForm title="Move the next review" intent="next review" refused={refused}>
      <DateInput
        {...text('nextReviewOn')}
        label="Next review on"
        hint="It stands in place of the date that was worked out. What runs out before is still told on its day."
      />
      <Textarea {...text('moveReason')} label="Reason" rows={2} />
      <div>
        <Button look="secondary">Move the next review</Button>
      </div>
    </SteerForm>
  )
}

export function InviteAnewForm({
  refused,
  contact,
}: Pick<SteerFormProps, 'refused'> & { contact: { name: string; email: string } }) {
  const stored = { contactName: contact.name, contactEmail: contact.email }
  const { text } = useCheckedForm(inviteAnewSchema, { refused, stored })
  return (
    <SteerForm
      title="Invite somebody else, or send a new link"
      intent="invite anew"
      refused={refused}
    >
      <TextInput {...text('contactName')} label="Name" autoComplete="off" />
      <TextInput
        {...text('contactEmail')}
        label="E-mail address"
        type="email"
        autoComplete="off"
        hint="They get the invitation with a new link. The link before stops working; answers stay."
      />
      <Textarea {...text('inviteReason')} label="Reason" rows={2} />
      <div>
        <Button look="secondary">Invite</Button>
      </div>
    </SteerForm>
  )
}

export function CloseForm({ refused }: Pick<SteerFormProps, 'refused'>) {
  const { text } = useCheckedForm(closeSchema, { refused, stored: {} })
  return (
    <SteerForm title="Close this review" intent="close" refused={refused}>
      <Textarea
        {...text('closeReason')}
        label="Why is it closed?"
        hint="For a product that is no longer used. The review and its report are kept; its dates, conditions and waivers are no longer watched. This cannot be undone."
        rows={2}
      />
      <div>
        <Button look="danger">Close the review</Button>
      </div>
    </SteerForm>
  )
}

export function HoldForm({ refused, held }: Pick<SteerFormProps, 'refused'> & { held: boolean }) {
  const { text } = useCheckedForm(holdSchema, { refused, stored: {} })
  return (
    <SteerForm
      title={held ? 'Lift the legal hold' : 'Place a legal hold'}
      intent={held ? 'lift hold' : 'hold'}
      refused={refused}
    >
      <Textarea
        {...text('holdReason')}
        label={held ? 'Why is it lifted?' : 'Why is it held?'}
        hint={
          held
            ? 'Retention then treats this review like any other.'
            : 'Such as a dispute and its file number. Until it is lifted, retention removes nothing of this review, whatever is set.'
        }
        rows={2}
      />
      <div>
        <Button look="secondary">{held ? 'Lift the hold' : 'Place the hold'}</Button>
      </div>
    </SteerForm>
  )
}

export function CancelForm({ refused }: Pick<SteerFormProps, 'refused'>) {
  const { text } = useCheckedForm(cancelSchema, { refused, stored: {} })
  return (
    <SteerForm title="Cancel this review" intent="cancel" refused={refused}>
      <Textarea
        {...text('cancelReason')}
        label="Why is it cancelled?"
        hint="Nothing more is mailed, and the vendor’s link stops working. This cannot be undone."
        rows={2}
      />
      <div>
        <Button look="danger">Cancel the review</Button>
      </div>
    </SteerForm>
  )
}
