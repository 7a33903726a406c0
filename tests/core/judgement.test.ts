// Verdicts, proposals and decisions as pure rules: who may, what stands, what follows.
import { describe, expect, it } from 'vitest'
import {
  approvalInput,
  evidenceReviewInput,
  proposalInput,
  verdictInput,
} from '../../app/core/judgement/input'
import {
  effectOf,
  refusalOf,
  standingVerdict,
  type Verdict,
} from '../../app/core/judgement/verdict'

const verdict = (over: Partial<Verdict> = {}): Verdict => ({
  questionId: 'TRN-01',
  seq: 1,
  kind: 'accepted',
  credit: null,
  notApplicableAccepted: null,
  reason: '',
  answerRevision: 1,
  byId: 'u1',
  at: new Date('2026-10-01T10:00:00Z'),
  ...over,
})

const sentencesOf = (result: {
  success: boolean
  error?: { issues: readonly { path: PropertyKey[]; message: string }[] } | undefined
}) =>
  Object.fromEntries(
    (result.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
  )

describe('a verdict', () => {
  const now = { revision: 1, evidenceChangedAt: null }

  it('counts as the latest word on the answer as it now reads', () => {
    const first = verdict({ seq: 1, kind: 'rejected' })
    const second = verdict({ seq: 2, kind: 'adjusted', credit: 40 })
    expect(standingVerdict([second, first], now)).toEqual(second)
  })

  it('is history once the answer was changed', () => {
    expect(standingVerdict([verdict({ answerRevision: 1 })], { ...now, revision: 2 })).toBeNull()
  })

  it('is history once the evidence behind the answer was changed', () => {
    const given = verdict({ at: new Date('2026-10-01T10:00:00Z') })
    const evidenceChangedAt = new Date('2026-10-01T10:00:01Z')
    expect(standingVerdict([given], { revision: 1, evidenceChangedAt: given.at })).toEqual(given)
    expect(standingVerdict([given], { revision: 1, evidenceChangedAt })).toBeNull()
  })

  it('stays in force while a question is asked of the vendor', () => {
    const rejected = verdict({ seq: 1, kind: 'rejected' })
    expect(standingVerdict([rejected, verdict({ seq: 2, kind: 'asked' })], now)).toEqual(rejected)
  })

  it('leaves the engine alone when accepted, gives its credit when adjusted, and nothing when rejected', () => {
    expect(effectOf(verdict()).reviewedCredit).toBeNull()
    expect(effectOf(verdict({ kind: 'adjusted', credit: 40 })).reviewedCredit).toBe(40)
    expect(effectOf(verdict({ kind: 'rejected' })).reviewedCredit).toBe(0)
    expect(effectOf(null)).toEqual({ reviewedCredit: null, notApplicableAccepted: null })
  })

  it('accepts or refuses a claim that the question does not apply', () => {
    expect(effectOf(verdict({ notApplicableAccepted: 'accepted' })).notApplicableAccepted).toBe(
      true,
    )
    const refused = effectOf(verdict({ kind: 'rejected', notApplicableAccepted: 'refused' }))
    expect(refused).toEqual({ reviewedCredit: 0, notApplicableAccepted: false })
  })

  const answer = {
    answerRevision: 2,
    lastSeq: 1,
    answered: true,
    claimsNotApplicable: false,
    awaitsCredit: false,
    scored: true,
  }
  const given = { choice: 'accepted', answerRevision: 2, lastSeq: 1 } as const

  it('is refused when the answer or another verdict came in between', () => {
    expect(refusalOf(answer, given)).toBeNull()
    expect(refusalOf(answer, { ...given, answerRevision: 1 })?.reason).toBe('stale')
    expect(refusalOf(answer, { ...given, lastSeq: 0 })?.reason).toBe('stale')
  })

  it('must fit the answer', () => {
    const claim = { ...answer, claimsNotApplicable: true }
    expect(refusalOf(answer, { ...given, choice: 'not applicable accepted' })).not.toBeNull()
    expect(refusalOf(claim, given)).not.toBeNull()
    expect(refusalOf(claim, { ...given, choice: 'not applicable refused' })).toBeNull()
    expect(refusalOf({ ...answer, awaitsCredit: true }, given)).not.toBeNull()
    expect(refusalOf({ ...answer, scored: false }, { ...given, choice: 'adjusted' })).not.toBeNull()
  })
})

describe('what is typed', () => {
  const typed = { questionId: 'TRN-01', answerRevision: '1', lastSeq: '0' }

  it('needs a reason and a whole credit from 0 to 100 to adjust', () => {
    const adjusted = { ...typed, choice: 'adjusted', credit: '101', reason: ' ' }
    expect(sentencesOf(verdictInput.safeParse(adjusted))).toEqual({
      credit: 'Give a credit from 0 to 100, as a whole number',
      reason: 'Say why: "adjusted" needs a reason',
    })
    for (const credit of ['', '-1', '50.5', 'many']) {
      const parsed = verdictInput.safeParse({ ...adjusted, credit, reason: 'Read the contract' })
      expect(Object.keys(sentencesOf(parsed)), credit).toEqual(['credit'])
    }
    const good = verdictInput.parse({ ...adjusted, credit: '0', reason: 'Read the contract' })
    expect(good).toMatchObject({ credit: 0, answerRevision: 1, lastSeq: 0 })
  })

  it('needs a reason to reject or to refuse "not applicable", and none to accept', () => {
    for (const choice of ['rejected', 'not applicable refused']) {
      expect(Object.keys(sentencesOf(verdictInput.safeParse({ ...typed, choice })))).toEqual([
        'reason',
      ])
    }
    expect(verdictInput.safeParse({ ...typed, choice: 'accepted', credit: '' }).success).toBe(true)
  })

  it('names every missing part of a condition at its own field', () => {
    const empty = { sentence: '', ownerSide: '', owner: '', dueOn: '', evidenceNeeded: '' }
    const parsed = proposalInput.safeParse({
      decision: 'approve with conditions',
      reason: 'Good enough',
      validUntil: '2027-01-01',
      conditions: [{ ...empty, consequence: '' }],
    })
    expect(Object.keys(sentencesOf(parsed)).sort()).toEqual([
      'conditions.0.consequence',
      'conditions.0.dueOn',
      'conditions.0.evidenceNeeded',
      'conditions.0.owner',
      'conditions.0.ownerSide',
      'conditions.0.sentence',
    ])
  })

  it('needs a reason to decline and to reject evidence', () => {
    const declined = { proposalId: 'p', approved: 'declined', comment: '' }
    expect(sentencesOf(approvalInput.safeParse(declined))).toHaveProperty('comment')
    const rejected = { status: 'rejected', reason: '', revision: '0' }
    expect(sentencesOf(evidenceReviewInput.safeParse(rejected))).toHaveProperty('reason')
  })
})
