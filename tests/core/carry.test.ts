// What of a decided round comes back in the next one.
import { expect, test } from 'vitest'
import type { StoredAnswer, StoredEvidence } from '../../app/core/review/answer-set'
import { carriedFrom, type EarlierRound, isOld } from '../../app/core/review/carry'
import { small } from '../services/respond-questionnaire'

const TODAY = '2026-11-21'

const answer = (questionId: string, over: Partial<StoredAnswer> = {}): StoredAnswer => ({
  questionId,
  value: 'never',
  comment: '',
  exception: null,
  notApplicable: null,
  link: null,
  asOf: '2025-11-20',
  ...over,
})

const file = (id: string, over: Partial<StoredEvidence> = {}): StoredEvidence => ({
  id,
  kind: 'iso27001',
  issuer: '',
  scope: '',
  validFrom: null,
  validTo: null,
  removedAt: null,
  status: 'unreviewed',
  ...over,
})

const round = (over: Partial<EarlierRound> = {}): EarlierRound => ({
  questionnaire: small,
  answers: [answer('TRN-01'), answer('TRN-02', { value: 'In our terms' })],
  evidence: [],
  links: [],
  rejected: new Set(),
  ...over,
})

const idsOf = (earlier: EarlierRound, current = small) =>
  carriedFrom(earlier, current, TODAY).answers.map(({ questionId }) => questionId)

/** The same questionnaire with another text in one place. */
function changed(id: string, change: object) {
  const questions = small.questions.map((question) =>
    question.id === id ? { ...question, ...change } : question,
  )
  return { ...small, questions } as typeof small
}

test('answers come back, but not those that a reviewer refused', () => {
  expect(idsOf(round())).toEqual(['TRN-01', 'TRN-02'])
  expect(idsOf(round({ rejected: new Set(['TRN-01']) }))).toEqual(['TRN-02'])
})

test('a question with another wording or other options is asked afresh; another weight changes nothing', () => {
  expect(idsOf(round(), changed('TRN-01', { prompt: 'Do you train on our data?' }))).toEqual([
    'TRN-02',
  ])
  const options = [{ value: 'never', label: 'Never ever', credit: 100 }]
  expect(idsOf(round(), changed('TRN-01', { options }))).toEqual(['TRN-02'])
  expect(idsOf(round(), changed('TRN-01', { weight: 1, why: 'Other' }))).toEqual([
    'TRN-01',
    'TRN-02',
  ])
})

test('an answer whose proof has run out is asked afresh, one with other proof that holds is not', () => {
  const old = file('old', { validTo: '2026-11-20' })
  const held = file('held', { validTo: '2026-11-21' })
  const link = (evidenceId: string) => ({ evidenceId, questionId: 'TRN-01' })
  expect(idsOf(round({ evidence: [old], links: [link('old')] }))).toEqual(['TRN-02'])
  const both = round({ evidence: [old, held], links: [link('old'), link('held')] })
  expect(carriedFrom(both, small, TODAY)).toMatchObject({
    answers: [{ questionId: 'TRN-01' }, { questionId: 'TRN-02' }],
    evidence: [{ id: 'held' }],
    links: [{ evidenceId: 'held', questionId: 'TRN-01' }],
  })
})

test('evidence that was taken back or rejected stays behind', () => {
  const removed = file('removed', { removedAt: new Date('2026-01-01') })
  const rejected = file('rejected', { status: 'rejected' })
  expect(carriedFrom(round({ evidence: [removed, rejected] }), small, TODAY).evidence).toEqual([])
})

test('an answer of more than twelve months is flagged from the day after', () => {
  expect(isOld('2025-11-21', TODAY)).toBe(false)
  expect(isOld('2025-11-20', TODAY)).toBe(true)
})
