// The words of the page where everything is looked at once more before submitting.
import { counted } from './common'

export const checkWords = {
  title: 'Check your answers',
  changed: 'The answers changed while you were submitting',
  changedText: 'Nothing was submitted. Look at them again, then go on.',
  kept: 'Your explanations are kept',
  nothing: 'Every question is answered, without exceptions and without proof that has run out.',
  first: 'Look at these first',
  whichOnes: 'Which ones',
  gaps: (count: number) => `${counted(count, 'question')} without an answer`,
  gapsText:
    'You may submit with open questions. They count as not answered, so a short answer is better than none.',
  exceptions: (count: number) => `${counted(count, 'answer')} with an exception`,
  exceptionsText: 'Make sure that each says which plan, users or data it is about.',
  expired: (count: number) => `${counted(count, 'answer')} with proof that has run out`,
  expiredText: 'A newer document helps; the old one stays in the list.',
  contradictions: (count: number) =>
    `${counted(count, 'question')} about answers that may not go together`,
  contradictionsText:
    'Change one of the answers, or explain how they go together. Whoever reads your answers sees what you write.',
  explanation: 'Your explanation',
  keep: 'Keep the explanations',
  goOn: 'Go on to submit',
}
