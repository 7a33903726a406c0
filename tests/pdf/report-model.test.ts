import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import {
  costliest,
  domainCeilings,
  domainSums,
  meanOf,
  overallOf,
} from '../../app/core/report/arithmetic'
import { domainBars } from '../../app/core/report/chart'
import { frameworkMap } from '../../app/core/report/framework-map'
import { recordHash } from '../../app/core/report/record'
import {
  coverageSentence,
  decisionSentence,
  nextReviewSentence,
} from '../../app/core/report/summary'
import {
  instantWords,
  pairWords,
  plainNumber,
  shortHash,
  sizeWords,
} from '../../app/core/report/words'
import { makeQuestion } from './fixtures/questions'
import { makeRecord, sha256 } from './fixtures/record'

describe('canonical JSON', () => {
  it('is the same whatever order the keys came in', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      canonicalJson({ a: true, b: [1, { c: 'x', d: null }] }),
    )
    expect(canonicalJson({ b: 1, a: 2, Z: 3 })).toBe('{"Z":3,"a":2,"b":1}')
  })

  it('refuses what JSON would change on the way', () => {
    for (const value of [new Date(0), Number.NaN, () => 0, 1n, [undefined], new Map()]) {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    }
  })

  it('gives a record a hash that any change alters', () => {
    const record = makeRecord()
    expect(recordHash(record, sha256)).toMatch(/^[0-9a-f]{64}$/)
    const changed = { ...record, engine: 'engine 2' }
    expect(recordHash(changed, sha256)).not.toBe(recordHash(record, sha256))
  })
})

describe('the arithmetic', () => {
  it('gives back the published scores from the questions alone', () => {
    const record = makeRecord()
    const sums = domainSums(record)
    for (const which of ['assured', 'asStated'] as const) {
      expect(overallOf(sums, which).mean).toBeCloseTo(record.score[which] ?? -1, 0)
      sums.forEach((domain, index) => {
        const published = record.score.domains[index]?.[which] ?? -1
        expect(Math.abs((meanOf(domain[which]) ?? 0) - published)).toBeLessThanOrEqual(0.0501)
      })
    }
  })

  it('leaves a domain without scored questions out of the mean', () => {
    const record = makeRecord({ questions: [makeQuestion({ domain: 'INV' })] })
    const sums = domainSums({ ...record, score: makeRecord().score })
    expect(overallOf(sums, 'assured').terms.map(({ id }) => id)).toEqual(['INV'])
  })

  it('lets a capped domain enter the overall with its ceiling', () => {
    const record = makeRecord()
    const cap = { id: 'cap', questionId: null, sentence: 'Capped.', questions: ['TRN-01'] }
    const caps = [
      { ...cap, scope: 'TRN', at: 40 },
      { ...cap, scope: 'TRN', at: 30 },
      { ...cap, scope: 'overall', at: 20 },
    ]
    const ceilings = domainCeilings({ ...record, score: { ...record.score, caps } })
    expect([...ceilings]).toEqual([['TRN', 30]])
    const { terms } = overallOf(domainSums(record), 'assured', ceilings)
    expect(terms.find(({ id }) => id === 'TRN')?.mean).toBe(30)
  })

  it('names the dearest questions first', () => {
    const top = costliest(makeRecord(), 5)
    expect(top).toHaveLength(5)
    expect(top.map(({ lost }) => lost)).toEqual(
      top.map(({ lost }) => lost).toSorted((a, b) => b - a),
    )
  })
})

describe('the domain bars', () => {
  const domain = {
    id: 'DAT',
    name: 'Data',
    assured: 50,
    asStated: 80,
    band: 'conditional' as const,
  }

  it('put assured inside as stated, in proportion to the plot', () => {
    const { bars, plot } = domainBars([domain], 500)
    const [bar] = bars
    const width = plot.right - plot.left
    expect(bar?.assured?.width).toBeCloseTo(width * 0.5)
    expect(bar?.asStated?.width).toBeCloseTo(width * 0.8)
    expect(bar?.assured?.height).toBeLessThan(bar?.asStated?.height ?? 0)
    expect(bar?.tone).toBe('high')
    expect(bar?.figures).toBe('50.0 / 80.0')
  })

  it('draw nothing where nothing was scored', () => {
    const blank = { ...domain, assured: null, asStated: null, band: null }
    const [bar] = domainBars([blank], 500).bars
    expect(bar).toMatchObject({ assured: null, asStated: null, tone: 'none', figures: '– / –' })
  })
})

describe('the framework map', () => {
  it('says of a duty that starts after the as-of date that it is not yet due', () => {
    const law = { scheme: 'EU AI Act', title: null, verified: true }
    const record = makeRecord({
      questions: [
        makeQuestion({
          id: 'REG-03',
          frameworkRefs: [
            { ...law, id: 'Art. 10', appliesFrom: '2027-12-02' },
            { ...law, id: 'Art. 9', appliesFrom: '2025-02-02' },
          ],
        }),
        makeQuestion({
          id: 'REG-04',
          hiddenBecause: 'hidden',
          frameworkRefs: [{ ...law, id: 'Art. 5', appliesFrom: null }],
        }),
      ],
    })
    expect(frameworkMap(record)).toEqual([
      {
        scheme: 'EU AI Act',
        rows: [
          { id: 'Art. 9', title: null, questions: ['REG-03'], note: 'Applies since 2 Feb 2025' },
          {
            id: 'Art. 10',
            title: null,
            questions: ['REG-03'],
            note: 'Not yet due: applies from 2 Dec 2027',
          },
        ],
      },
    ])
  })
})

describe('the words', () => {
  it('say dates, sizes and scores as people read them', () => {
    expect(instantWords('2026-11-21T14:02:11.000Z')).toBe('21 Nov 2026 14:02 UTC')
    expect(sizeWords(12_440)).toBe('12.4 kB')
    expect(plainNumber(37.5)).toBe('37.5')
    expect(shortHash('0123456789abcdef00')).toBe('0123 4567 89ab cdef')
    expect(pairWords({ assured: 68, asStated: 84.2 })).toBe('assured 68.0, as stated 84.2')
  })

  it('say the decision, the coverage and the next review in sentences', () => {
    const record = makeRecord()
    expect(decisionSentence(record)).toBe(
      'Halden Insurance approved, under 2 conditions, the use of Parlance Assist (Business plan) ' +
        'by Parlance Systems GmbH on 21 Nov 2026, valid until 21 May 2028.',
    )
    expect(coverageSentence(record)).toMatch(/^\d+ of 66 questions answered, \d+ with evidence\.$/)
    expect(nextReviewSentence(record)).toBe(
      'Next review on 20 Feb 2027, because conditional approval at tier 2 is checked after 90 days.',
    )
  })
})
