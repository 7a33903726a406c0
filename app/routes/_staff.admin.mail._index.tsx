// Every kind of mail with invented facts, so that nobody has to send one to see it.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mailKinds } from '../core/mail/payload'
import { mailKindWords } from '../core/mail/words'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { sampleMail } from '../services/mail/preview-mail'
import { MailView } from '../ui/mail/mail-view'
import { Page } from '../ui/page'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Mail texts – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'settings.manage')
  const asked = new URL(args.request.url).searchParams.get('kind')
  const kind = mailKinds.find((known) => known === asked) ?? 'invitation'
  const mail = await sampleMail(args.context.app, staff, { kind, origin: portalOrigin(args) })
  if (mail === null) throw noSuchPage()
  const { html: _framed, ...shown } = mail
  return json({ kind, mail: shown })
}

export default function MailTexts() {
  const { kind, mail } = useLoaderData<typeof loader>()
  return (
    <Page title="Mail texts">
      <p className="mb-6 max-w-prose">
        Every mail that Assay sends, with invented people, dates and links.
      </p>
      <nav aria-label="Kinds of mail" className="mb-8">
        <ul className="flex flex-wrap gap-x-4 gap-y-2">
          {mailKinds.map((each) => (
            <li key={each}>
              {each === kind ? (
                <strong aria-current="page">{mailKindWords(each)}</strong>
              ) : (
                <TextLink to={`/admin/mail?kind=${encodeURIComponent(each)}`}>
                  {mailKindWords(each)}
                </TextLink>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <MailView {...mail} body={`/admin/mail/${encodeURIComponent(kind)}`} />
    </Page>
  )
}
