// What counts as unchanged since it was accepted: the ground of accepting many answers at once, and of undoing one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isUnchanged,
  type Present,
  questionChanges,
  type Remembered,
  type Said,
  sinceJudged,
} from '../../app/core/judgement/since'
import {
  choicesOn,
  judgementsOf,
  refusalOf,
  refusalToWithdraw,
  standingVerdict,
  type Verdict,
  type VerdictKind,
} from '../../app/core/judgement/verdict'
import { bases } from '../../app/core/questionnaire/answer'
import type { Question } from '../../app/core/questionnaire/kinds/registry'
import { bank } from '../services/judgement-case'

const verdict = (over: Partial<Verdict> = {}): Verdict => ({
  questionId: 'TRN-01',
  seq: 1,
  kind: 'accepted',
  credit: null,
  notApplicableAccepted: null,
  reason: '',
  answerRevision: 1,
  byId: 'ada',
  at: new Date('2026-10-01T10:00:00Z'),
  ...over,
})

const words = fc.option(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }), { nil: null })
const saidDrawn: fc.Arbitrary<Said> = fc.record({
  value: fc.oneof(words, fc.integer({ min: 0, max: 9 }), fc.array(fc.constantFrom('a', 'b', 'c'))),
  exception: words,
  comment: words,
  notApplicable: words,
  link: words,
  basis: fc.constantFrom(...bases),
})
const kindDrawn = fc.constantFrom<VerdictKind>('accepted', 'adjusted', 'rejected')
const rememberedDrawn: fc.Arbitrary<Remembered> = fc.record({
  inThisRound: fc.boolean(),
  verdict: fc.option(
    kindDrawn.map((kind) => verdict({ kind })),
    { nil: null },
  ),
  before: fc.option(saidDrawn, { nil: null }),
  sameQuestion: fc.boolean(),
})

describe('an answer since it was judged', () => {
  const said: Said = {
    value: 'yes',
    exception: null,
    comment: 'Since May',
    notApplicable: null,
    link: 'https://vendor.example/trust',
    basis: 'evidence',
  }
  const accepted: Remembered = {
    inThisRound: false,
    verdict: verdict(),
    before: said,
    sameQuestion: true,
  }
  const present: Present = { said, acceptable: true, judged: false, asked: false }

  it('is unchanged when it was accepted and nothing about it moved', () => {
    expect(sinceJudged(accepted, present)).toBe('unchanged')
  })

  it('is never unchanged when any part of it differs, or its proof is weaker', () => {
    const other: Partial<Said>[] = [
      { value: 'no' },
      { value: null },
      { exception: 'Not on the free plan' },
      { comment: 'since May' },
      { comment: null },
      { notApplicable: 'No training' },
      { link: null },
      { basis: 'link' },
      { basis: 'stated' },
    ]
    for (const over of other) {
      const now = { ...present, said: { ...said, ...over } }
      expect([over, sinceJudged(accepted, now)]).toEqual([over, 'changed'])
    }
    expect(sinceJudged(accepted, { ...present, said: { ...said, basis: 'verified' } })).toBe(
      'unchanged',
    )
  })

  it('is never unchanged when the question was another one', () => {
    expect(sinceJudged({ ...accepted, sameQuestion: false }, present)).toBe('changed')
  })

  it('is unchanged only since it was accepted: another word, or none, is none to repeat', () => {
    for (const kind of ['adjusted', 'rejected'] as const) {
      expect(sinceJudged({ ...accepted, verdict: verdict({ kind }) }, present)).toBeNull()
    }
    expect(sinceJudged({ ...accepted, verdict: null }, present)).toBeNull()
  })

  it('is not offered while it is blank, judged already, or asked about', () => {
    expect(sinceJudged(accepted, { ...present, acceptable: false })).toBeNull()
    expect(sinceJudged(accepted, { ...present, judged: true })).toBeNull()
    expect(sinceJudged(accepted, { ...present, asked: true })).toBeNull()
  })

  it('counts as changed when what was judged is not known any more', () => {
    expect(sinceJudged({ ...accepted, before: null }, present)).toBe('changed')
    expect(sinceJudged(null, present)).toBeNull()
  })

  it('is unchanged only if every condition holds, whatever is drawn', () => {
    fc.assert(
      fc.property(
        rememberedDrawn,
        saidDrawn,
        fc.boolean(),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        (remembered, drawn, repeat, [acceptable, judged, asked]) => {
          const said = repeat ? (remembered.before ?? drawn) : drawn
          const since = sinceJudged(remembered, { said, acceptable, judged, asked })
          const { before } = remembered
          const equal =
            before !== null &&
            (['value', 'exception', 'comment', 'notApplicable', 'link'] as const).every(
              (part) => JSON.stringify(before[part]) === JSON.stringify(said[part]),
            )
          const mayRepeat =
            equal &&
            bases.indexOf(said.basis) >= bases.indexOf(before.basis) &&
            remembered.sameQuestion &&
            remembered.verdict?.kind === 'accepted' &&
            acceptable &&
            !judged &&
            !asked
          expect(since === 'unchanged').toBe(mayRepeat)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('stays unchanged through itself, and through better proof only', () => {
    fc.assert(
      fc.property(saidDrawn, fc.constantFrom(...bases), (drawn, basis) => {
        expect(isUnchanged(drawn, drawn)).toBe(true)
        expect(isUnchanged(drawn, { ...drawn, basis })).toBe(
          bases.indexOf(basis) >= bases.indexOf(drawn.basis),
        )
      }),
    )
  })
})

describe('a question in two versions', () => {
  const single = bank.current.questions.find(({ kind }) => kind === 'single') as Question & {
    kind: 'single'
  }
  const [first, ...rest] = single.options
  if (!first) throw new Error('A question without options')

  it('is the same when only what is explained to the reader changed', () => {
    const explained = { ...single, why: 'For another reason', hint: 'Look here', minutes: 3 }
    expect(questionChanges(single, explained)).toEqual([])
  })

  it('says whether its wording, its options or its scoring changed', () => {
    expect(questionChanges(single, { ...single, prompt: 'Really?' })).toEqual(['wording'])
    const renamed = { ...single, options: [{ ...first, label: 'Yes, all' }, ...rest] }
    expect(questionChanges(single, renamed)).toEqual(['options'])
    const cheaper = { ...single, options: [{ ...first, credit: first.credit - 1 }, ...rest] }
    expect(questionChanges(single, cheaper)).toEqual(['scoring'])
    expect(questionChanges(single, { ...single, weight: (single.weight ?? 1) + 1 })).toEqual([
      'scoring',
    ])
  })
})

describe('taking a verdict back', () => {
  const now = { revision: 1, evidenceChangedAt: null }
  const given = [
    verdict({ seq: 1, kind: 'adjusted', credit: 40 }),
    verdict({ seq: 2, kind: 'asked' }),
    verdict({ seq: 3 }),
  ]

  it('leaves in force what stood before it', () => {
    const undone = [...given, verdict({ seq: 4, kind: 'withdrawn' })]
    expect(standingVerdict(undone, now)).toEqual(given[0])
    const both = [...undone, verdict({ seq: 5, kind: 'withdrawn' })]
    expect(standingVerdict(both, now)).toBeNull()
    expect(standingVerdict([...both, verdict({ seq: 6, kind: 'rejected' })], now)?.seq).toBe(6)
  })

  it('never brings a word back that was on an earlier answer', () => {
    const later = [
      verdict({ seq: 1 }),
      verdict({ seq: 2, answerRevision: 2, kind: 'rejected' }),
      verdict({ seq: 3, answerRevision: 2, kind: 'withdrawn' }),
    ]
    expect(standingVerdict(later, { ...now, revision: 2 })).toBeNull()
    expect(judgementsOf(later)).toEqual([later[0]])
  })

  it('is refused on a page that is out of date, and where no verdict stands', () => {
    const answer = {
      answerRevision: 1,
      lastSeq: 3,
      answered: true,
      claimsNotApplicable: false,
      awaitsCredit: false,
      scored: true,
    }
    const standing = standingVerdict(given, now)
    const page = { answerRevision: 1, lastSeq: 3 }
    expect(refusalToWithdraw(answer, standing, page)).toBeNull()
    expect(refusalToWithdraw(answer, standing, { ...page, lastSeq: 2 })?.reason).toBe('stale')
    expect(refusalToWithdraw(answer, standing, { ...page, answerRevision: 2 })?.reason).toBe(
      'stale',
    )
    expect(refusalToWithdraw(answer, null, page)?.reason).toBe('stale')
  })
})

describe('what can be said on an answer', () => {
  const plain = {
    answered: true,
    claimsNotApplicable: false,
    awaitsCredit: false,
    scored: true,
  }

  it('offers no "accept" on a blank or on a written answer, and no credit where nothing is scored', () => {
    expect(choicesOn(plain)).toEqual(['accepted', 'adjusted', 'rejected'])
    expect(choicesOn({ ...plain, answered: false })).toEqual(['adjusted', 'rejected'])
    expect(choicesOn({ ...plain, awaitsCredit: true })).toEqual(['adjusted', 'rejected'])
    expect(choicesOn({ ...plain, scored: false })).toEqual(['accepted', 'rejected'])
    expect(choicesOn({ ...plain, claimsNotApplicable: true })).toEqual([
      'not applicable accepted',
      'not applicable refused',
    ])
  })

  it('offers exactly what would not be refused', () => {
    const choices = ['accepted', 'adjusted', 'rejected'] as const
    const all = [...choices, 'not applicable accepted', 'not applicable refused'] as const
    fc.assert(
      fc.property(
        fc.record({
          answered: fc.boolean(),
          claimsNotApplicable: fc.boolean(),
          awaitsCredit: fc.boolean(),
          scored: fc.boolean(),
        }),
        (drawn) => {
          const answer = { ...drawn, answerRevision: 1, lastSeq: 0 }
          for (const choice of all) {
            const refused = refusalOf(answer, { choice, answerRevision: 1, lastSeq: 0 })
            expect(choicesOn(drawn).includes(choice)).toBe(refused === null)
          }
          expect(choicesOn(drawn)).not.toEqual([])
        },
      ),
    )
  })
})
