// Where anybody checks a copy of a report: its hash is asked about, and nothing else is told than what the cover says.
import { createHash } from 'node:crypto'
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useNavigate } from '@remix-run/react'
import { fileSentences } from '../core/respond/file-refusals'
import { answerTo, readHash } from '../core/verify/answer'
import { refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { type Upload, withUpload } from '../http/upload'
import { readOrganisation } from '../services/organisation/read-organisation'
import { findIssued } from '../services/verify/find-issued'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { TextInput } from '../ui/inputs'
import { Form } from '../ui/link'
import { Page, Section } from '../ui/page'
import { PlainLayout } from '../ui/vendor-layout'
import { VerifyAnswer } from '../ui/verify/answer'
import { FileDrop } from '../ui/verify/file-drop'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.problem ? 'Error: ' : ''}Verify a report – Assay` },
]

export async function loader({ request, context: { app } }: LoaderFunctionArgs) {
  const { name: organisation } = await readOrganisation(app)
  const search = new URL(request.url).searchParams
  const typed = search.get('sha256')
  const hash = readHash(typed ?? '')
  if (typed === null || hash === null) {
    const problem = typed === null ? '' : 'A SHA-256 has 64 digits, from 0 to 9 and a to f'
    return json(
      { organisation, typed: typed ?? '', problem, answer: null },
      { status: problem ? 422 : 200 },
    )
  }
  const asked = { hash, ofFile: search.get('of') === 'file' }
  const answer = answerTo(asked, await findIssued(app.store, hash))
  return json({ organisation, typed: hash, problem: '', answer })
}

/** For browsers that cannot hash: the file is hashed here, and kept nowhere. */
export async function action({ request }: ActionFunctionArgs) {
  // Anybody may ask this, so all of them together have the share of one.
  return withUpload({ request, who: 'verify', field: 'file' }, hashed)
}

async function hashed(upload: Upload) {
  if (!upload.ok && upload.reason === 'busy') {
    return refuse({ errors: { file: fileSentences.busy }, values: {} })
  }
  if (!upload.ok || !upload.file || upload.file.bytes.length === 0) {
    const file =
      upload.ok || upload.reason === 'unreadable'
        ? 'Choose the report to check'
        : 'This file has more than 25 MB. Work out its SHA-256 yourself, and paste it below'
    return refuse({ errors: { file }, values: {} })
  }
  const hash = createHash('sha256').update(upload.file.bytes).digest('hex')
  return redirectTo(pathOf(hash))
}

const pathOf = (hash: string) => `/verify?sha256=${hash}&of=file`

export default function Verify() {
  const { organisation, typed, problem, answer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const navigate = useNavigate()
  return (
    <PlainLayout>
      <Page
        title="Verify a report"
        eyebrow={organisation}
        lead="Is this copy the one that was issued, and is it still in force?"
        narrow
      >
        <ErrorSummary errors={problem ? { sha256: problem } : undefined} />
        {answer ? <VerifyAnswer answer={answer} hash={typed} /> : null}
        <FileDrop
          onHash={(hash) => navigate(pathOf(hash))}
          error={refused && 'errors' in refused ? refused.errors.file : undefined}
        >
          <Button look={answer ? 'secondary' : 'primary'}>Check this file</Button>
        </FileDrop>
        <p className="mt-2 text-muted">
          The file stays on your machine: your browser works out its SHA-256, and only that is sent.
          Where it cannot, the button sends the file, which is read once and not kept.
        </p>
        <Section title="Or paste a SHA-256">
          <Form method="get" noValidate className="grid gap-3">
            <TextInput
              name="sha256"
              label="SHA-256"
              hint="Of the file, or the record hash on the last page of the report"
              defaultValue={typed}
              key={typed}
              error={problem || undefined}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
            />
            <div>
              <Button look="secondary">Check this hash</Button>
            </div>
          </Form>
        </Section>
      </Page>
    </PlainLayout>
  )
}
