// The devices a person is signed in on, each of which they can sign out.
import { Button } from '../button'
import { DataTable } from '../data-table'
import { InstantText } from '../date-text'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { StatusTag } from '../status-tag'

export interface SessionShown {
  id: string
  device: string
  createdAt: string
  lastSeenAt: string
}

/** What is asked before another device is signed out: nothing shortly after a sign-in. */
export type ProofAsked = 'nothing' | 'password' | 'new sign-in'

export interface SessionListProps {
  sessions: readonly SessionShown[]
  /** The one this page was asked for with. */
  presentId: string
  proof: ProofAsked
  error: string | undefined
}

export function SessionList({ sessions, presentId, proof, error }: SessionListProps) {
  const others = sessions.length > 1
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="end sessions" />
      {others ? <Proof proof={proof} error={error} /> : null}
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
                <Button look="plain" name="which" value={session.id}>
                  Sign out<span className="sr-only"> {session.device}</span>
                </Button>
              ),
          },
        ]}
      />
    </Form>
  )
}

/** Before the table, so that the Enter key in the field means all of them. */
function Proof({ proof, error }: Pick<SessionListProps, 'proof' | 'error'>) {
  return (
    <div className="mb-4 grid gap-3">
      {proof === 'password' ? (
        <TextInput
          name="presentPassword"
          label="Your password"
          hint="To sign out another device. It is not asked for in the first minutes after you signed in."
          type="password"
          autoComplete="current-password"
          width="medium"
          error={error}
        />
      ) : null}
      {proof === 'new sign-in' ? (
        <p>To sign out another device, sign out here and in again first.</p>
      ) : null}
      <div>
        <Button look="secondary" name="which" value="others">
          Sign out everywhere else
        </Button>
      </div>
    </div>
  )
}
