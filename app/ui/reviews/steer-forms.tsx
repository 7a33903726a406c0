// Moving a review's due date, and cancelling it: both for a reason that is kept.
import {
  cancelSchema,
  closeSchema,
  dueDateSchema,
  inviteAnewSchema,
} from '../../core/review/launch-input'
import { Button } from '../button'
import { DateInput, Textarea, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export interface SteerFormProps {
  refused: RefusedForm | undefined
  dueOn: string
}

export function DueDateForm({ refused, dueOn }: SteerFormProps) {
  const { text } = useCheckedForm(dueDateSchema, { refused, stored: { dueOn } })
  return (
    <details open={refused !== undefined} className="rounded-md border border-line">
      <summary className="px-3 py-2 font-semibold">Move the due date</summary>
      <Form method="post" noValidate className="p-3 pt-1">
        <input type="hidden" name="intent" value="due date" />
        <FormFields>
          <DateInput
            {...text('dueOn')}
            label="New due date"
            hint="The reminders that are still to come move with it."
          />
          <Textarea {...text('reason')} label="Reason" rows={2} />
          <div>
            <Button look="secondary">Move the date</Button>
          </div>
        </FormFields>
      </Form>
    </details>
  )
}

export function InviteAnewForm({
  refused,
  contact,
}: Pick<SteerFormProps, 'refused'> & { contact: { name: string; email: string } }) {
  const stored = { contactName: contact.name, contactEmail: contact.email }
  const { text } = useCheckedForm(inviteAnewSchema, { refused, stored })
  return (
    <details open={refused !== undefined} className="rounded-md border border-line">
      <summary className="px-3 py-2 font-semibold">
        Invite somebody else, or send a new link
      </summary>
      <Form method="post" noValidate className="p-3 pt-1">
        <input type="hidden" name="intent" value="invite anew" />
        <FormFields>
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
        </FormFields>
      </Form>
    </details>
  )
}

export function CloseForm({ refused }: Pick<SteerFormProps, 'refused'>) {
  const { text } = useCheckedForm(closeSchema, { refused, stored: {} })
  return (
    <details open={refused !== undefined} className="rounded-md border border-line">
      <summary className="px-3 py-2 font-semibold">Close this review</summary>
      <Form method="post" noValidate className="p-3 pt-1">
        <input type="hidden" name="intent" value="close" />
        <FormFields>
          <Textarea
            {...text('closeReason')}
            label="Why is it closed?"
            hint="For a product that is no longer used. The review and its report are kept; its dates, conditions and waivers are no longer watched. This cannot be undone."
            rows={2}
          />
          <div>
            <Button look="danger">Close the review</Button>
          </div>
        </FormFields>
      </Form>
    </details>
  )
}

export function CancelForm({ refused }: Pick<SteerFormProps, 'refused'>) {
  const { text } = useCheckedForm(cancelSchema, { refused, stored: {} })
  return (
    <details open={refused !== undefined} className="rounded-md border border-line">
      <summary className="px-3 py-2 font-semibold">Cancel this review</summary>
      <Form method="post" noValidate className="p-3 pt-1">
        <input type="hidden" name="intent" value="cancel" />
        <FormFields>
          <Textarea
            {...text('cancelReason')}
            label="Why is it cancelled?"
            hint="Nothing more is mailed, and the vendor’s link stops working. This cannot be undone."
            rows={2}
          />
          <div>
            <Button look="danger">Cancel the review</Button>
          </div>
        </FormFields>
      </Form>
    </details>
  )
}
