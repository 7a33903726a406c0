// What is lost by evidence that no longer counts, in a sentence for header and report alike.
import { countWords } from '../report/words'
import type { EvidenceToll } from './view'

/** Empty where nothing is lost. */
export function tollWords({ ended, rejected, questions, lost }: EvidenceToll): string {
  const what = [
    ...(ended > 0 ? [`${countWords(ended, 'piece')} of evidence ran out`] : []),
    ...(rejected > 0
      ? [`${countWords(rejected, 'piece')} of evidence ${was(rejected)} rejected`]
      : []),
  ]
  if (what.length === 0) return ''
  const behind = questions === 0 ? '' : `, behind ${countWords(questions, 'answer')}`
  const cost = lost === null || lost === 0 ? '' : `; this costs ${lost.toFixed(1)} points`
  return `${what.join(' and ')}${behind}${cost}.`
}

const was = (count: number): string => (count === 1 ? 'was' : 'were')
