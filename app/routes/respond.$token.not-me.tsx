// For whoever was forwarded the link: says who should be asked instead. No code is needed, and nothing is shown.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contactSchema } from '../core/vendors/input'
import { parseFormData, refuse, typed } from '../http/form'
import { redirectTo } from '../http/redirect'
import { typedIn } from '../http/refused'
import { noStore, notFound } from '../http/respondent'
import { nameAnother } from '../services/respond/name-another'
import { readDoor } from '../services/respond/read-door'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { TextInput } from '../ui/inputs'
import { Form } from '../ui/link'
import { Notice } from '../ui/notice'
import { Frame, titleOf } from '../ui/respond/frame'
import { commonWords } from '../ui/respond/words/common'
import { notMeWords } from '../ui/respond/words/not-me'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(notMeWords.title, data?.page.host) },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const read = await readDoor(context.app, token)
  if (!read.ok) throw notFound()
  if (read.page.closed !== null || read.page.submitted) throw redirectTo(`/respond/${token}`)
  const told = new URL(request.url).searchParams.has('told')
  return json({ page: read.page, token, told }, { headers: noStore })
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token ?? ''
  if (!(await readDoor(context.app, token)).ok) throw notFound()
  const form = await request.formData()
  const parsed = parseFormData(form, contactSchema)
  if (!parsed.ok) return refuse(parsed)
  const named = await nameAnother(context.app, token, parsed.data)
  if (named.ok) return redirectTo(`/respond/${token}/not-me?told`)
  if (named.reason === 'unknown') throw notFound()
  if (named.reason !== 'too many') return redirectTo(`/respond/${token}`)
  return refuse({ errors: { '': notMeWords.tooMany }, values: typedIn(form) }, 429)
}

export default function NotMe() {
  const { page, token, told } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { organisation, contact } = page.host
  const { values, errors } = refused ?? {}
  if (told) {
    return (
      <Frame host={page.host} title={notMeWords.thanks}>
        <Notice kind="done" title={notMeWords.told(contact.name)} announce>
          <p>{notMeWords.toldText(organisation)}</p>
        </Notice>
      </Frame>
    )
  }
  return (
    <Frame
      host={page.host}
      title={notMeWords.heading}
      lead={notMeWords.lead(organisation)}
      back={{ to: `/respond/${token}`, label: commonWords.back }}
    >
      <ErrorSummary errors={errors} />
      <Form method="post" noValidate className="grid gap-6">
        <TextInput
          name="name"
          label={notMeWords.name}
          hint={notMeWords.nameHint}
          autoComplete="name"
          defaultValue={typed(values, 'name')}
          error={errors?.name}
        />
        <TextInput
          name="email"
          label={notMeWords.email}
          type="email"
          autoComplete="email"
          defaultValue={typed(values, 'email')}
          error={errors?.email}
        />
        <div>
          <Button>{notMeWords.tell(organisation)}</Button>
        </div>
      </Form>
    </Frame>
  )
}
