// What happened to a review, newest first, and the conditions of its decision.
import { type ConditionState, conditionLabel, isMissed } from '../../core/judgement/condition'
import { DateText, InstantText } from '../date-text'
import { ConditionStateTag } from '../review/condition-state'

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
  consequence: string
  state: ConditionState
}

/** What the reader's own organisation has to do comes first. */
const usFirst = (conditions: readonly ShownCondition[]) =>
  [...conditions].sort(
    (a, b) => Number(b.ownerSide === 'us') - Number(a.ownerSide === 'us') || a.number - b.number,
  )

export function Conditions({ conditions }: { conditions: readonly ShownCondition[] }) {
  return (
    <ol className="grid gap-3">
      {usFirst(conditions).map((condition) => (
        <li key={condition.number} className="border-l-2 border-line pl-3">
          <p>
            {conditionLabel(condition.number)}: {condition.sentence}{' '}
            <ConditionStateTag state={condition.state} />
          </p>
          <p className="text-muted">
            {condition.ownerSide === 'us' ? 'On us' : 'On the vendor'}: {condition.owner}, until{' '}
            <DateText date={condition.dueOn} />.{' '}
            {isMissed(condition.state) ? 'Consequence' : 'If missed'}: {condition.consequence}
          </p>
        </li>
      ))}
    </ol>
  )
}
