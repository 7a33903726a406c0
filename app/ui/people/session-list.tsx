// The devices a person is signed in on, each of which they can sign out.
import { Button } from '../button'
import { DataTable } from '../data-table'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { StatusTag } from '../status-tag'

export interface SessionShown {
  id: string
  device: string
  createdAt: string
  lastSeenAt: string
}

export interface SessionListProps {
  sessions: readonly SessionShown[]
  /** The one this page was asked for with. */
  presentId: string
}

export function SessionList({ sessions, presentId }: SessionListProps) {
  return (
    <>
      <DataTable
        caption="Where you are signed in"
        captionHidden
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          { key: 'device', header: 'Device', cell: (session) => session.device },
          {
            key: 'since',
            header: 'Signed in',
            cell: (session) => <InstantText instant={session.createdAt} />,
          },
          {
            key: 'seen',
            header: 'Last used',
            cell: (session) => <InstantText instant={session.lastSeenAt} />,
          },
          {
            key: 'end',
            header: 'End',
            cell: (session) =>
              session.id === presentId ? (
                <StatusTag tone="blue">This device</StatusTag>
              ) : (
                <EndSession session={session} />
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <Form method="post" className="mt-3">
          <input type="hidden" name="intent" value="end others" />
          <Button look="secondary">Sign out everywhere else</Button>
        </Form>
      ) : null}
    </>
  )
}

function EndSession({ session }: { session: SessionShown }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="end session" />
      <input type="hidden" name="sessionId" value={session.id} />
      <Button look="plain">
        Sign out<span className="sr-only"> {session.device}</span>
      </Button>
    </Form>
  )
}
