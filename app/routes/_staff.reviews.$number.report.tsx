// The report of a decided review on screen, or the way to a draft before the decision.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { readReviewNumber, reviewLabel } from '../core/review/number'
import { refusedPage } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { loadReport } from '../services/report/load-report'
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
  const { record, recordHash, supersededBy, frozenBy } = report
  return json({
    number,
    draft: false,
    sentence: '',
    report: { record, recordHash, supersededBy, frozenBy },
  })
}

export default function ReviewReport() {
  const { number, draft, sentence, report } = useLoaderData<typeof loader>()
  if (report) return <ReportView reviewNumber={number} {...report} />
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
