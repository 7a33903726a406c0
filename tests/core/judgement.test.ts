// Verdicts, proposals and decisions as pure rules: who may, what stands, what follows.
import { describe, expect, it } from 'vitest'
import { allows } from '../../app/core/access/policy'
import type { Staff, StaffRole } from '../../app/core/access/roles'
import { decide, type OpenProposal, refusalToApprove } from '../../app/core/judgement/decide'
import {
  approvalInput,
  type ConditionInput,
  evidenceReviewInput,
  findingInput,
  proposalInput,
  returnInput,
  verdictInput,
} from '../../app/core/judgement/input'
import { flawsOf } from '../../app/core/judgement/proposal'
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

const staff = (id: string, ...roles: StaffRole[]): Staff => ({
  kind: 'staff',
  id,
  name: id,
  email: `${id}@example.com`,
  roles,
})

const condition: ConditionInput = {
  sentence: 'Training on our data is switched off',
  ownerSide: 'us',
  owner: 'IT',
  dueOn: '2026-12-01',
  evidenceNeeded: 'Screenshot of the switch',
  consequence: 'Use stops',
}

const proposal = (over: Partial<OpenProposal> = {}): OpenProposal => ({
  status: 'open',
  byId: 'author',
  decision: 'approve',
  validUntil: '2027-10-01',
  conditions: [],
  ...over,
})

const ground = { tier: 1, today: '2026-10-05', knockouts: [] as string[] } as const
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

  it('needs an owner, a statement and a severity for a finding', () => {
    const parsed = findingInput.safeParse({ treatment: 'accept', questionId: '', dueOn: '' })
    expect(Object.keys(sentencesOf(parsed)).sort()).toEqual(['owner', 'severity', 'statement'])
  })

  it('needs a reason to decline, to reject evidence and to return, and a question to return for', () => {
    const declined = { proposalId: 'p', approved: 'declined', comment: '' }
    expect(sentencesOf(approvalInput.safeParse(declined))).toHaveProperty('comment')
    const rejected = { status: 'rejected', reason: '', revision: '0' }
    expect(sentencesOf(evidenceReviewInput.safeParse(rejected))).toHaveProperty('reason')
    const parsed = returnInput.safeParse({ questionIds: [], reason: '' })
    expect(Object.keys(sentencesOf(parsed)).sort()).toEqual(['questionIds', 'reason'])
  })
})

describe('the last word', () => {
  it('is never the only word of the author, in any tier', () => {
    for (const tier of [1, 2, 3] as const) {
      for (const role of ['reviewer', 'legal'] as const) {
        const review = { tier, launchedById: 'somebody' }
        const refused = refusalToApprove(staff('author', role), proposal(), review)
        expect(refused?.reason, `${role}, Tier ${tier}`).toBe('not allowed')
        expect(refusalToApprove(staff('other', role), proposal(), review)).toBeNull()
      }
    }
  })

  it('is not for whoever launched a Tier 1 review', () => {
    const launcher = staff('launcher', 'procurement', 'reviewer')
    const refused = refusalToApprove(launcher, proposal(), { tier: 1, launchedById: 'launcher' })
    expect(refused?.sentence).toContain('You launched this review')
    expect(refusalToApprove(launcher, proposal(), { tier: 2, launchedById: 'launcher' })).toBeNull()
  })

  it('is not for requesters, procurement or administrators', () => {
    for (const role of ['requester', 'procurement', 'admin'] as const) {
      const refused = refusalToApprove(staff('other', role), proposal(), {
        tier: 3,
        launchedById: 'somebody',
      })
      expect(refused?.sentence, role).toBe('Your roles do not include approving decisions.')
    }
  })

  it('is refused when a circumstance is not told', () => {
    expect(allows(staff('x', 'reviewer'), 'decision.approve', {})).toBe(false)
    expect(allows(staff('x', 'reviewer'), 'decision.approve', { tier: 3, launcher: false })).toBe(
      false,
    )
    expect(allows(staff('x', 'reviewer'), 'decision.approve', { authorOfProposal: false })).toBe(
      false,
    )
  })
})

describe('a proposal', () => {
  const fieldsOf = (over: Partial<OpenProposal>, at: Partial<Parameters<typeof flawsOf>[1]> = {}) =>
    flawsOf(
      { ...proposal(over), conditions: [...(over.conditions ?? [])] },
      { ...ground, ...at },
    ).map(({ field }) => field)

  it('may run to the end of its tier’s interval and no further', () => {
    expect(fieldsOf({ validUntil: '2027-10-05' })).toEqual([])
    expect(fieldsOf({ validUntil: '2027-10-06' })).toEqual(['validUntil'])
    expect(fieldsOf({ validUntil: '2027-10-06' }, { tier: 2 })).toEqual([])
    expect(fieldsOf({ validUntil: '2026-10-05' })).toEqual(['validUntil'])
    expect(fieldsOf({ validUntil: null })).toEqual(['validUntil'])
    expect(fieldsOf({ decision: 'hold', validUntil: null })).toEqual([])
    expect(fieldsOf({ decision: 'reject', validUntil: '2027-01-01' })).toEqual(['validUntil'])
  })

  it('cannot allow the use while a knock-out stands, but may hold or reject', () => {
    const knockouts = ['Emotion recognition at work is prohibited.']
    expect(fieldsOf({}, { knockouts })).toEqual(['decision'])
    expect(
      fieldsOf({ decision: 'approve with conditions', conditions: [condition] }, { knockouts }),
    ).toEqual(['decision'])
    expect(fieldsOf({ decision: 'hold', validUntil: null }, { knockouts })).toEqual([])
    expect(fieldsOf({ decision: 'reject', validUntil: null }, { knockouts })).toEqual([])
  })

  it('has conditions exactly where its decision says so', () => {
    expect(fieldsOf({ decision: 'approve with conditions' })).toEqual(['decision'])
    expect(fieldsOf({ conditions: [condition] })).toEqual(['decision'])
    const reject = { decision: 'reject', validUntil: null, conditions: [condition] } as const
    expect(fieldsOf({ ...reject, conditions: [...reject.conditions] })).toEqual(['decision'])
    const late = { ...condition, dueOn: '2026-10-05' }
    expect(
      fieldsOf({ decision: 'approve with conditions', conditions: [condition, late] }),
    ).toEqual(['conditions.1.dueOn'])
  })
})

describe('deciding', () => {
  const review = { status: 'in review', tier: 1, launchedById: 'launcher' } as const
  const by = staff('other', 'reviewer')

  it('fixes validity and the next review with its reason', () => {
    const decided = decide(review, proposal(), {
      by,
      ground,
      evidence: [{ title: 'SOC 2 Type II', validTo: '2027-03-31' }],
    })
    expect(decided).toEqual({
      ok: true,
      facts: {
        status: 'decided',
        decision: 'approve',
        validUntil: '2027-10-01',
        nextReviewOn: '2027-03-31',
        nextReviewReason: 'SOC 2 Type II is valid until 31 Mar 2027',
        conditions: [],
      },
    })
  })

  it('numbers the conditions and is looked at again when the first is due', () => {
    const decided = decide(
      review,
      proposal({
        decision: 'approve with conditions',
        conditions: [condition, { ...condition, dueOn: '2026-11-01' }],
      }),
      { by, ground, evidence: [] },
    )
    expect(decided).toMatchObject({
      facts: {
        nextReviewOn: '2026-11-01',
        nextReviewReason: 'condition C-02 is due on 1 Nov 2026',
        conditions: [{ number: 1 }, { number: 2 }],
      },
    })
  })

  it('sets no next review after a rejection', () => {
    const rejected = proposal({ decision: 'reject', validUntil: null })
    expect(decide(review, rejected, { by, ground, evidence: [] })).toMatchObject({
      facts: { nextReviewOn: null, nextReviewReason: null, validUntil: null },
    })
  })

  it('is refused to the wrong person, on a closed proposal, in another state and when time has overtaken it', () => {
    const reasonOf = (over: {
      review?: object
      proposal?: Partial<OpenProposal>
      by?: Staff
      today?: string
    }) => {
      const result = decide({ ...review, ...over.review }, proposal(over.proposal), {
        by: over.by ?? by,
        ground: { ...ground, today: over.today ?? ground.today },
        evidence: [],
      })
      return result.ok ? 'decided' : result.reason
    }
    expect(reasonOf({})).toBe('decided')
    expect(reasonOf({ by: staff('author', 'reviewer') })).toBe('not allowed')
    expect(reasonOf({ proposal: { status: 'withdrawn' } })).toBe('not possible now')
    expect(reasonOf({ review: { status: 'returned' } })).toBe('not possible now')
    expect(reasonOf({ today: '2027-10-01' })).toBe('flawed')
  })
})
