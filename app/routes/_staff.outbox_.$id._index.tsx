// One mail of the outbox as it would be written now; codes and links are withheld.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { mailKindWords, mailStatusWords } from '../core/mail/words'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { showRow } from '../services/mail/preview-mail'
import { Button } from '../ui/button'
import { Form } from '../ui/link'
import { MailView } from '../ui/mail/mail-view'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Mail – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'outbox.read')
  const asked = { id: args.params.id ?? '', origin: portalOrigin(args) }
  const shown = await showRow(args.context.app, staff, asked)
  if (!shown.ok) throw noSuchPage()
  const { mail, ...row } = shown
  const known = { ...row, id: asked.id, mayMark: allows(staff, 'outbox.retry') }
  if (mail === null) return json({ ...known, mail })
  const { html: _framed, ...parts } = mail
  return json({ ...known, mail: parts })
}

export default function MailPage() {
  const { id, kind, to, status, mail, because, mayMark } = useLoaderData<typeof loader>()
  return (
    <Page title={mailKindWords(kind)}>
      <p className="mb-6 max-w-prose">
        To {to}: {mailStatusWords(status).toLowerCase()}. This is how it would be written now; its
        links and codes are withheld. <TextLink to="/outbox">Back to the outbox</TextLink>
      </p>
      {status === 'sent' && mayMark ? (
        <Form method="post" action="/outbox" className="mb-6 grid max-w-prose gap-2">
          <input type="hidden" name="intent" value="bounced" />
          <input type="hidden" name="mail" value={id} />
          <p>
            Did it come back as undeliverable? The portal reads no mailbox: say so here, and the
            review shows it as bounced.
          </p>
          <p>
            <Button look="secondary">It bounced</Button>
          </p>
        </Form>
      ) : null}
      {status === 'waiting' && mayMark ? (
        <Form method="post" action="/outbox" className="mb-6 grid max-w-prose gap-2">
          <input type="hidden" name="intent" value="drop" />
          <input type="hidden" name="mail" value={id} />
          <p>Should it not go out, for example because it went out before a restore?</p>
          <p>
            <Button look="secondary">Do not send it</Button>
          </p>
        </Form>
      ) : null}
      {mail === null ? (
        <Notice kind="info" title="Not shown">
          <p>{because}</p>
        </Notice>
      ) : (
        <MailView {...mail} body={`/outbox/${encodeURIComponent(id)}/body`} />
      )}
    </Page>
  )
}
