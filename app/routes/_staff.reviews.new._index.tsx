// The first step of a launch: which use the review is about.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { reviewLabel } from '../core/review/number'
import { authorise, requireStaff } from '../http/staff'
import { listUses, type UseSummary } from '../services/uses/list-uses'
import { Button, LinkButton } from '../ui/button'
import { RadioGroup } from '../ui/choices'
import { EmptyState } from '../ui/empty-state'
import { Form } from '../ui/link'
import { Page } from '../ui/page'
import { FormFields } from '../ui/stack'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Launch a review – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.launch')
  const listed = await listUses(args.context.app, staff)
  const open = listed.ok ? listed.uses.filter((use) => use.canBeLaunched) : []
  // What was never reviewed is what somebody waits for.
  const uses = [...open.filter(({ review }) => !review), ...open.filter(({ review }) => review)]
  return json({ uses })
}

export default function ChooseUse() {
  const { uses } = useLoaderData<typeof loader>()
  const [first] = uses
  return (
    <Page
      title="Launch a review"
      lead="A review is about one use of one product. Choose a use that was filed, or file a new one."
      back={{ to: '/reviews', label: 'Reviews' }}
    >
      {first === undefined ? (
        <EmptyState
          text="No use waits for a review: file one, and its tier decides what the vendor is asked."
          action={
            <LinkButton to="/uses/new" look="primary">
              File a use
            </LinkButton>
          }
        />
      ) : (
        <Form method="get" action="/reviews/new/vendor">
          <FormFields>
            <RadioGroup
              name="use"
              label="Use"
              options={uses.map((use) => ({
                value: use.id,
                label: `${use.title} (Tier ${use.tier})`,
                hint: hintOf(use),
              }))}
              defaultValue={first.id}
            />
            <p>
              Not there? <TextLink to="/uses/new">File a new use</TextLink>
            </p>
            <div>
              <Button>Go on to the vendor</Button>
            </div>
          </FormFields>
        </Form>
      )}
    </Page>
  )
}

function hintOf({ product, vendor, owner, review }: UseSummary): string {
  const reviewed = review && `reviewed before in ${reviewLabel(review.number)}`
  return [product, vendor, `owner ${owner}`, reviewed].filter(Boolean).join(', ')
}
