// The report of a decided review on screen with its versions, or the way to a draft before the decision.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { reissueInput } from '../core/report/reissue-input'
import { readReviewNumber, reviewLabel } from '../core/review/number'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { refusedForm, refusedPage, typedIn } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { loadReport } from '../services/report/load-report'
import { reissueReport } from '../services/report/reissue-report'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ReportView } from '../ui/review/report'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Report, ${reviewLabel(data.number)} – Assay` : 'Report – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const wanted = new URL(args.request.url).searchParams.get('version') ?? undefined
  const report = await loadReport(args.context.app, staff, {
    number,
    version: readReviewNumber(wanted) ?? undefined,
  })
  if (!report.ok && report.reason !== 'not possible now') throw refusedPage(report)
  if (!report.ok) {
    const draft = allows(staff, 'answers.read')
    return json({ number, draft, sentence: report.sentence, report: null })
  }
  const { record, recordHash, supersededBy, frozenBy, versions } = report
  const mayPack = allows(staff, 'answers.read', { decided: true })
  const mayReissue = supersededBy === null && allows(staff, 'report.reissue')
  return json({
    number,
    draft: false,
    sentence: '',
    report: { record, recordHash, supersededBy, frozenBy, versions, mayReissue, mayPack },
  })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'report.reissue')
  const number = reviewNumber(args.params)
  const form = await args.request.formData()
  const parsed = parseFormData(form, reissueInput)
  if (!parsed.ok) return refuse(parsed)
  const issued = await reissueReport(args.context.app, staff, number, parsed.data)
  return issued.ok ? redirectTo(`/reviews/${number}/report`) : refusedForm(issued, typedIn(form))
}

export default function ReviewReport() {
  const { number, draft, sentence, report } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (report) return <ReportView reviewNumber={number} {...report} refused={refused} />
  return (
    <EmptyState
      text={sentence}
      action={
        draft ? (
          <LinkButton to={`/reviews/${number}/report.pdf?draft`} document>
            Download a draft
          </LinkButton>
        ) : null
      }
    />
  )
}
