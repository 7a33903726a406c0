// The audit log: who did what, when, to which review, and whether the chain still holds.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorise, requireStaff } from '../http/staff'
import { listAudit } from '../services/audit/list-audit'
import { verifyAudit } from '../services/audit/verify-audit'
import { Button, LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { TextInput } from '../ui/inputs'
import { Form } from '../ui/link'
import { FilterChips, Pagination } from '../ui/list-controls'
import { Page } from '../ui/page'
import { AuditTable } from '../ui/people/audit-table'
import { ChainState } from '../ui/people/chain-state'
import { Stack } from '../ui/stack'

export const meta: MetaFunction = () => [{ title: 'Audit log – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'audit.read')
  const { app } = args.context
  const search = new URL(args.request.url).searchParams
  const reviewNumber = reviewNumberOf(search.get('review'))
  const page = await listAudit(app, staff, { reviewNumber, page: Number(search.get('page')) || 1 })
  if (!page) throw new Response('Not found', { status: 404 })
  const chain = search.has('verify') ? await verifyAudit(app, staff) : null
  return json({ ...page, reviewNumber, chain })
}

/** "R-0012", "r12" and "12" all mean review 12. */
function reviewNumberOf(typed: string | null): number | null {
  const digits = /^\s*(?:r-?)?0*([1-9]\d{0,8})\s*$/i.exec(typed ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

const nameOf = (number: number) => `R-${String(number).padStart(4, '0')}`

export default function AuditLog() {
  const { lines, count, page, pageCount, reviewNumber, chain } = useLoaderData<typeof loader>()
  const review = reviewNumber === null ? null : nameOf(reviewNumber)
  return (
    <Page
      title="Audit log"
      lead="Every change is one event, and each event's hash covers the one before it."
      actions={
        <>
          <LinkButton to="/admin/audit?verify">Check the chain</LinkButton>
          <LinkButton to="/admin/audit.jsonl" document>
            Download all (JSON lines)
          </LinkButton>
        </>
      }
    >
      <Stack>
        {chain ? <ChainState {...chain} /> : null}
        <Form method="get" className="flex flex-wrap items-end gap-3 print:hidden">
          <TextInput
            name="review"
            label="Review"
            placeholder="R-0001"
            defaultValue={review ?? ''}
          />
          <Button look="secondary">Show its events</Button>
        </Form>
        {review ? <FilterChips chips={[{ name: 'review', label: `Review: ${review}` }]} /> : null}
        {lines.length > 0 ? (
          <AuditTable lines={lines} count={count} />
        ) : (
          <EmptyState
            text={review ? `Nothing is recorded about ${review}.` : 'Nothing has happened yet.'}
            action={<LinkButton to="/admin/audit">Show all events</LinkButton>}
          />
        )}
        <Pagination page={page} pageCount={pageCount} />
      </Stack>
    </Page>
  )
}
