// The reviewer's word on the open question: one form, one button for each word that fits the answer, the same without script.
import type { VerdictChoice } from '../../core/judgement/input'
import type { QuestionView } from '../../core/judgement/view'
import { Button, type ButtonLook } from '../button'
import { Textarea, TextInput } from '../inputs'
import { Form } from '../link'

export interface VerdictFormProps {
  question: QuestionView
  /** The page of this very question, whatever the address said: what is refused must come back to it. */
  here: string
  /** Where to go afterwards. */
  onward: string
  errors: Readonly<Record<string, string>>
  values: { credit: string; reason: string }
}

export function VerdictForm({ question, here, onward, errors, values }: VerdictFormProps) {
  const { answerRevision, lastSeq, choices } = question.form
  return (
    <Form
      method="post"
      action={here}
      preventScrollReset
      aria-label="Verdict"
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
      key={`${question.id}-${lastSeq}`}
    >
      <input type="hidden" name="act" value="verdict" />
      <input type="hidden" name="questionId" value={question.id} />
      <input type="hidden" name="answerRevision" value={answerRevision} />
      <input type="hidden" name="lastSeq" value={lastSeq} />
      <input type="hidden" name="onward" value={onward} />
      <Unless question={question} />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        {choices.includes('adjusted') ? (
          <TextInput
            name="credit"
            label="Credit"
            hint="0 to 100, to adjust."
            width="short"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={values.credit}
            error={errors.credit}
            optional
          />
        ) : (
          <input type="hidden" name="credit" value="" />
        )}
        <div className="min-w-48 grow basis-60">
          <Textarea
            name="reason"
            label="Reason"
            hint={reasonHint(choices)}
            rows={2}
            defaultValue={values.reason}
            error={errors.reason}
            optional
          />
        </div>
      </div>
      {errors.choice ? <p className="font-semibold text-error">{errors.choice}</p> : null}
      <div className="flex flex-wrap gap-3">
        {choices.map((choice) => (
          <Choice key={choice} choice={choice} />
        ))}
      </div>
    </Form>
  )
}

/** Why something that is usually offered is not, said before anybody looks for it. */
function Unless({ question: { form } }: { question: QuestionView }) {
  const { answered, awaitsCredit, scored } = form
  const sentence = !answered
    ? `Nothing was answered, so there is nothing to accept.${scored ? ' A blank counts 0.' : ''}`
    : awaitsCredit
      ? 'A written answer has no credit of its own: give it one from 0 to 100.'
      : scored
        ? null
        : 'This question is not scored, so there is no credit to adjust.'
  return sentence ? <p>{sentence}</p> : null
}

function reasonHint(choices: readonly VerdictChoice[]): string {
  if (choices.includes('not applicable refused')) return 'Needed to refuse.'
  return choices.includes('adjusted')
    ? 'Needed to adjust or reject. Stands in the report.'
    : 'Needed to reject. Stands in the report.'
}

/** Accepting is first where it is offered, so that Enter in a field presses it, and `A` finds it. */
const buttons: Record<VerdictChoice, { label: string; look: ButtonLook; isAccept?: true }> = {
  accepted: { label: 'Accept', look: 'primary', isAccept: true },
  adjusted: { label: 'Adjust', look: 'secondary' },
  rejected: { label: 'Reject', look: 'secondary' },
  'not applicable accepted': {
    label: 'Accept “not applicable”',
    look: 'primary',
    isAccept: true,
  },
  'not applicable refused': { label: 'Refuse “not applicable”', look: 'secondary' },
}

function Choice({ choice }: { choice: VerdictChoice }) {
  const { label, look, isAccept = false } = buttons[choice]
  return (
    <Button name="choice" value={choice} look={look} {...(isAccept && { 'data-key': 'accept' })}>
      {label}
    </Button>
  )
}
