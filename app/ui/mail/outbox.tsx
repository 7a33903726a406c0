// The outbox page: what to hand over where no mail is sent, filters by state, and the mails.
import type { MailHold } from '../../core/mail/hold'
import type { mailStatuses } from '../../core/mail/outbox-search'
import { mailStatusWords } from '../../core/mail/words'
import { reviewLabel } from '../../core/review/number'
import type { NotDone } from '../../core/schedule/ahead'
import { LinkButton } from '../button'
import { EmptyState } from '../empty-state'
import { FilterChips, Pagination } from '../list-controls'
import { Notice } from '../notice'
import { Section } from '../page'
import { NotDoneNotice } from '../schedule/not-done'
import { Stack } from '../stack'
import { TextLink } from '../text-link'
import { HandOver } from './hand-over'
import { HeldNotice } from './held-notice'
import { type OutboxRow, OutboxTable } from './outbox-table'

export interface OutboxProps {
  mails: readonly OutboxRow[]
  toHandOver: readonly {
    id: string
    number: number
    toName: string
    vendorName: string
    link: string
  }[]
  page: number
  pages: number
  counts: { known: number; waiting: number; failed: number }
  status: (typeof mailStatuses)[number] | null
  /** What came due and could not be done: it waits for somebody to look. */
  notDone: readonly NotDone[]
  mailsGoOut: boolean
  /** Since a restore; null where mail goes out as usual. */
  held: MailHold | null
  mayRetry: boolean
  mayOpenReviews: boolean
  made: { code: string; expiresAt: string; number: number } | null
}

export function Outbox(props: OutboxProps) {
  const { mails, page, pages, counts, status, mailsGoOut, made } = props
  const notDone = (
    <>
      <HeldNotice held={props.held} waiting={counts.waiting} mayRelease={props.mayRetry} />
      <NotDoneNotice
        items={props.notDone}
        mayRetry={props.mayRetry}
        named={props.mayOpenReviews ? 'as link' : 'as text'}
      />
    </>
  )
  if (counts.known === 0) {
    return (
      <Stack>
        {notDone}
        <EmptyState text="There is no mail so far: sending a review writes the first one." />
      </Stack>
    )
  }
  const { known, waiting, failed } = counts
  return (
    <Stack gap="large">
      {notDone}
      {mailsGoOut ? null : (
        <Notice kind="warning" title="Mail is not sent">
          <p>
            No mail server is set: with SMTP_URL, such as smtp://user:password@mail.example.com:587,
            what waits here goes out. Until then, hand each link over yourself, with a one-time code
            by another channel.
          </p>
        </Notice>
      )}
      <HandOvers toHandOver={props.toHandOver} made={made} />
      <Stack>
        <p className="flex flex-wrap gap-x-4">
          <TextLink to="?status=waiting">{waiting} waiting</TextLink>
          <TextLink to="?status=failed">{failed} failed</TextLink>
        </p>
        <FilterChips
          chips={status ? [{ name: 'status', label: `State: ${mailStatusWords(status)}` }] : []}
        />
        {mails.length === 0 ? (
          <EmptyState
            text="No mail is in this state."
            action={<LinkButton to="/outbox">Clear filters</LinkButton>}
          />
        ) : (
          <OutboxTable
            {...props}
            totals={`${known} ${known === 1 ? 'mail' : 'mails'}, ${waiting} waiting, ${failed} failed`}
          />
        )}
        <Pagination page={page} pageCount={pages} />
      </Stack>
    </Stack>
  )
}

function HandOvers({ toHandOver, made }: Pick<OutboxProps, 'toHandOver' | 'made'>) {
  if (toHandOver.length === 0) return null
  return (
    <div>
      <Section title="To hand over">
        <Stack>
          {toHandOver.map(({ id, link, number, toName, vendorName }) => (
            <details
              key={id}
              className="rounded-md border border-line"
              open={toHandOver.length === 1 || made?.number === number}
            >
              <summary className="px-3 py-2 font-semibold">
                {reviewLabel(number)}: {toName}, {vendorName}
              </summary>
              <div className="p-3 pt-1">
                <HandOver
                  link={link}
                  number={number}
                  contact={toName}
                  code={made?.number === number ? made : null}
                />
              </div>
            </details>
          ))}
        </Stack>
      </Section>
    </div>
  )
}
