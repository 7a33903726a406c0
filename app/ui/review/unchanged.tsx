// What one press would accept: every answer in full with the acceptance it repeats, each to be left out.
import { countWords } from '../../core/report/words'
import { Actions, Button } from '../button'
import { CheckboxGroup } from '../choices'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { Form } from '../link'
import { TextLink } from '../text-link'

export interface UnchangedProps {
  number: number
  answers: readonly {
    id: string
    /** What the form sends for it. */
    value: string
    prompt: string
    flagged: boolean
    notApplicable: string | null
    answer: string | null
    /** The words that its verdict will carry. */
    reason: string
  }[]
  errors: Record<string, string> | undefined
}

export function Unchanged({ number, answers, errors }: UnchangedProps) {
  const back = <TextLink to={`/reviews/${number}/answers`}>Back to the answers</TextLink>
  return (
    <>
      <ErrorSummary errors={errors} />
      <h2 className="text-xl font-semibold">Accept what is unchanged</h2>
      {answers.length === 0 ? (
        <>
          <EmptyState text="No answer is as it was when it was last accepted." />
          {back}
        </>
      ) : (
        <>
          <p className="prose-measure mt-1 mb-4">
            Each of these is, to the last word, as a reviewer accepted it before, and its evidence
            is no weaker. Every one gets a verdict of its own that says so. Untick what you want to
            read again.
          </p>
          {/* Another list is another form: boxes of the old one must not stay ticked or unticked. */}
          <Form method="post" key={answers.map(({ value }) => value).join()}>
            <CheckboxGroup
              name="answers"
              label={countWords(answers.length, 'answer')}
              options={answers.map((each) => ({
                value: each.value,
                label: <Label {...each} />,
                hint: <Said {...each} />,
              }))}
              defaultValue={answers.map(({ value }) => value)}
              error={errors?.answers}
            />
            <div className="mt-5">
              <Actions>
                <Button>Accept what is ticked</Button>
                {back}
              </Actions>
            </div>
          </Form>
        </>
      )}
    </>
  )
}

type Each = UnchangedProps['answers'][number]

function Label({ id, prompt, flagged }: Each) {
  return (
    <>
      <span className="font-semibold">{id}</span> {prompt}
      {flagged ? <span className="font-semibold"> ▲ Flagged</span> : null}
    </>
  )
}

function Said({ answer, notApplicable, reason }: Each) {
  return (
    <>
      <span className="block whitespace-pre-line text-text">
        {notApplicable === null ? answer : `Said not to apply: ${notApplicable}`}
      </span>
      <span className="block">{reason}</span>
    </>
  )
}
