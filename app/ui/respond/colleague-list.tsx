// Who was given which part, how far they are, and how to take it back.
import type { Colleague } from '../../core/respond/colleagues'
import { Button } from '../button'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { Section } from '../page'
import { colleaguesWords as words } from './words/colleagues'

export function ColleagueList({ colleagues }: { colleagues: readonly Colleague[] }) {
  if (colleagues.length === 0) return null
  return (
    <Section title={words.who}>
      <ul className="border-t border-line">
        {colleagues.map((colleague) => (
          <li key={colleague.id} className="border-b border-line py-4">
            <p className="font-semibold break-words">
              {colleague.name} <span className="font-normal text-muted">{colleague.email}</span>
            </p>
            <p>{colleague.given.join(', ')}</p>
            <p className="text-base text-muted">
              <Progress {...colleague} />
            </p>
            <Form method="post" className="mt-2">
              <input type="hidden" name="act" value="take back" />
              <input type="hidden" name="id" value={colleague.id} />
              <Button look="secondary">{words.takeBack(colleague.name)}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Progress({ answered, total, invitedAt, lastSeenAt }: Colleague) {
  return lastSeenAt === null
    ? words.notOpened(answered, total, <InstantText instant={invitedAt} />)
    : words.lastHere(answered, total, <InstantText instant={lastSeenAt} />)
}
