// What a vendor and the reviewer said on one question, as the vendor reads it.
import type { VendorMessage } from '../../core/clarify/vendor-message'
import { InstantText } from '../date-text'
import { threadWords as words } from '../respond/words/section'

export interface VendorThreadProps {
  /** Stands for the reviewer, who is not named. */
  organisation: string
  messages: readonly VendorMessage[]
}

export function VendorThread({ organisation, messages }: VendorThreadProps) {
  if (messages.length === 0) return null
  return (
    <ol className="grid gap-3">
      {messages.map((message) => (
        <li
          key={message.id}
          className={
            message.side === 'reviewer'
              ? 'border-l-4 border-action pl-4'
              : 'border-l-4 border-line pl-4'
          }
        >
          <p className="text-base text-muted">
            {words.head(
              <strong className="font-semibold text-text">{headOf(message, organisation)}</strong>,
              <InstantText instant={message.at} />,
            )}
          </p>
          <p className="break-words whitespace-pre-line">{message.text}</p>
        </li>
      ))}
    </ol>
  )
}

function headOf({ side, kind, by }: VendorMessage, organisation: string): string {
  if (side === 'reviewer') {
    return kind === 'question' ? words.asks(organisation) : words.replies(organisation)
  }
  if (kind === 'amendment') return words.askedToAmend(by)
  return kind === 'question' ? words.asked(by) : words.replied(by)
}
