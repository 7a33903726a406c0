/** Checks the words that a vendor reads. */
import { type Question, type Questionnaire, questionsOf } from '../definition'
import { type Finding, found } from './messages'

const longestPrompt = 25

export function wordingProblems(definition: Questionnaire): Finding[] {
  return questionsOf(definition).flatMap((question) => [
    ...lengthProblems(question),
    ...doubleNegatives(question),
  ])
}

function lengthProblems({ id, prompt }: Question): Finding[] {
  const words = prompt.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return words > longestPrompt ? [found('prompt-long', `${id}.prompt`, words, longestPrompt)] : []
}

const negation = /\b(?:not|no|never|none|nothing|nobody|neither|nor|without|cannot|\w+n't)\b/gi
/** "No, …" answers the question; the negation is in what follows. */
const answer = /^(?:no|none)\b[,;]?/i

const negations = (text: string) => text.match(negation)?.length ?? 0

/** Two negations in one sentence, or a "no" to a question that already denies. */
function doubleNegatives(question: Question): Finding[] {
  const { id, prompt } = question
  const inPrompt = negations(prompt)
  const options = 'options' in question ? [...question.options] : []
  return [
    ...(inPrompt > 1 ? [found('double-negative', `${id}.prompt`)] : []),
    ...options
      .filter(({ label }) =>
        inPrompt > 0 ? answer.test(label) : negations(label.replace(answer, '')) > 1,
      )
      .map(({ value }) => found('double-negative', `${id}.options.${value}`)),
  ]
}
