// Where the lead hands parts of the questionnaire to colleagues and takes them back.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { colleagueInput, MOST_COLLEAGUES } from '../core/respond/colleagues'
import { isWithVendor } from '../core/review/lifecycle'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { typedIn } from '../http/refused'
import { noStore, notFound, requireLead, requireRespondent } from '../http/respondent'
import { type ColleagueInvited, inviteColleague } from '../services/respond/invite-colleague'
import { readColleagues } from '../services/respond/read-colleagues'
import { takeBackPart } from '../services/respond/take-back-part'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { ColleagueForm } from '../ui/respond/colleague-form'
import { ColleagueList } from '../ui/respond/colleague-list'
import { Frame, titleOf } from '../ui/respond/frame'
import { colleaguesWords as words } from '../ui/respond/words/colleagues'
import { commonWords } from '../ui/respond/words/common'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(words.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const token = args.params.token ?? ''
  const read = await readColleagues(args.context.app, respondent)
  if (read === null) throw notFound()
  if (!isWithVendor(read.review.row.status)) throw redirectTo(`/respond/${token}/receipt`)
  const search = new URL(args.request.url).searchParams
  const done = doneWords.find(([name]) => search.has(name))?.[1] ?? null
  const chosen = search.getAll('section')
  const canMail = args.context.app.mailer !== null
  return json({ page: read.page, token, done, chosen, canMail }, { headers: noStore })
}

const doneWords = [
  ['invited', words.invited],
  ['again', words.again],
  ['back', words.back],
] as const

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireLead(args)
  const here = `/respond/${args.params.token ?? ''}/colleagues`
  const form = await args.request.formData()
  if (form.get('act') === 'take back') {
    const back = await takeBackPart(args.context.app, respondent, String(form.get('id') ?? ''))
    if (!back.ok) throw notFound()
    return redirectTo(`${here}?back`)
  }
  const parsed = parseFormData(form, colleagueInput, { lists: ['sectionIds', 'questionIds'] })
  if (!parsed.ok) return refuse(parsed)
  const invited = await inviteColleague(args.context.app, respondent, parsed.data)
  if (invited.ok) return redirectTo(`${here}?${invited.again ? 'again' : 'invited'}`)
  if (invited.reason === 'not the lead') throw notFound()
  if (invited.reason === 'not with vendor') return redirectTo(here)
  return refuse({ errors: sentenceOf(invited.reason), values: typedIn(form) })
}

type Refused = Extract<ColleagueInvited, { ok: false }>['reason']

function sentenceOf(reason: Exclude<Refused, 'not the lead' | 'not with vendor'>) {
  switch (reason) {
    case 'is the lead':
      return { email: words.isTheLead }
    case 'nothing given':
      return { sectionIds: words.nothingGiven }
    case 'too many':
      return { email: words.tooMany(MOST_COLLEAGUES) }
  }
}

export default function Colleagues() {
  const { page, token, done, chosen, canMail } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { key } = useLocation()
  return (
    <Frame
      host={page.host}
      title={words.title}
      lead={words.lead}
      back={{ to: `/respond/${token}/tasks`, label: commonWords.backToTasks }}
    >
      <ErrorSummary errors={refused?.errors} />
      {done && !refused ? (
        <div className="mb-6">
          <Notice kind="done" title={done} announce />
        </div>
      ) : null}
      <ColleagueList colleagues={page.colleagues} />
      <ColleagueForm
        key={refused ? 'refused' : key}
        page={page}
        chosen={chosen}
        canMail={canMail}
        refused={refused}
      />
    </Frame>
  )
}
