// One use: its tier and why, what was filed, the reviews of it, and changing the tier by hand.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { tierChangeSchema } from '../core/uses/change-tier'
import { parseForm, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { changeTier } from '../services/uses/change-tier'
import { loadUse } from '../services/uses/load-use'
import { LinkButton } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { TierChangeForm } from '../ui/intake/tier-change-form'
import { UseFacts } from '../ui/intake/use-facts'
import { Page, Section } from '../ui/page'
import { LapseNotices } from '../ui/reviews/lapses'
import { ReviewLines } from '../ui/reviews/review-lines'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.use.title ?? 'Use'} – Assay` },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const loaded = await loadUse(args.context.app, staff, args.params.id ?? '')
  if (!loaded.ok) throw noSuchPage()
  return json(loaded)
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'use.changeTier')
  const form = await parseForm(args.request, tierChangeSchema)
  if (!form.ok) return refuse(form)
  const id = args.params.id ?? ''
  const changed = await changeTier(args.context.app, staff, id, form.data)
  if (changed.ok) return redirectTo(`/uses/${encodeURIComponent(id)}`)
  const { tier, reason, answerable } = form.data
  const values = { tier: String(tier), reason, answerable }
  switch (changed.reason) {
    case 'not enough':
      return refuse({ errors: changed.errors, values })
    case 'changed meanwhile':
      return refuse(
        { errors: { '': 'Somebody changed this use in between: look again' }, values },
        409,
      )
    default:
      throw noSuchPage()
  }
}

export default function UsePage() {
  const { use, lapsed, reviews, mayChangeTier, mayLaunch } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title={use.title}
      back={{ to: '/uses', label: 'Uses' }}
      actions={
        mayLaunch ? (
          <LinkButton to={`/reviews/new/vendor?use=${use.id}`} look="primary">
            Launch a review
          </LinkButton>
        ) : undefined
      }
    >
      <ErrorSummary errors={refused?.errors} />
      <LapseNotices lapsed={lapsed} />
      <UseFacts use={use} />
      {reviews.length > 0 ? (
        <Section title="Reviews of this use">
          <ReviewLines reviews={reviews} />
        </Section>
      ) : null}
      {mayChangeTier ? (
        <Section title="Change the tier">
          <TierChangeForm key={use.revision} use={use} refused={refused} />
        </Section>
      ) : null}
    </Page>
  )
}
