// Returning a review: which questions the vendor answers again, and why, in words that are sent to them.
import { Button } from '../button'
import { CheckboxGroup } from '../choices'
import { ErrorSummary } from '../error-summary'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { TextLink } from '../text-link'

export interface ReturnFormProps {
  number: number
  questions: readonly { id: string; prompt: string }[]
  /** Ticked before anybody chose. */
  chosen: readonly string[]
  errors: Record<string, string> | undefined
  values: Readonly<Record<string, string | string[]>>
}

export function ReturnForm({ number, questions, chosen, errors, values }: ReturnFormProps) {
  const reason = values.reason
  return (
    <>
      <ErrorSummary errors={errors} />
      <h2 className="text-xl font-semibold">Return to the vendor</h2>
      <p className="prose-measure mt-1 mb-5">
        Only the questions you tick can be answered again; everything else stays as it was sent. The
        vendor gets your words by mail and has at least five working days.
      </p>
      <Form method="post" className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <div className="max-w-xl">
          <Textarea
            name="reason"
            label="What should the vendor change?"
            hint="The vendor reads this text exactly as you write it."
            defaultValue={typeof reason === 'string' ? reason : ''}
            error={errors?.reason}
          />
        </div>
        <CheckboxGroup
          name="questionIds"
          label="Questions"
          options={questions.map(({ id, prompt }) => ({ value: id, label: `${id} ${prompt}` }))}
          defaultValue={values.questionIds === undefined ? chosen : [values.questionIds].flat()}
          error={errors?.questionIds}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button>Return to the vendor</Button>
          <TextLink to={`/reviews/${number}/answers`}>Cancel</TextLink>
        </div>
      </Form>
    </>
  )
}
