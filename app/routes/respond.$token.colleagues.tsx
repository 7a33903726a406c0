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
import { noStore, notFound, requireRespondent } from '../http/respondent'
import { type ColleagueInvited, inviteColleague } from '../services/respond/invite-colleague'
import { readColleagues } from '../services/respond/read-colleagues'
import { takeBackPart } from '../services/respond/take-back-part'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { ColleagueForm } from '../ui/respond/colleague-form'
import { ColleagueList } from '../ui/respond/colleague-list'
import { Frame, titleOf } from '../ui/respond/frame'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf('Colleagues', data?.page.host) },
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
  ['invited', 'Invited. The mail with their own link is on its way.'],
  [
    'again',
    'Their part was replaced. A mail with a new link is on its way; the old link is closed.',
  ],
  ['back', 'Taken back. Their link is closed; what they wrote stays.'],
] as const

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireRespondent(args)
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
      return { email: 'This is your own address: you see everything already' }
    case 'nothing given':
      return { sectionIds: 'Choose at least one section or question' }
    case 'too many':
      return {
        email: `${MOST_COLLEAGUES} colleagues were invited to this review, and no more can be. Write to your contact if you need more.`,
      }
  }
}

export default function Colleagues() {
  const { page, token, done, chosen, canMail } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { key } = useLocation()
  return (
    <Frame
      host={page.host}
      title="Colleagues"
      lead="Somebody else knows a part better? Give it to them. They see only that part; you still see and change everything, and you submit."
      back={{ to: `/respond/${token}/tasks`, label: 'Task list' }}
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
