// How a condition stands today, by a word and a shape: blue where somebody has to act.
import type { ConditionState } from '../../core/judgement/condition'
import { isMissed } from '../../core/judgement/condition'
import { capitalised } from '../../core/report/words'
import { StatusTag } from '../status-tag'

export function ConditionStateTag({ state }: { state: ConditionState }) {
  return (
    <StatusTag tone={state === 'met' ? 'neutral' : 'blue'}>
      {isMissed(state) ? <span aria-hidden="true">▲ </span> : null}
      {capitalised(state)}
    </StatusTag>
  )
}
