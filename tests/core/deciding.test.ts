// Proposals, waivers and decisions as pure rules: who may say the last word, what stands, what follows.
import { describe, expect, it } from 'vitest'
import { allows } from '../../app/core/access/policy'
import type { Staff, StaffRole } from '../../app/core/access/roles'
import {
  decide,
  type OpenProposal,
  refusalToApprove,
  refusalToResume,
} from '../../app/core/judgement/decide'
import type { ConditionInput } from '../../app/core/judgement/input'
import { adviceOnBlanks, type DecisionGround, flawsOf } from '../../app/core/judgement/proposal'
import { flawsOfWaiver } from '../../app/core/judgement/waiver'

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

const ground: DecisionGround = {
  tier: 1,
  today: '2026-10-05',
  knockouts: [],
  waivers: [],
  conditions: [],
}

describe('the last word', () => {
  it('is never the only word of the author, in any tier', () => {
    for (const tier of [1, 2, 3] as const) {
      for (const role of ['reviewer', 'legal'] as const) {
        const review = { tier, launchedById: 'somebody', waivedByIds: [] }
        const refused = refusalToApprove(staff('author', role), proposal(), review)
        expect(refused?.reason, `${role}, Tier ${tier}`).toBe('not allowed')
        expect(refusalToApprove(staff('other', role), proposal(), review)).toBeNull()
      }
    }
  })

  it('is not for whoever launched a Tier 1 review', () => {
    const launcher = staff('launcher', 'procurement', 'reviewer')
    const people = { launchedById: 'launcher', waivedByIds: [] }
    const refused = refusalToApprove(launcher, proposal(), { ...people, tier: 1 })
    expect(refused?.sentence).toContain('You launched this review')
    expect(refusalToApprove(launcher, proposal(), { ...people, tier: 2 })).toBeNull()
  })

  it('is not for requesters, procurement or administrators', () => {
    for (const role of ['requester', 'procurement', 'admin'] as const) {
      const refused = refusalToApprove(staff('other', role), proposal(), {
        tier: 3,
        launchedById: 'somebody',
        waivedByIds: [],
      })
      expect(refused?.sentence, role).toBe('Your roles do not include approving decisions.')
    }
  })

  it('is refused when a circumstance is not told', () => {
    expect(allows(staff('x', 'reviewer'), 'decision.approve', {})).toBe(false)
    expect(allows(staff('x', 'reviewer'), 'decision.approve', { tier: 3, launcher: false })).toBe(
      false,
    )
    const told = { tier: 1, authorOfProposal: false, launcher: false, recordedWaiver: false }
    expect(allows(staff('x', 'reviewer'), 'decision.approve', told)).toBe(true)
    for (const untold of ['authorOfProposal', 'launcher', 'recordedWaiver']) {
      const rest = Object.fromEntries(Object.entries(told).filter(([name]) => name !== untold))
      expect([untold, allows(staff('x', 'reviewer'), 'decision.approve', rest)]).toEqual([
        untold,
        false,
      ])
    }
    const launched = { authorOfProposal: false, launcher: true, recordedWaiver: false }
    expect(allows(staff('x', 'reviewer'), 'decision.approve', launched)).toBe(false)
  })

  it('is not for whoever recorded a waiver that it rests on, in any tier', () => {
    for (const tier of [1, 2, 3] as const) {
      const review = { tier, launchedById: 'somebody', waivedByIds: ['waiver'] }
      for (const role of ['reviewer', 'legal'] as const) {
        const recorder = staff('waiver', role)
        expect(refusalToApprove(recorder, proposal(), review)?.sentence).toBe(
          'You recorded a waiver that it rests on: another person must approve it.',
        )
        expect(refusalToApprove(staff('other', role), proposal(), review)).toBeNull()
        // A rejection rests on no waiver.
        expect(refusalToApprove(recorder, proposal({ decision: 'reject' }), review)).toBeNull()
      }
    }
  })

  it('is granted over roles and circumstances exactly as this table says', () => {
    const roles = ['requester', 'procurement', 'reviewer', 'legal', 'admin'] as const
    const both = [true, false]
    for (const role of roles)
      for (const tier of [1, 2, 3])
        for (const authorOfProposal of both)
          for (const launcher of both)
            for (const recordedWaiver of both) {
              const told = { tier, authorOfProposal, launcher, recordedWaiver }
              const approves = role === 'reviewer' || role === 'legal'
              const expected =
                approves && !authorOfProposal && !recordedWaiver && !(tier === 1 && launcher)
              const granted = allows(staff('x', role), 'decision.approve', told)
              expect({ role, ...told, granted }).toEqual({ role, ...told, granted: expected })
            }
  })

  it('names every deed that stands in the way', () => {
    const all = staff('author', 'reviewer')
    const review = { tier: 1, launchedById: 'author', waivedByIds: ['author'] } as const
    expect(refusalToApprove(all, proposal(), review)?.sentence).toBe(
      'You launched this review, whose tier is 1, recorded a waiver that it rests on, and wrote this proposal: another person must approve it.',
    )
  })
})

describe('a proposal', () => {
  const fieldsOf = (over: Partial<OpenProposal>, at: Partial<Parameters<typeof flawsOf>[1]> = {}) =>
    flawsOf(
      { ...proposal(over), conditions: [...(over.conditions ?? [])] },
      { ...ground, ...at },
    ).map(({ field }) => field)

  const hold = { decision: 'hold', validUntil: null, conditions: [condition] } as const

  it('may run to the end of its tier’s interval and no further', () => {
    expect(fieldsOf({ validUntil: '2027-10-05' })).toEqual([])
    expect(fieldsOf({ validUntil: '2027-10-06' })).toEqual(['validUntil'])
    expect(fieldsOf({ validUntil: '2027-10-06' }, { tier: 2 })).toEqual([])
    expect(fieldsOf({ validUntil: '2026-10-05' })).toEqual(['validUntil'])
    expect(fieldsOf({ validUntil: null })).toEqual(['validUntil'])
    expect(fieldsOf({ ...hold })).toEqual([])
    expect(fieldsOf({ decision: 'reject', validUntil: '2027-01-01' })).toEqual(['validUntil'])
  })

  it('cannot allow the use while a knock-out stands, but may hold or reject', () => {
    const knockouts = ['Emotion recognition at work is prohibited.']
    expect(fieldsOf({}, { knockouts })).toEqual(['decision'])
    expect(
      fieldsOf({ decision: 'approve with conditions', conditions: [condition] }, { knockouts }),
    ).toEqual(['decision'])
    expect(fieldsOf({ ...hold }, { knockouts })).toEqual([])
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

  it('says what a hold waits for', () => {
    expect(fieldsOf({ decision: 'hold', validUntil: null })).toEqual(['decision'])
  })

  it('is better sent back where under half of the questions are answered', () => {
    expect(adviceOnBlanks({ visible: 70, answered: 34 })).toContain('34 of 70')
    expect(adviceOnBlanks({ visible: 70, answered: 35 })).toBeNull()
    expect(adviceOnBlanks({ visible: 0, answered: 0 })).toBeNull()
  })
})

describe('deciding', () => {
  const review = {
    status: 'in review',
    tier: 1,
    launchedById: 'launcher',
    waivedByIds: [],
  } as const
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
        nextLightOn: '2027-04-05',
        fullDecidedOn: '2026-10-05',
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

  it('goes on counting after the conditions of an earlier hold, which are still watched', () => {
    const before = [
      { number: 1, dueOn: '2026-10-20', status: 'met' as const },
      { number: 2, dueOn: '2026-10-25', status: 'open' as const },
    ]
    const wish = proposal({ decision: 'approve with conditions', conditions: [condition] })
    const decided = decide(review, wish, {
      by,
      ground: { ...ground, conditions: before },
      evidence: [],
    })
    expect(decided).toMatchObject({
      facts: {
        nextReviewOn: '2026-10-25',
        nextReviewReason: 'condition C-02 is due on 25 Oct 2026',
        conditions: [{ number: 3 }],
      },
    })
  })

  it('is looked at again when a waiver that it rests on ends', () => {
    const waivers = [{ rule: 'training', endsOn: '2027-01-31' }]
    const decided = decide(review, proposal(), {
      by,
      ground: { ...ground, waivers },
      evidence: [],
    })
    expect(decided).toMatchObject({
      facts: {
        nextReviewOn: '2027-01-31',
        nextReviewReason: 'the waiver of training ends on 31 Jan 2027',
      },
    })
  })

  it('is taken up again after a hold, and after nothing else', () => {
    expect(refusalToResume({ status: 'decided', decision: 'hold' })).toBeNull()
    for (const decision of ['approve', 'approve with conditions', 'reject'] as const) {
      expect(refusalToResume({ status: 'decided', decision })).toContain('only a hold')
    }
    expect(refusalToResume({ status: 'in review', decision: null })).toContain('in review')
    expect(refusalToResume({ status: 'closed', decision: 'hold' })).toContain('closed')
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

describe('a waiver', () => {
  const today = '2026-10-05'
  const fired = { rule: 'training', sentence: 'Trains on us.', waivable: true, waived: false }
  const banned = { ...fired, rule: 'banned', sentence: 'Banned practice.', waivable: false }
  const flaws = (wish: { rule?: string; endsOn?: string }, waived = false) =>
    flawsOfWaiver(
      { rule: 'training', endsOn: '2027-01-01', ...wish },
      { today, knockouts: [{ ...fired, waived }, banned] },
    ).map(({ field, sentence }) => `${field}: ${sentence}`)

  it('lifts a knock-out that fired, and no other', () => {
    expect(flaws({})).toEqual([])
    expect(flaws({ rule: 'unknown' })).toEqual([
      'rule: This knock-out does not stand: there is nothing to waive',
    ])
    expect(flaws({ rule: 'banned' })).toEqual([
      'rule: This knock-out cannot be waived: Banned practice.',
    ])
    expect(flaws({}, true)).toEqual([expect.stringContaining('is in force')])
  })

  it('ends after today and within 180 days', () => {
    expect(flaws({ endsOn: '2026-10-05' })).toEqual(['endsOn: A waiver ends after today'])
    expect(flaws({ endsOn: '2026-10-06' })).toEqual([])
    expect(flaws({ endsOn: '2027-04-03' })).toEqual([])
    expect(flaws({ endsOn: '2027-04-04' })).toEqual([
      'endsOn: A waiver runs for 180 days at most: until 3 Apr 2027',
    ])
  })
})
