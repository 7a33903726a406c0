// Raising or changing a finding: what is wrong, how bad, who takes care of it, until when.
import { severities, treatments } from '../../core/findings/input'
import { type FindingView, findingLabel } from '../../core/findings/view'
import { capitalised } from '../../core/report/words'
import { Button } from '../button'
import { RadioGroup } from '../choices'
import { DateInput, Select, Textarea, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { TextLink } from '../text-link'

type Field =
  | 'severity'
  | 'statement'
  | 'impact'
  | 'questionId'
  | 'treatment'
  | 'owner'
  | 'dueOn'
  | 'rule'

export type FindingFields = Partial<Record<Field, string | null>>

export interface FindingFormProps {
  number: number
  /** The finding to change; null to raise a new one. */
  finding: FindingView | null
  values: Readonly<Record<string, string | string[]>>
  /** What stands in the fields before anybody typed. */
  stored: FindingFields
  errors: Readonly<Record<string, string>>
  questions: readonly { id: string; prompt: string }[]
}

const options = (values: readonly string[]) =>
  values.map((value) => ({ value, label: capitalised(value) }))

export function FindingForm(props: FindingFormProps) {
  const { number, finding, values, stored, errors, questions } = props
  const text = (name: Field) => {
    const typed = values[name]
    return typeof typed === 'string' ? typed : (stored[name] ?? '')
  }
  return (
    <Form
      method="post"
      noValidate
      aria-label={finding ? `Change ${findingLabel(finding.number)}` : 'Raise a finding'}
    >
      <input type="hidden" name="act" value={finding ? 'change' : 'raise'} />
      {finding ? (
        <>
          <input type="hidden" name="finding" value={finding.number} />
          <input type="hidden" name="revision" value={finding.revision} />
        </>
      ) : (
        <input type="hidden" name="rule" value={text('rule')} />
      )}
      <FormFields>
        <Weakness text={text} errors={errors} questions={questions} />
        <Treatment text={text} errors={errors} />
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
  text: (name: Field) => string
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

function Treatment({ text, errors }: PartProps) {
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
        hint="Not needed where the weakness is accepted or avoided."
        defaultValue={text('dueOn')}
        error={errors.dueOn}
      />
    </>
  )
}
