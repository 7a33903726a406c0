// The vendor's files: give one, say what it supports, take it back until the answers are submitted.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { Respondent } from '../core/access/roles'
import { fileSentences } from '../core/respond/file-refusals'
import { addGivenFile } from '../http/evidence-acts'
import { refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { noStore, notFound, requireRespondent } from '../http/respondent'
import { type Upload, withUpload } from '../http/upload'
import { changeFile } from '../services/evidence/change-file'
import { evidencePage } from '../services/evidence/read-evidence-page'
import { loadVendorReview } from '../services/respond/vendor-review'
import { ErrorSummary } from '../ui/error-summary'
import { Section } from '../ui/page'
import { EvidenceForm } from '../ui/respond/evidence-form'
import { FileList } from '../ui/respond/file-list'
import { Frame, titleOf } from '../ui/respond/frame'
import { commonWords } from '../ui/respond/words/common'
import { evidenceWords as words } from '../ui/respond/words/evidence'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(words.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const about = new URL(args.request.url).searchParams.get('for')
  const { evidenceKinds } = args.context.app.questionnaires.frameworks
  const page = evidencePage(review, evidenceKinds, about)
  return json({ page, token: args.params.token ?? '' }, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireRespondent(args)
  const { request } = args
  const upload = { request, who: respondent.invitationId, field: 'file' }
  // Asked again once all is here: an upload takes minutes, and whoever sends it may have been removed meanwhile.
  return withUpload(upload, async (given) => act(args, await requireRespondent(args), given))
}

async function act(args: ActionFunctionArgs, respondent: Respondent, upload: Upload) {
  const { app } = args.context
  if (!upload.ok) {
    const { reason } = upload
    const file = reason === 'unreadable' ? words.notWhole : fileSentences[reason]
    return refuse({ errors: { file }, values: {} })
  }
  const { form } = upload
  const { search } = new URL(args.request.url)
  const here = `/respond/${args.params.token ?? ''}/evidence${search.replace(/[?&]index\b/, '').replace(/^&/, '?')}`
  if (form.get('intent') !== 'add') {
    const change = fileChange.safeParse(Object.fromEntries(form))
    if (!change.success) throw notFound()
    const changed = await changeFile(app, respondent, change.data)
    if (changed.ok) return redirectTo(here)
    // A file of somebody else is a file that is not there.
    if (changed.reason === 'not found') throw notFound()
    return refuse({ errors: { '': changed.sentence }, values: {} })
  }
  return (await addGivenFile(args.context, respondent, upload)) ?? redirectTo(here)
}

const fileChange = z.object({
  intent: z.enum(['remove', 'link', 'unlink']),
  evidenceId: z.string(),
  questionId: z.string().default(''),
})

export default function Files() {
  const { page, token } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { about } = page
  return (
    <Frame
      host={page.host}
      title={about ? words.proofFor(about.id) : words.title}
      lead={about?.prompt}
      back={
        about
          ? {
              to: page.returned
                ? `/respond/${token}/questions#${about.id}`
                : `/respond/${token}/section/${about.sectionId}#${about.id}`,
              label: words.backToQuestion,
            }
          : { to: `/respond/${token}/tasks`, label: commonWords.backToTasks }
      }
    >
      <ErrorSummary errors={refused?.errors} />
      {page.files.length > 0 || !page.open ? (
        <Section title={words.given}>
          <FileList page={page} token={token} />
        </Section>
      ) : null}
      {page.open ? (
        <Section title={words.add}>
          {/* A file that was accepted leaves the form blank for the next one. */}
          <EvidenceForm
            key={page.files.length}
            page={page}
            errors={refused?.errors}
            values={refused?.values}
          />
        </Section>
      ) : null}
    </Frame>
  )
}
