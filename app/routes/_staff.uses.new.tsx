// Where somebody files a use: the intake, with its tier beside it.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { allows } from '../core/access/policy'
import { readUseForm } from '../core/uses/use-form'
import { refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { typedIn } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { fileUse } from '../services/uses/file-use'
import { ErrorSummary } from '../ui/error-summary'
import { IntakeForm } from '../ui/intake/intake-form'
import { summaryErrors } from '../ui/intake/summary-errors'
import { Page } from '../ui/page'

export const meta: MetaFunction = () => [{ title: 'File a use – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'use.file')
  return json({
    definition: args.context.app.questionnaires.intake.definition,
    owner: staff.name,
    mayLaunch: allows(staff, 'review.launch'),
  })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'use.file')
  const { app } = args.context
  const { go, ...values } = typedIn(await args.request.formData())
  const form = readUseForm(app.questionnaires.intake, (name) => listOf(values[name]))
  // Without script the tier is shown by sending the form back as it is.
  if (go === 'tier') return json({ errors: {}, values })
  if (Object.keys(form.errors).length > 0) return refuse({ errors: form.errors, values })
  const filed = await fileUse(app, staff, form)
  if (!filed.ok) {
    const problems = filed.reason === 'incomplete' ? filed.problems : []
    return refuse({ errors: Object.fromEntries(problems.map((p) => [p.path, p.message])), values })
  }
  const launch = go === 'launch' && !filed.assessment.refused
  return redirectTo(launch ? `/reviews/new/vendor?use=${filed.useId}` : `/uses/${filed.useId}`)
}

export default function FileUse() {
  const { definition, owner, mayLaunch } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  // The summary takes the focus once for each refusal, so it is the same object until the next one.
  const summary = useMemo(() => back && summaryErrors(definition, back.errors), [definition, back])
  return (
    <Page title="File a use" lead={definition.intro} back={{ to: '/uses', label: 'Uses' }}>
      <ErrorSummary errors={summary} />
      <IntakeForm
        definition={definition}
        values={back ? listsIn(back.values) : { owner: [owner] }}
        errors={back?.errors ?? {}}
        mayLaunch={mayLaunch}
      />
    </Page>
  )
}

const listOf = (value: string | string[] | undefined): string[] => [value ?? []].flat()

const listsIn = (values: Record<string, string | string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, listOf(value)]))
