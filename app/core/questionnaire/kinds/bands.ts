/** What numbers and dates share: bands that carry flags. */
import type { PlainDate } from '../../schedule/plain-date'
import type { AnswerValue } from '../answer-value'
import type { OptionRule } from './kind'

interface FlaggedBand {
  red?: string | undefined
  knockout?: string | undefined
}

/** Rules for the flagged bands, named by position from 1 because a band has no id of its own. */
export function bandRules<B extends FlaggedBand>(
  bands: readonly B[],
  bandOf: (value: AnswerValue, asOf: PlainDate) => B | undefined,
): OptionRule[] {
  return bands.flatMap((band, index) => {
    const rule = (effect: OptionRule['effect'], sentence: string): OptionRule => ({
      suffix: `band-${index + 1}`,
      effect,
      sentence,
      matches: (value, asOf) => bandOf(value, asOf) === band,
    })
    return [
      ...(band.red ? [rule('red', band.red)] : []),
      ...(band.knockout ? [rule('knockout', band.knockout)] : []),
    ]
  })
}
