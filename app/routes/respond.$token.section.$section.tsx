// One section of the questionnaire.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { isWithVendor } from '../core/review/lifecycle'
import { askFrom, asksIn } from '../http/asked-question'
import { redirectTo } from '../http/redirect'
import { noStore, notFound, requireRespondent } from '../http/respondent'
import { sectionPage } from '../services/respond/read-pages'
import { saveSection } from '../services/respond/save-section'
import { loadVendorReview } from '../services/respond/vendor-review'
import { SectionQuestions } from '../ui/clarify/section-questions'
import { ErrorSummary } from '../ui/error-summary'
import { Frame, titleOf } from '../ui/respond/frame'
import { commonWords } from '../ui/respond/words/common'
import { sectionWords } from '../ui/respond/words/section'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.page.section.title ?? '', data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const token = args.params.token ?? ''
  const page = sectionPage(review, args.params.section ?? '')
  if (page === null) throw notFound()
  if (!isWithVendor(review.row.status)) throw redirectTo(`/respond/${token}/receipt`)
  if (review.row.status === 'returned') throw redirectTo(`/respond/${token}/questions`)
  return json({ page, token, back: backOf(args.request) }, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireRespondent(args)
  const sectionId = args.params.section ?? ''
  const form = await args.request.formData()
  const base = `/respond/${args.params.token ?? ''}`
  const saved = await saveSection(args.context.app, respondent, { sectionId, form })
  if (!saved.ok) {
    if (saved.reason === 'not found') throw notFound()
    return redirectTo(`${base}/receipt`)
  }
  const next = String(form.get('next') ?? '')
  const asking = /^ask ([A-Z]{2,4}-\d{2})$/.exec(next)?.[1]
  const asked = asking
    ? await askFrom(args.context.app, respondent, {
        questionId: asking,
        form,
        closed: sectionWords.askClosed,
      })
    : {}
  const { typed, revisions } = saved
  const errors = { ...saved.errors, ...asked }
  if (Object.keys(errors).length > 0) {
    // A question that went out is not typed again.
    const asks = asking && Object.keys(asked).length === 0 ? {} : asksIn(form)
    return json({ errors, typed, revisions, asks }, { status: 422, headers: noStore })
  }
  if (asking) return redirectTo(`${base}/section/${sectionId}#${asking}`)
  const about = /^evidence ([A-Z]{2,4}-\d{2})$/.exec(next)?.[1]
  if (about) return redirectTo(`${base}/evidence?for=${about}`)
  if (backOf(args.request) === 'check') return redirectTo(`${base}/check`)
  if (next !== 'continue' && next !== 'confirm') return redirectTo(`${base}/tasks`)
  if (saved.broughtUp) return redirectTo(`${base}/section/${sectionId}#${saved.broughtUp}`)
  return redirectTo(saved.next === null ? `${base}/check` : `${base}/section/${saved.next}`)
}

/** "Change" on the check page leads here and back there. */
function backOf(request: Request): 'check' | 'tasks' {
  return new URL(request.url).searchParams.get('back') === 'check' ? 'check' : 'tasks'
}

function withQuestion(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [
      path,
      commonWords.about(path.split('.')[0] ?? '', message),
    ]),
  )
}

export default function SectionOfQuestions() {
  const { page, token, back } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const { section, number, of, previous } = page
  // One object a refusal: a new one would take the focus again with every key.
  const named = useMemo(() => posted && withQuestion(posted.errors), [posted])
  return (
    <Frame
      host={page.host}
      title={section.title}
      lead={section.intro}
      back={
        back === 'check'
          ? { to: `/respond/${token}/check`, label: commonWords.backToCheck }
          : { to: `/respond/${token}/tasks`, label: commonWords.backToTasks }
      }
    >
      <p className="mb-4 text-base text-muted">
        {sectionWords.place(number, of)}
        {previous ? (
          <>
            {' · '}
            <TextLink to={`/respond/${token}/section/${previous.id}`}>
              {sectionWords.previous(previous.title)}
            </TextLink>
          </>
        ) : null}
      </p>
      <ErrorSummary errors={named} />
      <SectionQuestions key={section.id} page={page} token={token} posted={posted} />
    </Frame>
  )
}
