// One's own calendar address: to copy, to renew, to withdraw.
import type { OwnFeed } from '../../services/calendar/own-feed'
import { Actions, Button } from '../button'
import { CopyField } from '../copy-field'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { Stack } from '../stack'

export interface CalendarFeedProps {
  feed: OwnFeed | null
  /** Without a trailing slash. */
  origin: string
}

export function CalendarFeed({ feed, origin }: CalendarFeedProps) {
  return (
    <div className="max-w-2xl">
      <Stack>
        <p>
          Subscribe to this address in your calendar program and it shows the dates that you may see
          here, from last month to two years ahead. Nobody is asked for a password there: whoever
          has the address reads them, so keep it to yourself.
        </p>
        {feed === null ? (
          <Form method="post">
            <Button name="intent" value="renew feed" look="secondary">
              Make an address
            </Button>
          </Form>
        ) : (
          <>
            <CopyField label="Calendar address" value={`${origin}${feed.path}`} />
            <p className="text-muted">
              Made <InstantText instant={feed.createdAt} />.{' '}
              {feed.lastReadAt === null ? (
                'Not read so far.'
              ) : (
                <>
                  Last read <InstantText instant={feed.lastReadAt} />.
                </>
              )}
            </p>
            <Form method="post">
              <Actions>
                <Button name="intent" value="renew feed" look="secondary">
                  Make a new address
                </Button>
                <Button name="intent" value="withdraw feed" look="danger">
                  Withdraw it
                </Button>
              </Actions>
            </Form>
            <p className="text-muted">Either way the address above stops working at once.</p>
          </>
        )}
      </Stack>
    </div>
  )
}
