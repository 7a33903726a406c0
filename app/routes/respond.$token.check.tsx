// All answers once more before they are submitted, what stands out first.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { conflict, explanationsInput } from '../core/respond/explanations'
import type { CheckedAnswer } from '../core/respond/submission'
import { isWithVendor } from '../core/review/lifecycle'
import { parseForm, refuse, typed } from '../http/form'
import { redirectTo } from '../http/redirect'
import { noStore, notFound, requireRespondent } from '../http/respondent'
import { explainContradictions } from '../services/respond/explain-contradictions'
import { checkPage } from '../services/respond/read-pages'
import { loadVendorReview } from '../services/respond/vendor-review'
import { OwedReplies } from '../ui/clarify/owed-replies'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { FoldedAnswers } from '../ui/respond/answers-list'
import { Attention } from '../ui/respond/attention'
import { Contradictions, GoOn } from '../ui/respond/contradictions'
import { Frame, titleOf } from '../ui/respond/frame'
import { checkWords } from '../ui/respond/words/check'
import { commonWords } from '../ui/respond/words/common'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(checkWords.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const token = args.params.token ?? ''
  if (!isWithVendor(review.row.status)) throw redirectTo(`/respond/${token}/receipt`)
  // Vouching for all answers is the lead's.
  if (review.row.part !== null) throw redirectTo(`/respond/${token}/tasks`)
  const { searchParams } = new URL(args.request.url)
  const [changed, kept] = [searchParams.has('changed'), searchParams.has('kept')]
  const page = checkPage(review, respondent.name)
  return json({ page, token, changed, kept }, { headers: noStore })
}

/** Keeps the explanations, then goes where the pressed button leads: on to submit, or to an answer. */
export async function action(args: ActionFunctionArgs) {
  const respondent = await requireRespondent(args)
  const parsed = await parseForm(args.request, explanationsInput)
  if (!parsed.ok) return refuse(parsed)
  const base = `/respond/${args.params.token ?? ''}`
  const kept = await explainContradictions(args.context.app, respondent, parsed.data)
  if (!kept.ok && kept.reason === 'not with vendor') return redirectTo(`${base}/receipt`)
  if (!kept.ok && kept.reason === 'not the lead') throw notFound()
  if (!kept.ok) return refuse(conflict(kept.theirs, parsed.data))
  const { go } = parsed.data
  if (kept.changed) return redirectTo(`${base}/check?changed`)
  if (go === 'submit') return redirectTo(`${base}/submit?of=${kept.hash}`)
  const review = await loadVendorReview(args.context.app, respondent)
  const asked = review.questionnaire.compiled.find(({ question }) => question.id === go)
  if (asked && review.row.status === 'returned') return redirectTo(`${base}/questions#${go}`)
  if (asked) return redirectTo(`${base}/section/${asked.section.id}?back=check#${go}`)
  return redirectTo(`${base}/check?kept`)
}

const FORM = 'explanations'

export default function Check() {
  const { page, token, changed, kept } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const base = `/respond/${token}`
  const asks = page.check.contradictions
  const change = ({ id, sectionId }: CheckedAnswer) =>
    !page.open.includes(id)
      ? null
      : page.returned
        ? `${base}/questions#${id}`
        : `${base}/section/${sectionId}?back=check#${id}`
  const goOn = (
    <GoOn to={`${base}/submit?of=${page.hash}`} keeping={asks.length > 0 ? FORM : null} />
  )
  return (
    <Frame
      host={page.host}
      title={checkWords.title}
      back={
        page.returned
          ? { to: `${base}/questions`, label: commonWords.backToQuestions }
          : { to: `${base}/tasks`, label: commonWords.backToTasks }
      }
    >
      {changed ? (
        <div className="mb-6">
          <Notice kind="warning" title={checkWords.changed} announce>
            <p>{checkWords.changedText}</p>
          </Notice>
        </div>
      ) : null}
      {kept && !refused ? (
        <div className="mb-6">
          <Notice kind="done" title={checkWords.kept} announce />
        </div>
      ) : null}
      <ErrorSummary errors={refused?.errors} />
      <OwedReplies owed={page.owed} base={base} />
      <Attention check={page.check} change={change}>
        <Contradictions
          formId={FORM}
          contradictions={asks}
          hash={page.hash}
          open={page.open}
          typed={(name, stored) => typed(refused?.values, name, stored)}
          errors={refused?.errors}
        />
      </Attention>
      <div className="my-8">{goOn}</div>
      <FoldedAnswers check={page.check} change={change} />
      <div className="mt-8">{goOn}</div>
    </Frame>
  )
}
