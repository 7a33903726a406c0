// Where a vendor brings a filled spreadsheet or answers from another review, sees what would change, and agrees.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Respondent } from '../core/access/roles'
import { isWithVendor } from '../core/review/lifecycle'
import { acceptInput } from '../core/sheet/import-page'
import { refusalSentences } from '../core/sheet/refusals'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { noStore, notFound, requireRespondent } from '../http/respondent'
import { type Upload, withUpload } from '../http/upload'
import { loadVendorReview } from '../services/respond/vendor-review'
import { type Accepted, acceptRows } from '../services/sheet/accept-rows'
import { discardFile } from '../services/sheet/discard-file'
import { readImport } from '../services/sheet/read-import'
import { uploadFile } from '../services/sheet/upload-file'
import { ErrorSummary } from '../ui/error-summary'
import { Frame, titleOf } from '../ui/respond/frame'
import { commonWords } from '../ui/respond/words/common'
import { importWords as words } from '../ui/respond/words/import'
import { DryRunForm } from '../ui/sheet/dry-run-form'
import { SavedRows } from '../ui/sheet/saved-rows'
import { UploadForm } from '../ui/sheet/upload-form'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(words.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const token = args.params.token ?? ''
  const review = await loadVendorReview(args.context.app, respondent)
  if (!isWithVendor(review.row.status)) throw redirectTo(`/respond/${token}/receipt`)
  const { page } = await readImport(args.context.app, respondent)
  const saved = /^\d{1,4}$/.exec(new URL(args.request.url).searchParams.get('saved') ?? '')?.[0]
  return json({ page, token, saved: Number(saved ?? 0) }, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireRespondent(args)
  const { request } = args
  const upload = { request, who: respondent.invitationId, field: 'file' }
  // Asked again once all is here: an upload takes minutes, and whoever sends it may have been removed meanwhile.
  return withUpload(upload, async (given) => decide(args, await requireRespondent(args), given))
}

async function decide(args: ActionFunctionArgs, respondent: Respondent, upload: Upload) {
  const { app } = args.context
  const here = `/respond/${args.params.token ?? ''}/import`
  if (!upload.ok) {
    const reason = upload.reason === 'unreadable' ? 'damaged' : upload.reason
    return refuse({ errors: { file: refusalSentences[reason] }, values: {} })
  }
  const act = upload.form.get('act')
  if (act === 'upload') {
    const uploaded = await uploadFile(app, respondent, upload.file)
    if (uploaded.ok) return redirectTo(here)
    return refuse({ errors: { file: refusalSentences[uploaded.reason] }, values: {} })
  }
  if (act === 'discard') {
    await discardFile(app, respondent)
    return redirectTo(here)
  }
  const parsed = parseFormData(upload.form, acceptInput, { lists: ['row', 'every'] })
  if (!parsed.ok) throw notFound()
  const accepted = await acceptRows(app, respondent, parsed.data)
  if (accepted.ok) return redirectTo(`${here}?saved=${accepted.saved}`)
  return refuse({ errors: errorsOf(accepted), values: {} })
}

function errorsOf(refused: Extract<Accepted, { ok: false }>): Record<string, string> {
  switch (refused.reason) {
    case 'some not saved': {
      const { saved, errors } = refused
      if (saved === 0) return errors
      return { '': words.othersSaved(saved), ...errors }
    }
    case 'nothing picked':
      return { '': words.nothingPicked }
    case 'no file':
      return { '': words.noFile }
    case 'not with vendor':
      return { '': refusalSentences['not with vendor'] }
  }
}

export default function Import() {
  const { page, token, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { file } = page
  return (
    <Frame
      host={page.host}
      title={file ? words.heading : words.title}
      back={{ to: `/respond/${token}/tasks`, label: commonWords.backToTasks }}
    >
      <ErrorSummary errors={refused?.errors} />
      {saved > 0 && !refused ? (
        <SavedRows saved={saved} token={token} done={file === null} />
      ) : null}
      {file ? <DryRunForm file={file} token={token} /> : null}
      <UploadForm token={token} again={file !== null} error={refused?.errors.file} />
    </Frame>
  )
}
