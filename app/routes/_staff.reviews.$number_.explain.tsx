// "Why 68?": the explanation of a review's score, for us or as a copy for the vendor.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { scoreWords } from '../core/report/words'
import { reviewLabel } from '../core/review/number'
import { readReader } from '../core/scoring/explanation-view'
import { refusedPage } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { explainScore } from '../services/explain/explain-score'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ExplainPage } from '../ui/explain/explain-page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Why ${scoreWords(data.view?.assured ?? null)}? ${reviewLabel(data.number)} – Assay`
      : 'Why? – Assay',
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const reader = readReader(new URL(args.request.url).searchParams.get('for'))
  const explained = await explainScore(args.context.app, staff, { number, reader })
  if (!explained.ok && explained.reason !== 'not possible now') throw refusedPage(explained)
  return json({
    number,
    back: allows(staff, 'answers.judge') ? `/reviews/${number}/answers` : `/reviews/${number}`,
    view: explained.ok ? explained.view : null,
    sentence: explained.ok ? '' : explained.sentence,
  })
}

export default function Explain() {
  const { number, view, back, sentence } = useLoaderData<typeof loader>()
  if (view) return <ExplainPage view={view} back={back} />
  return (
    <EmptyState
      text={sentence}
      action={<LinkButton to={`/reviews/${number}`}>Back to the review</LinkButton>}
    />
  )
}
