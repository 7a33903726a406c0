// The reviewer's word on the open question: one form, one button for each verdict, the same without script.
import type { VerdictChoice } from '../../core/judgement/input'
import type { QuestionView } from '../../core/judgement/view'
import { Button } from '../button'
import { Textarea, TextInput } from '../inputs'
import { Form } from '../link'

export interface VerdictFormProps {
  question: QuestionView
  /** Where to go afterwards. */
  onward: string
  errors: Readonly<Record<string, string>>
  values: { credit: string; reason: string }
}

export function VerdictForm({ question, onward, errors, values }: VerdictFormProps) {
  const { answerRevision, lastSeq, claimsNotApplicable, scored } = question.form
  return (
    <Form
      method="post"
      aria-label="Verdict"
      className="grid gap-4"
      key={`${question.id}-${lastSeq}`}
    >
      <input type="hidden" name="act" value="verdict" />
      <input type="hidden" name="questionId" value={question.id} />
      <input type="hidden" name="answerRevision" value={answerRevision} />
      <input type="hidden" name="lastSeq" value={lastSeq} />
      <input type="hidden" name="onward" value={onward} />
      {claimsNotApplicable || !scored ? (
        <input type="hidden" name="credit" value="" />
      ) : (
        <TextInput
          name="credit"
          label="Credit"
          hint="0 to 100. Only to adjust."
          width="short"
          inputMode="numeric"
          defaultValue={values.credit}
          error={errors.credit}
          optional
        />
      )}
      <Textarea
        name="reason"
        label="Reason"
        hint={
          claimsNotApplicable
            ? 'Needed to refuse.'
            : 'Needed to adjust or reject. It stands in the report.'
        }
        rows={2}
        defaultValue={values.reason}
        error={errors.reason}
        optional
      />
      <Choices claimsNotApplicable={claimsNotApplicable} scored={scored} />
      {errors.choice ? <p className="font-semibold text-error">{errors.choice}</p> : null}
    </Form>
  )
}

/** Accept is first, so that Enter in a field presses it, and `A` finds it. */
function Choices({
  claimsNotApplicable,
  scored,
}: {
  claimsNotApplicable: boolean
  scored: boolean
}) {
  if (claimsNotApplicable) {
    return (
      <div className="flex flex-wrap gap-3">
        <Choice
          word="not applicable accepted"
          look="primary"
          label="Accept “not applicable”"
          isAccept
        />
        <Choice word="not applicable refused" look="secondary" label="Refuse “not applicable”" />
      </div>
    )
  }
  return (
    <div className="flex flex-wrap gap-3">
      <Choice word="accepted" look="primary" label="Accept" isAccept />
      {scored ? <Choice word="adjusted" look="secondary" label="Adjust" /> : null}
      <Choice word="rejected" look="secondary" label="Reject" />
    </div>
  )
}

interface ChoiceProps {
  word: VerdictChoice
  look: 'primary' | 'secondary'
  label: string
  isAccept?: boolean
}

function Choice({ word, look, label, isAccept = false }: ChoiceProps) {
  return (
    <Button
      name="choice"
      value={word}
      look={look}
      {...(isAccept ? { 'data-key': 'accept', 'aria-keyshortcuts': 'a' } : {})}
    >
      {label}
    </Button>
  )
}
