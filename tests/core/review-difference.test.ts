// What is different between two rounds: nothing between a round and itself, each change once, and the same seen from either side.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../app/core/questionnaire/kinds/registry'
import { type Difference, difference } from '../../app/core/review/difference'
import type { AskedFacts, RoundFacts, RuleFact } from '../../app/core/review/difference/facts'
import { countOf, isNothing, signed, summaryLine } from '../../app/core/review/difference/summary'
import { bank } from '../services/judgement-case'

const questionOf = (id: string): Question => {
  const question = bank.current.byId.get(id)
  if (!question) throw new Error(id)
  return question
}

function asked(id: string, over: Partial<AskedFacts> = {}): AskedFacts {
  const effect = { credit: 75, exactCredit: '75', confidence: 0.65, inAssured: true }
  return {
    question: questionOf(id),
    section: 'Data',
    value: null,
    answer: null,
    items: null,
    exception: null,
    notApplicable: null,
    comment: null,
    link: null,
    basis: 'stated',
    proofEnded: null,
    verdict: null,
    automatic: effect,
    reviewed: over.automatic ?? effect,
    lost: 1.5,
    ...over,
  }
}

function aRound(over: Partial<RoundFacts> = {}): RoundFacts {
  const pair = { assured: 78.2, asStated: 84 }
  return {
    number: 1,
    round: 1,
    on: '2026-03-04',
    settled: true,
    score: { ...pair, uncapped: pair, residual: 'Low', domains: [], caps: [] },
    asked: [],
    inQuestionnaire: ['DAT-02', 'DAT-10', 'TRN-01', 'SEC-01'],
    rules: [],
    documents: [],
    findings: [],
    conditions: [],
    ...over,
  }
}

const counted = (credit: number, confidence = 0.65) => ({
  automatic: { credit, exactCredit: String(credit), confidence, inAssured: true },
})
const days = (count: number, credit: number, lost: number) =>
  asked('DAT-02', { value: count, answer: `${count} days`, lost, ...counted(credit) })

describe('one answer that changed', () => {
  it('is a regression where it counts for less, in words and with the points that it moved', () => {
    const [was, now] = [days(30, 75, 1.6), days(90, 45, 3.5)]
    const { changed } = difference(aRound({ asked: [was] }), aRound({ asked: [now] }))
    expect(changed).toEqual([
      expect.objectContaining({
        id: 'DAT-02',
        tone: 'regression',
        points: -1.9,
        parts: [{ term: 'Answer', kind: 'values', before: '30 days', after: '90 days' }],
      }),
    ])
  })

  it('is worse within one band too, where more days are kept for the same credit', () => {
    const [was, now] = [days(40, 45, 3.5), days(90, 45, 3.5)]
    const [changed] = difference(aRound({ asked: [was] }), aRound({ asked: [now] })).changed
    expect(changed).toMatchObject({ tone: 'regression', points: 0 })
  })

  it('is a regression where its proof ran out, with the day on which it did', () => {
    const was = asked('SEC-01', { basis: 'verified', ...counted(100, 1) })
    const now = asked('SEC-01', { proofEnded: '2026-12-31', ...counted(100, 0.65) })
    const [changed] = difference(aRound({ asked: [was] }), aRound({ asked: [now] })).changed
    expect(changed).toMatchObject({ tone: 'regression' })
    expect(changed?.parts).toEqual([
      expect.objectContaining({ after: 'stated: its proof ended on 31 Dec 2026' }),
    ])
  })

  it('is told by what was added and removed where it is a list', () => {
    const was = asked('SEC-01', { value: ['a', 'b'], items: ['Filter', 'Log'], answer: '…' })
    const now = asked('SEC-01', { value: ['b', 'c'], items: ['Log', 'Alarm'], answer: '…' })
    const [changed] = difference(aRound({ asked: [was] }), aRound({ asked: [now] })).changed
    expect(changed?.parts).toEqual([
      { term: 'Answer', kind: 'list', added: ['Alarm'], removed: ['Filter'] },
    ])
    const turned = asked('SEC-01', { value: ['b', 'a'], items: ['Log', 'Filter'], answer: '…' })
    const same = difference(aRound({ asked: [was] }), aRound({ asked: [turned] }))
    expect(same.changed).toEqual([])
  })

  it('counts a red flag before the credit, and a changed comment as neither', () => {
    const red: RuleFact = { id: 'r', effect: 'red flag', question: 'TRN-01', sentence: 'Red.' }
    const was = asked('TRN-01', { value: 'no', answer: 'No', ...counted(10) })
    const now = asked('TRN-01', { value: 'yes', answer: 'Yes', ...counted(90) })
    const worse = difference(aRound({ asked: [was] }), aRound({ asked: [now], rules: [red] }))
    expect(worse.changed[0]).toMatchObject({ tone: 'regression', rules: { fired: [red] } })
    expect(worse.rules).toEqual([])
    const words = asked('TRN-01', { ...was, comment: 'By contract' })
    const [neutral] = difference(aRound({ asked: [was] }), aRound({ asked: [words] })).changed
    expect(neutral).toMatchObject({ tone: 'neutral', points: 0 })
  })

  it('does not call worse what a reviewer has only not judged again', () => {
    const verdict = { word: 'adjusted', credit: 90, reason: 'Fine', by: 'Ada' } as const
    const reviewed = { credit: 90, exactCredit: '90', confidence: 0.65, inAssured: true }
    const was = asked('SEC-01', { verdict, reviewed })
    const open = difference(
      aRound({ asked: [was] }),
      aRound({ asked: [asked('SEC-01')], settled: false }),
    )
    expect(open.changed).toEqual([])
    const decided = difference(aRound({ asked: [was] }), aRound({ asked: [asked('SEC-01')] }))
    expect(decided.changed).toEqual([expect.objectContaining({ tone: 'regression' })])
  })
})

describe('what cannot be compared', () => {
  it('lists a question that is put differently without comparing its answers', () => {
    const question = { ...questionOf('SEC-01'), prompt: 'Other words?' }
    const was = asked('SEC-01', { value: 'yes', answer: 'Yes', ...counted(100) })
    const now = asked('SEC-01', { question, value: 'no', answer: 'No', ...counted(0) })
    const found = difference(aRound({ asked: [was] }), aRound({ asked: [now] }))
    expect(found.changed).toEqual([])
    expect(found.askedDifferently).toEqual([
      expect.objectContaining({ id: 'SEC-01', changes: ['wording'], before: 'Yes', after: 'No' }),
    ])
  })

  it('tells what is new in the questionnaire from what other answers brought up', () => {
    const now = aRound({
      asked: [asked('SEC-01'), asked('DAT-02')],
      inQuestionnaire: ['SEC-01', 'DAT-02', 'NEW-01'],
    })
    const { fresh } = difference(aRound({ inQuestionnaire: ['DAT-02'] }), now)
    expect(fresh.map(({ id, isNew }) => [id, isNew])).toEqual([
      ['SEC-01', true],
      ['DAT-02', false],
    ])
    expect(difference(now, aRound()).gone.map(({ id }) => id)).toEqual(['SEC-01', 'DAT-02'])
  })

  it('puts a rule that fired on an unchanged answer among the regressions by itself', () => {
    const rule: RuleFact = { id: 'r', effect: 'knock-out', question: 'SEC-01', sentence: 'Stop.' }
    const found = difference(aRound(), aRound({ rules: [rule] }))
    expect(found.rules).toEqual([{ ...rule, moved: 'fired', tone: 'regression' }])
    expect(countOf(found, 'regression')).toBe(1)
  })
})

describe('what moved beside the answers', () => {
  it('sees the renewal of a document, and one whose days are over', () => {
    const soc2 = { kind: 'soc2-t2', title: 'SOC 2', fileName: 'a.pdf', validTo: '2026-12-31' }
    const was = { ...soc2, sha256: 'a', state: 'verified' as const }
    const ended = { ...was, state: 'ended' as const }
    const renewed = { ...was, sha256: 'b', fileName: 'b.pdf', validTo: '2027-12-31' }
    const between = (now: typeof ended | typeof renewed) =>
      difference(aRound({ documents: [was] }), aRound({ documents: [now] })).documents
    expect(between(ended)).toEqual([
      {
        what: 'SOC 2, a.pdf',
        before: 'verified, valid to 31 Dec 2026',
        after: 'ended, valid to 31 Dec 2026',
      },
    ])
    expect(between(renewed)).toEqual([
      {
        what: 'SOC 2',
        before: 'a.pdf, verified, valid to 31 Dec 2026',
        after: 'b.pdf, verified, valid to 31 Dec 2027',
      },
    ])
  })

  it('says all of it in one line', () => {
    const was = aRound({ asked: [days(30, 75, 1.6)] })
    const now = aRound({ asked: [days(90, 45, 3.5)], settled: false })
    const score = { ...now.score, assured: 71.4, residual: 'High' as const }
    const found = difference(was, { ...now, score })
    expect(summaryLine(found)).toBe('Assured 78.2 → 71.4, 1 regression, 0 improvements; Low → High')
    expect([signed(1.2), signed(-0.3), signed(0)]).toEqual(['+1.2', '−0.3', '0.0'])
  })
})

const ids = ['DAT-02', 'DAT-10', 'TRN-01', 'SEC-01', 'SEC-02', 'IAM-01']
const words = fc.option(fc.constantFrom('one two', 'one three', 'four'), { nil: null })
const effectDrawn = fc.record({
  credit: fc.constant(null),
  exactCredit: fc.constantFrom('0', '45', '75', '100', '100/3', '200/3'),
  confidence: fc.constantFrom(0.65, 0.8, 0.9, 1),
  inAssured: fc.boolean(),
})
const answerDrawn = (id: string) =>
  fc
    .record({
      value: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'b')),
      exception: words,
      comment: words,
      link: words,
      basis: fc.constantFrom('stated', 'link', 'evidence', 'verified'),
      automatic: effectDrawn,
      lost: fc.option(
        fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
        { nil: null },
      ),
    })
    .map((drawn) => {
      const { value, basis, ...rest } = drawn
      return asked(id, { ...rest, basis: basis as AskedFacts['basis'], value, answer: `${value}` })
    })
const rulesDrawn = fc.subarray<RuleFact>(
  ids.flatMap((question) =>
    (['knock-out', 'red flag', 'note'] as const).map((effect) => ({
      id: `${effect} ${question}`,
      ...{ effect, question, sentence: 'It fired.' },
    })),
  ),
)
const roundDrawn = fc
  .record({
    asked: fc.tuple(...ids.map((id) => fc.option(answerDrawn(id), { nil: null }))),
    rules: rulesDrawn,
    settled: fc.boolean(),
    assured: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
  })
  .map(({ assured, asked: drawn, ...rest }) => {
    const pair = { assured, asStated: assured }
    const questions = drawn.flatMap((each) => (each ? [each] : []))
    const score = { ...pair, uncapped: pair, residual: null, domains: [], caps: [] }
    return aRound({ ...rest, score, asked: questions })
  })

const tones = (of: Difference) =>
  [...of.changed, ...of.rules].map(({ id, tone }) => `${id} ${tone}`).sort()
const exchanged = (tone: string) =>
  tone.replace(/regression|improvement/, (word) =>
    word === 'regression' ? 'improvement' : 'regression',
  )

describe('any two rounds', () => {
  it('differ in nothing when they are the same', () => {
    fc.assert(fc.property(roundDrawn, (round) => isNothing(difference(round, round))))
  })

  it('exchange better and worse when they are exchanged, point for point', () => {
    fc.assert(
      fc.property(roundDrawn, roundDrawn, (a, b) => {
        const [there, back] = [difference(a, b), difference(b, a)]
        expect(tones(back)).toEqual(tones(there).map(exchanged).sort())
        const points = new Map(back.changed.map((entry) => [entry.id, entry.points]))
        for (const { id, points: own } of there.changed) {
          const other = points.get(id) ?? null
          expect(own === null ? null : own + 0).toBe(other === null ? null : 0 - other)
        }
      }),
    )
  })

  it('name every question once, and every changed answer among them', () => {
    fc.assert(
      fc.property(roundDrawn, roundDrawn, (a, b) => {
        const found = difference(a, b)
        const named = [...found.changed, ...found.askedDifferently, ...found.fresh, ...found.gone]
        const all = new Set([...a.asked, ...b.asked].map(({ question }) => question.id))
        expect(new Set(named.map(({ id }) => id)).size).toBe(named.length)
        expect(named.length + found.unchanged).toBe(all.size)
        const before = new Map(a.asked.map((each) => [each.question.id, each]))
        const differing = b.asked.filter((now) => {
          const was = before.get(now.question.id)
          return was && (was.value !== now.value || was.comment !== now.comment)
        })
        for (const { question } of differing) {
          expect(found.changed.filter(({ id }) => id === question.id)).toHaveLength(1)
        }
      }),
    )
  })

  it('put regressions first, and account for every tenth of the score', () => {
    fc.assert(
      fc.property(roundDrawn, roundDrawn, (a, b) => {
        const { changed, points, fresh, gone } = difference(a, b)
        const order = changed.map(({ tone }) =>
          ['regression', 'improvement', 'neutral'].indexOf(tone),
        )
        expect(order).toEqual(order.toSorted())
        const tenths = (value: number | null) => Math.round((value ?? 0) * 10)
        const listed = [...changed, ...fresh, ...gone].reduce((sum, e) => sum + tenths(e.points), 0)
        expect(tenths(points.listed)).toBe(listed)
        expect(tenths(points.listed) + tenths(points.rest)).toBe(tenths(points.total))
      }),
    )
  })
})
