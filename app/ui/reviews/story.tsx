// What happened to a review, newest first, and the conditions of its decision.
import { DateText, InstantText } from '../date-text'
import { StatusTag } from '../status-tag'

export interface StoryLine {
  at: string
  who: string
  sentence: string
}

export function Story({ lines }: { lines: readonly StoryLine[] }) {
  return (
    <ol className="grid gap-3">
      {lines.map((line) => (
        <li key={`${line.at} ${line.sentence}`} className="border-l-2 border-line pl-3">
          <p>{line.sentence}</p>
          <p className="text-muted">
            {line.who}, <InstantText instant={line.at} />
          </p>
        </li>
      ))}
    </ol>
  )
}

export interface ShownCondition {
  number: number
  sentence: string
  ownerSide: 'vendor' | 'us'
  owner: string
  dueOn: string
  status: 'open' | 'met' | 'missed'
}

export function Conditions({ conditions }: { conditions: readonly ShownCondition[] }) {
  return (
    <ol className="grid gap-3">
      {conditions.map((condition) => (
        <li key={condition.number} className="border-l-2 border-line pl-3">
          <p>
            C-{String(condition.number).padStart(2, '0')}: {condition.sentence}{' '}
            <StatusTag tone={condition.status === 'open' ? 'blue' : 'neutral'}>
              {condition.status}
            </StatusTag>
          </p>
          <p className="text-muted">
            {condition.ownerSide === 'us' ? 'On us' : 'On the vendor'}: {condition.owner}, until{' '}
            <DateText date={condition.dueOn} />
          </p>
        </li>
      ))}
    </ol>
  )
}
