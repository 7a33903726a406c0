// One's own account: who one is here, the password, and the devices one is signed in on.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { isFresh } from '../core/people/staff-session'
import { accountAct } from '../http/account-acts'
import { requireSession } from '../http/staff'
import { portalOrigin } from '../http/staff-page'
import { readOwnFeed } from '../services/calendar/own-feed'
import { readDigest } from '../services/identity/digest'
import { listSessions } from '../services/identity/list-sessions'
import { readOwnFactor } from '../services/identity/second-factor'
import { readShortcuts } from '../services/identity/shortcuts'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Page, Section } from '../ui/page'
import { CalendarFeed } from '../ui/people/calendar-feed'
import { DigestForm } from '../ui/people/digest-form'
import { FactorState } from '../ui/people/factor-state'
import { PasswordForm } from '../ui/people/password-form'
import { rolesText } from '../ui/people/roles-field'
import { SessionList } from '../ui/people/session-list'
import { ShortcutsForm } from '../ui/people/shortcuts-form'
import { SummaryList } from '../ui/summary-list'

export const meta: MetaFunction = () => [{ title: 'Your account – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const { staff, sessionId, passwordTemporary } = await requireSession(args)
  const sessions = await listSessions(args.context.app, staff)
  const shortcuts = await readShortcuts(args.context.app, staff)
  const calendar = await readOwnFeed(args.context.app, staff)
  const digest = await readDigest(args.context.app, staff)
  const factor = await readOwnFactor(args.context.app, staff)
  const changed = new URL(args.request.url).searchParams.has('changed')
  const origin = portalOrigin(args)
  const present = sessions.find(({ id }) => id === sessionId)
  const fresh = present !== undefined && isFresh(present, args.context.app.clock.now())
  const own = { sessions, fresh, shortcuts, calendar, digest, factor, origin }
  return json({ staff, sessionId, passwordTemporary, changed, ...own })
}

export async function action(args: ActionFunctionArgs) {
  const signedIn = await requireSession(args)
  return accountAct({ context: args.context, signedIn, form: await args.request.formData() })
}

const proofOf = ({ fresh, factor }: { fresh: boolean; factor: { hasPassword: boolean } }) =>
  fresh ? 'nothing' : factor.hasPassword ? 'password' : 'new sign-in'

export default function Account() {
  const { staff, sessionId, passwordTemporary, changed, ...own } = useLoaderData<typeof loader>()
  const { sessions, shortcuts, calendar, digest, factor, origin } = own
  const refused = useActionData<typeof action>()
  const { key } = useLocation()
  return (
    <Page title="Your account">
      <ErrorSummary errors={refused?.errors} />
      {changed && !refused ? (
        <Notice kind="done" title="Your password was changed" announce />
      ) : null}
      {passwordTemporary ? (
        <Notice kind="warning" title="Choose a password of your own first">
          <p>Somebody else gave you the present one. Everything else opens once it is replaced.</p>
        </Notice>
      ) : null}
      <Section title="Who you are here">
        <SummaryList
          items={[
            { key: 'name', term: 'Name', value: staff.name },
            { key: 'email', term: 'E-mail', value: staff.email },
            { key: 'roles', term: 'Roles', value: rolesText(staff.roles) || 'None' },
          ]}
        />
      </Section>
      <Section title="Password">
        {/* Whatever became of them, passwords do not stay in the fields. */}
        {factor.hasPassword ? (
          <PasswordForm key={key} refused={refused} />
        ) : (
          <p>You have none here: you come by single sign-on.</p>
        )}
      </Section>
      {factor.hasPassword && !passwordTemporary ? (
        <Section title="Second factor">
          <FactorState {...factor} />
        </Section>
      ) : null}
      <Section title="Weekly digest">
        <DigestForm {...digest} />
      </Section>
      <Section title="Keyboard">
        <ShortcutsForm on={shortcuts} />
      </Section>
      {(calendar.possible || calendar.feed) && !passwordTemporary ? (
        <div id="calendar" className="mt-8">
          <Section title="Your calendar">
            <CalendarFeed feed={calendar.feed} origin={origin} />
          </Section>
        </div>
      ) : null}
      <Section title="Where you are signed in">
        <div id="sessions">
          <SessionList
            sessions={sessions}
            presentId={sessionId}
            proof={proofOf(own)}
            error={refused?.errors.presentPassword}
          />
        </div>
      </Section>
    </Page>
  )
}
