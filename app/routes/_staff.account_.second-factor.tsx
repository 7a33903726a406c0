// One's own second factor: set up with an app, kept company by backup codes, turned off again.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { secondFactorAct } from '../http/second-factor-acts'
import { ACCOUNT_PATH, requireSession, requireStaff } from '../http/staff'
import { offerFactor, readOwnFactor } from '../services/identity/second-factor'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { BackupCodes } from '../ui/people/backup-codes'
import { FactorOff } from '../ui/people/factor-off'
import { FactorOn } from '../ui/people/factor-on'
import { Stack } from '../ui/stack'

export const meta: MetaFunction = () => [{ title: 'Second factor – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args)
  const signedIn = await requireSession(args)
  const { app } = args.context
  const own = await readOwnFactor(app, signedIn.staff)
  const offer = own.onSince || !own.hasPassword ? null : await offerFactor(app, signedIn)
  const off = new URL(args.request.url).searchParams.has('off')
  const { email } = signedIn.staff
  const shown = { ...own, offer, off, email, needed: signedIn.needsSecondFactor }
  return json(shown, { headers: { 'Cache-Control': 'no-store' } })
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args)
  const signedIn = await requireSession(args)
  const form = await args.request.formData()
  return secondFactorAct({ context: args.context, signedIn, form })
}

export default function SecondFactor() {
  const { onSince, codesLeft, hasPassword, offer, off, needed, email } =
    useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const refused = done?.ok === false ? done : undefined
  const { key } = useLocation()
  return (
    <Page title="Second factor" back={{ to: ACCOUNT_PATH, label: 'Your account' }} narrow>
      <ErrorSummary errors={refused?.errors} />
      <Stack gap="large">
        {needed ? (
          <Notice kind="warning" title="Set up a second factor first">
            <p>Your organisation asks for one. Everything else opens once it is set up.</p>
          </Notice>
        ) : null}
        {off && !onSince ? <Notice kind="done" title="Your second factor is off" announce /> : null}
        {done?.ok ? <BackupCodes codes={done.codes} email={email} /> : null}
        {/* Whatever became of them, passwords and codes do not stay in the fields. */}
        {onSince ? (
          <FactorOn key={key} onSince={onSince} codesLeft={codesLeft} refused={refused} />
        ) : null}
        {offer ? <FactorOff key={key} offer={offer} refused={refused} /> : null}
        {hasPassword ? null : (
          <p>
            You have no password here: you come by single sign-on, which asks for a second factor of
            its own where your organisation wants one.
          </p>
        )}
      </Stack>
    </Page>
  )
}
