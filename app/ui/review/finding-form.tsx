// Raising or changing a finding: what is wrong, how bad, who takes care of it, until when.
import { severities, treatments } from '../../core/judgement/input'
import type { FindingView } from '../../core/judgement/outcome-view'
import { capitalised } from '../../core/report/words'
import { Button } from '../button'
import { RadioGroup } from '../choices'
import { DateInput, Select, Textarea, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { TextLink } from '../text-link'

export interface FindingFormProps {
  number: number
  /** The finding to change; null to raise a new one. */
  finding: FindingView | null
  values: Readonly<Record<string, string | string[]>>
  /** What stands in the fields before anybody typed. */
  stored: Partial<Record<keyof FindingView, string>>
  errors: Readonly<Record<string, string>>
  questions: readonly { id: string; prompt: string }[]
}

const options = (values: readonly string[]) =>
  values.map((value) => ({ value, label: capitalised(value) }))

export function FindingForm(props: FindingFormProps) {
  const { number, finding, values, stored, errors, questions } = props
  const text = (name: keyof FindingView) => {
    const typed = values[name]
    return typeof typed === 'string' ? typed : (stored[name] ?? '')
  }
  return (
    <Form method="post" aria-label={finding ? 'Change the finding' : 'Raise a finding'}>
      <input type="hidden" name="act" value={finding ? 'change' : 'raise'} />
      {finding ? (
        <>
          <input type="hidden" name="finding" value={finding.number} />
          <input type="hidden" name="revision" value={finding.revision} />
        </>
      ) : null}
      <FormFields>
        <Weakness text={text} errors={errors} questions={questions} />
        <Treatment text={text} errors={errors} isChange={finding !== null} />
        <div className="flex flex-wrap items-center gap-4">
          <Button>{finding ? 'Save the finding' : 'Raise the finding'}</Button>
          {finding ? <TextLink to={`/reviews/${number}/findings`}>Cancel</TextLink> : null}
        </div>
      </FormFields>
    </Form>
  )
}

interface PartProps {
  /** What a field holds: typed, else stored. */
  text: (name: keyof FindingView) => string
  errors: FindingFormProps['errors']
}

function Weakness({ text, errors, questions }: PartProps & Pick<FindingFormProps, 'questions'>) {
  return (
    <>
      <RadioGroup
        name="severity"
        label="Severity"
        inline
        options={options(severities)}
        defaultValue={text('severity')}
        error={errors.severity}
      />
      <Textarea
        name="statement"
        label="What is wrong"
        hint="One sentence that stands in the report."
        rows={2}
        defaultValue={text('statement')}
        error={errors.statement}
      />
      <Textarea
        name="impact"
        label="What it means for us"
        rows={2}
        defaultValue={text('impact')}
        error={errors.impact}
        optional
      />
      <Select
        name="questionId"
        label="Question"
        placeholder="No single question"
        options={questions.map(({ id, prompt }) => ({ value: id, label: `${id} ${prompt}` }))}
        defaultValue={text('questionId')}
        error={errors.questionId}
        optional
      />
    </>
  )
}

function Treatment({ text, errors, isChange }: PartProps & { isChange: boolean }) {
  return (
    <>
      <RadioGroup
        name="treatment"
        label="Treatment"
        options={options(treatments)}
        defaultValue={text('treatment')}
        error={errors.treatment}
      />
      <TextInput
        name="owner"
        label="Owner"
        hint="A person at the vendor or with us."
        defaultValue={text('owner')}
        error={errors.owner}
      />
      <DateInput
        name="dueOn"
        label="Due"
        defaultValue={text('dueOn')}
        error={errors.dueOn}
        optional
      />
      {isChange ? (
        <RadioGroup
          name="status"
          label="Status"
          inline
          options={options(['open', 'closed'])}
          defaultValue={text('status')}
          error={errors.status}
        />
      ) : null}
    </>
  )
}
