// Chooses whose reports are exported together, which copy of each, and on which paper.
import { audiences, audienceWords } from '../../core/report/audience'
import { DECISION_WORDS } from '../../core/report/words'
import type { Choosable } from '../../services/report/batch/choose-reports'
import { Actions, Button, LinkButton } from '../button'
import { CheckboxGroup, RadioGroup } from '../choices'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { Form } from '../link'
import { FormFields } from '../stack'

interface ChooseReportsProps {
  reviews: readonly Choosable[]
  total: number
  errors: Record<string, string> | undefined
  values: Record<string, string | string[]> | undefined
}

export function ChooseReports({ reviews, total, errors, values }: ChooseReportsProps) {
  if (reviews.length === 0) {
    return (
      <EmptyState
        text="None of these reviews is decided: there is no report to export."
        action={<LinkButton to="/reviews?status=decided">Show decided reviews</LinkButton>}
      />
    )
  }
  const chosen = values?.reviews
  return (
    <Form method="post" noValidate>
      <ErrorSummary errors={errors} />
      <FormFields>
        <CopyAndPaper errors={errors} values={values} />
        <CheckboxGroup
          name="reviews"
          label={`Reviews (${reviews.length})`}
          hint={
            total > reviews.length
              ? `The first ${reviews.length} of ${total}: narrow the list with its filters for the others.`
              : undefined
          }
          options={reviews.map(({ number, label, decision }) => ({
            value: String(number),
            label,
            hint: DECISION_WORDS[decision as keyof typeof DECISION_WORDS] ?? decision,
          }))}
          defaultValue={
            chosen === undefined ? reviews.map(({ number }) => String(number)) : [chosen].flat()
          }
          error={errors?.reviews}
        />
        <Actions>
          <Button>Make these reports</Button>
          <LinkButton to="/reviews" look="plain">
            Cancel
          </LinkButton>
        </Actions>
      </FormFields>
    </Form>
  )
}

/** Which copy of each, and how it is to be printed. */
function CopyAndPaper({ errors, values }: Pick<ChooseReportsProps, 'errors' | 'values'>) {
  return (
    <>
      <RadioGroup
        name="audience"
        label="Copy"
        options={audiences.map((value) => ({
          value,
          label: audienceWords[value].name,
          hint: audienceWords[value].use,
        }))}
        defaultValue={single(values?.audience) ?? 'full'}
        error={errors?.audience}
      />
      <RadioGroup
        name="paper"
        label="Paper"
        inline
        options={[
          { value: 'A4', label: 'A4' },
          { value: 'Letter', label: 'US Letter' },
        ]}
        defaultValue={single(values?.paper) ?? 'A4'}
        error={errors?.paper}
      />
    </>
  )
}

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
