// Who was given which part, how far they are, and how to take it back.
import type { Colleague } from '../../core/respond/colleagues'
import { Button } from '../button'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { Section } from '../page'

export function ColleagueList({ colleagues }: { colleagues: readonly Colleague[] }) {
  if (colleagues.length === 0) return null
  return (
    <Section title="Who has which part">
      <ul className="border-t border-line">
        {colleagues.map((colleague) => (
          <li key={colleague.id} className="border-b border-line py-4">
            <p className="font-semibold break-words">
              {colleague.name} <span className="font-normal text-muted">{colleague.email}</span>
            </p>
            <p>{colleague.given.join(', ')}</p>
            <p className="text-base text-muted">
              {colleague.answered} of {colleague.total} answered ·{' '}
              {colleague.lastSeenAt === null ? (
                <>
                  invited <InstantText instant={colleague.invitedAt} />, not opened yet
                </>
              ) : (
                <>
                  last here <InstantText instant={colleague.lastSeenAt} />
                </>
              )}
            </p>
            <Form method="post" className="mt-2">
              <input type="hidden" name="act" value="take back" />
              <input type="hidden" name="id" value={colleague.id} />
              <Button look="secondary">
                Take back<span className="sr-only"> from {colleague.name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  )
}
