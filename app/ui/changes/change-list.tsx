// Changes at a vendor: each with the rounds that look into it, how they ended, and the way to take it back.
import { reviewLabel } from '../../core/review/number'
import { Button } from '../button'
import { DateText, InstantText } from '../date-text'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { TextLink } from '../text-link'
import type { RefusedForm } from '../use-checked-form'

export interface ListedChange {
  id: string
  title: string
  offering: string
  what: string
  happenedOn: string | null
  by: string
  at: string
  withdrawn: { at: string; reason: string } | null
  rounds: readonly {
    number: number
    use: string
    status: string
    decision: string | null
    questionIds: readonly string[]
  }[]
  mayWithdraw: boolean
}

export interface ChangeListProps {
  changes: readonly ListedChange[]
  refused: RefusedForm | undefined
}

export function ChangeList({ changes, refused }: ChangeListProps) {
  return (
    <ol className="grid gap-4">
      {changes.map((change) => (
        <li key={change.id} className="rounded-md border border-line p-3">
          <ChangeFacts change={change} />
          {change.mayWithdraw ? (
            <Withdraw
              id={change.id}
              refused={refused?.values.changeId === change.id ? refused : undefined}
            />
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function ChangeFacts({ change }: { change: ListedChange }) {
  const { title, offering, what, happenedOn, by, at, withdrawn, rounds } = change
  return (
    <>
      <h3 className="font-semibold">
        {title}
        {withdrawn ? ', withdrawn' : ''}
      </h3>
      <p className="text-muted">
        {offering}. Recorded by {by}, <InstantText instant={at} />
        {happenedOn === null ? null : (
          <>
            . It happened on <DateText date={happenedOn} />
          </>
        )}
      </p>
      <p className="prose-measure mt-2 break-words whitespace-pre-line">{what}</p>
      {withdrawn ? <p className="mt-2">Withdrawn: {withdrawn.reason}</p> : null}
      <ul className="mt-2 grid gap-1">
        {rounds.map(({ number, use, status, decision, questionIds }) => (
          <li key={number}>
            <TextLink to={`/reviews/${number}`}>{reviewLabel(number)}</TextLink> on {use}:{' '}
            {decision === null ? status : `${status}, ${decision}`}
            {questionIds.length > 0 ? `; opened ${questionIds.join(', ')}` : ''}
          </li>
        ))}
      </ul>
      {rounds.length === 0 && !withdrawn ? <p className="mt-2">It opened no question.</p> : null}
    </>
  )
}

function Withdraw({ id, refused }: { id: string; refused: RefusedForm | undefined }) {
  const typed = refused?.values.withdrawReason
  return (
    <details className="mt-2 print:hidden" open={refused !== undefined}>
      <summary className="text-action">Withdraw</summary>
      <Form method="post" className="mt-2 grid max-w-xl gap-3" aria-label="Withdraw the change">
        <input type="hidden" name="add" value="withdraw" />
        <input type="hidden" name="changeId" value={id} />
        <Textarea
          name="withdrawReason"
          id={`withdraw-${id}`}
          label="Why it is withdrawn"
          hint="What only this change had opened is closed again; the change and your reason are kept."
          rows={2}
          defaultValue={typeof typed === 'string' ? typed : ''}
          error={refused?.errors.withdrawReason}
        />
        <div>
          <Button look="secondary">Withdraw the change</Button>
        </div>
      </Form>
    </details>
  )
}
