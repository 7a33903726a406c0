// Issues a report again when what it tells has changed: a condition met, a finding closed, another classification.
import { reissueInput } from '../../core/report/reissue-input'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export interface ReissueFormProps {
  /** The version in force. */
  replaces: number
  refused?: RefusedForm | undefined
}

export function ReissueForm({ replaces, refused }: ReissueFormProps) {
  const { text } = useCheckedForm(reissueInput, { refused, stored: {} })
  return (
    <Section title="Issue the report again">
      <p className="prose-measure mb-3">
        When a condition is met, a finding closed or the classification changed, version{' '}
        {replaces + 1} tells it. The decision and its score stay as they were decided. Version{' '}
        {replaces} is kept and marked superseded; copies of it still verify, and say so.
      </p>
      <ErrorSummary errors={refused?.errors} />
      <Form method="post" noValidate>
        <FormFields>
          <input type="hidden" name="replaces" value={replaces} />
          <Textarea
            {...text('reason')}
            label="Why is it issued again?"
            hint="Stands in the audit trail of the new version"
            rows={3}
          />
          <div>
            <Button look="secondary">Issue version {replaces + 1}</Button>
          </div>
        </FormFields>
      </Form>
    </Section>
  )
}
