// The last step's form: until when, a few words of one's own, and the one button that sends.
import { sendSchema } from '../../core/review/launch-input'
import { wordsOf } from '../../core/schedule/plain-date'
import { Actions, Button, LinkButton } from '../button'
import { DateInput, Textarea } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export interface SendFormProps {
  draft: {
    number: number
    revision: number
    tier: number
    dueOn: string
    message: string
    today: string
    workingDays: number
    alreadyInUse: boolean
    contact: { name: string }
  }
  refused: RefusedForm | undefined
}

export function SendForm({ draft, refused }: SendFormProps) {
  const { text } = useCheckedForm(sendSchema, {
    refused,
    stored: { dueOn: draft.dueOn, message: draft.message },
  })
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="revision" value={draft.revision} />
      <input type="hidden" name="tier" value={draft.tier} />
      <FormFields>
        <DateInput {...text('dueOn')} label="Due" hint={dueHint(draft)} min={draft.today} />
        <Textarea
          {...text('message')}
          label={`A few words to ${draft.contact.name}`}
          hint="They stand in the mail under your name."
          optional
          rows={4}
        />
        <Actions>
          {/* First, because the return key presses the first button of a form. */}
          <Button look="secondary" name="go" value="keep">
            Update the preview
          </Button>
          <Button name="go" value="send">
            Send to {draft.contact.name}
          </Button>
          <LinkButton to={`/reviews/new/vendor?draft=${draft.number}`}>
            Change vendor or contact
          </LinkButton>
        </Actions>
      </FormFields>
    </Form>
  )
}

function dueHint({ tier, workingDays, alreadyInUse, today }: SendFormProps['draft']): string {
  const days = `Tier ${tier} gives ${workingDays} working days from ${wordsOf(today)}`
  return alreadyInUse ? `${days}, half of the usual time because it is in use already.` : `${days}.`
}
