/** Everything the linter can say: one message each, with its remedy. The test's table has a row for every one. */
import type { Problem } from '../problem'

const messages = {
  shape: (finding: string) => finding,
  'unknown-member': () => 'is not known here: check its spelling, or remove it',
  published: (version: number, was: string, is: string) =>
    `version ${version} is published and must not change (was ${was}, is ${is}): make it version ${version + 1}`,

  twice: () => 'is there twice: give one of them another id',
  retired: () => 'is a retired id, which is never used again: take a new one',
  dangling: (name: string) => `${name} does not exist: name one that does, or remove it`,
  'dangling-or-later': (name: string) =>
    `${name} does not exist or comes later: name an earlier question or a field of the intake`,
  'empty-domain': () => 'has no question: remove it, or give it one',
  'weights-of-domains': (sum: number) =>
    `weights sum to ${sum}, not 100: change them until they do`,
  'claims-not-multi': (id: string) =>
    `${id} is not a multi question: name the one whose options are the claims`,
  'not-a-claim': (id: string) => `is not a claim: use an option of ${id}`,

  unreadable: (reason: string) => `cannot be read: ${reason}`,
  circle: () => 'runs in a circle: let it depend on earlier questions only',
  never: () => 'can never be true: nobody would see it, so change or remove it',
  'rules-only': (what: string) => `${what} is for rules only: ask for an answer or an intake field`,
  'cannot-be-blank': (name: string) => `${name} cannot be blank: only questions can`,
  'always-applies': (name: string) =>
    `${name} is never answered "not applicable": offer that, or leave the condition out`,
  'operator-does-not-fit': (op: string, name: string) =>
    `"${op}" does not fit ${name}: use an operator for what it holds`,
  'value-never-given': (name: string, value: string) =>
    `${name} is never ${value}: use one of its values`,

  'weight-missing': () => 'is missing, although the question is scored: give it 1 to 5',
  'weight-without-scoring': () =>
    'is given, although the question is never scored: remove it, or give answers credit',
  'not-applicable-unsaid': () =>
    'must say whether "not applicable" is offered: write true or false',
  'no-full-credit': () => 'has no answer with a credit: let the best answer have one',
  'bands-open': () => 'leaves some answers without credit: end with a band that takes the rest',
  'band-unreachable': (band: number) =>
    `band ${band} is never reached: put narrower bands before wider ones`,
  'red-and-knockout': () =>
    'flags one answer as red and as a knock-out: a knock-out is enough, so remove the red',

  'prompt-long': (words: number, most: number) =>
    `has ${words} words, more than ${most}: move the rest to the hint`,
  'double-negative': () => 'is a double negative: say it the other way round',

  'compares-unread': (id: string) =>
    `names ${id}, which its condition does not read: remove it, or read it in "when"`,
  'reads-uncompared': (id: string) =>
    `reads ${id}, which is not among its questions: add it to "questions"`,
  'hidden-together': () =>
    'compares answers that are never asked together: change it, or ask its questions in one questionnaire',
  'not-a-question': () => 'must ask the vendor: end it with a question mark',

  'rule-without-case': () =>
    'has no worked case in which it fires: add one to cases.yaml, or remove the rule',
  'contradiction-without-case': () =>
    'has no worked case: add one to cases.yaml in which it fires, with a near miss',
} as const

export type MessageId = keyof typeof messages
type Words<Id extends MessageId> = Parameters<(typeof messages)[Id]>

export const messageIds = Object.keys(messages) as readonly MessageId[]

/** A problem that the linter found: only `found` makes one, so that none is without a place in the list. */
export interface Finding extends Problem {
  id: MessageId
}

export function found<Id extends MessageId>(id: Id, path: string, ...words: Words<Id>): Finding {
  const say: (...words: never[]) => string = messages[id]
  return { id, path, message: say(...(words as never[])) }
}
