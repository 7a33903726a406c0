// What a stored finding says that somebody who typed over an earlier one does not know.
import { wordsOf } from '../schedule/plain-date'
import type { FindingContent } from './input'

const names = {
  severity: 'severity',
  statement: 'what is wrong',
  impact: 'what it means for us',
  questionId: 'the question',
  treatment: 'the treatment',
  owner: 'the owner',
  dueOn: 'the due date',
} satisfies Record<keyof FindingContent, string>

/** 'severity is now High; the due date is now 1 Mar 2027'; empty where both say the same. */
export function differenceWords(stored: FindingContent, typed: FindingContent): string {
  return keys
    .filter((key) => stored[key] !== typed[key])
    .map((key) => `${names[key]} is now ${valueWords(stored, key)}`)
    .join('; ')
}

const keys = [
  'severity',
  'statement',
  'impact',
  'questionId',
  'treatment',
  'owner',
  'dueOn',
] as const satisfies readonly (keyof FindingContent)[]

function valueWords(stored: FindingContent, key: keyof FindingContent): string {
  const value = stored[key]
  if (value === null || value === '') return 'empty'
  if (key === 'dueOn') return wordsOf(value)
  return key === 'statement' || key === 'impact' ? `“${value}”` : value
}
