// How long a document counts, what stands against it, and whose word on it is the one that counts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateFlaws, printedDate } from '../../app/core/evidence/printed'
import { asRead, sameDescription } from '../../app/core/evidence/reading'
import { noticesOn } from '../../app/core/evidence/standing'
import {
  assumedWords,
  bases,
  countedFrom,
  printedOf,
  ruleWords,
  termsOf,
} from '../../app/core/evidence/terms'
import { tollWords } from '../../app/core/evidence/toll-words'
import { addDays, addMonths, type PlainDate } from '../../app/core/schedule/plain-date'
import { bank } from '../services/judgement-case'

const { evidenceKinds } = bank.frameworks
const rule = (id: string) => {
  const found = evidenceKinds.get(id)
  if (!found) throw new Error(`No kind ${id}`)
  return found
}

const day = fc
  .integer({ min: 0, max: 14_000 })
  .map((days): PlainDate => addDays('1996-01-01', days))
const dayOrNone = fc.option(day)
const anyRule = fc.constantFrom(...evidenceKinds.values())
const daysInMonth = (date: PlainDate) =>
  Number(addDays(addMonths(`${date.slice(0, 7)}-01`, 1), -1).slice(8))

describe('the last day of a document', () => {
  it('follows from a rule that is known for every kind', () => {
    for (const { id, expiryBasis } of evidenceKinds.values()) {
      expect([id, Object.hasOwn(bases, expiryBasis)]).toEqual([id, true])
    }
  })

  it('of a SOC 2 report is counted from the end of its period, whatever its month ends with', () => {
    const soc2 = rule('soc2-t2')
    expect(termsOf(soc2, { from: '2025-04-01', to: '2026-03-31' })).toEqual({
      validFrom: '2025-04-01',
      validTo: '2027-03-31',
      periodStart: '2025-04-01',
      periodEnd: '2026-03-31',
    })
    expect(termsOf(soc2, { from: '2027-03-01', to: '2028-02-29' }).validTo).toBe('2029-02-28')
    expect(termsOf(soc2, { from: '2025-04-01', to: null }).validTo).toBeNull()
  })

  it('of a certificate is the printed one, and its usual life where none is printed', () => {
    const iso = rule('iso27001')
    expect(termsOf(iso, { from: '2024-05-01', to: '2026-04-30' }).validTo).toBe('2026-04-30')
    expect(termsOf(iso, { from: '2024-05-01', to: null }).validTo).toBe('2027-05-01')
  })

  it('of a test is counted from the day of the test', () => {
    expect(termsOf(rule('pentest'), { from: '2026-01-31', to: null }).validTo).toBe('2027-01-31')
    expect(termsOf(rule('ai-redteam'), { from: '2026-08-31', to: null }).validTo).toBe('2027-02-28')
    expect(termsOf(rule('subprocessor-list'), { from: '2027-11-30', to: null }).validTo).toBe(
      '2028-02-29',
    )
  })

  it('is none for what runs out with an event, unless one is printed', () => {
    expect(termsOf(rule('dpa'), { from: '2026-01-01', to: null }).validTo).toBeNull()
    expect(termsOf(undefined, { from: null, to: '2027-01-01' }).validTo).toBe('2027-01-01')
  })

  it('lies whole months after the day it is counted from, on the same day or the month’s last', () => {
    fc.assert(
      fc.property(anyRule, day, day, (kind, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const isPeriod = kind.expiryBasis === 'period_end'
        const { validTo } = termsOf(kind, { from, to: isPeriod ? to : null })
        const start = isPeriod ? to : from
        expect(validTo === null).toBe(kind.validityMonths === null)
        if (kind.validityMonths === null) return
        if (validTo === null) throw new Error('No last day')
        const months =
          (Number(validTo.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
          Number(validTo.slice(5, 7)) -
          Number(start.slice(5, 7))
        expect(months).toBe(kind.validityMonths)
        const wanted = Number(start.slice(8))
        expect(Number(validTo.slice(8))).toBe(Math.min(wanted, daysInMonth(validTo)))
      }),
    )
  })

  it('never comes sooner because the document is later', () => {
    fc.assert(
      fc.property(anyRule, day, day, (kind, a, b) => {
        const [sooner, later] = a < b ? [a, b] : [b, a]
        const endOf = (date: PlainDate) => termsOf(kind, { from: date, to: null }).validTo ?? ''
        expect(endOf(sooner) <= endOf(later)).toBe(true)
      }),
    )
  })

  it('stays the same when the form is filled from what was stored and sent again', () => {
    fc.assert(
      fc.property(anyRule, dayOrNone, dayOrNone, (kind, from, to) => {
        const terms = termsOf(kind, { from, to })
        expect(termsOf(kind, printedOf(kind, terms))).toEqual(terms)
      }),
    )
  })

  it('is explained: by its rule, by what was assumed, and once it is stored', () => {
    const soc2 = rule('soc2-t2')
    const days = { from: '2025-04-01', to: '2026-03-31' }
    expect(ruleWords(soc2)).toBe('Counts 12 months from the end of its period.')
    expect(assumedWords(soc2, days)).toBe(
      'Counts until 31 Mar 2027: 12 months from the end of its period.',
    )
    expect(countedFrom(soc2, termsOf(soc2, days))).toBe('12 months from the end of its period')
    const iso = rule('iso27001')
    expect(assumedWords(iso, { from: '2024-05-01', to: '2026-04-30' })).toBeNull()
    expect(countedFrom(iso, termsOf(iso, { from: null, to: '2026-04-30' }))).toBeNull()
    expect(ruleWords(rule('dpa'))).toMatch(/without end/)
  })
})

describe('days that cannot be', () => {
  const today = '2026-11-21'
  const flaws = (id: string, from: string | null, to: string | null) =>
    dateFlaws(rule(id), { from, to }, today).map(({ field }) => field)

  it('are told at their field', () => {
    expect(flaws('iso27001', '2026-02-01', '2026-01-31')).toEqual(['to'])
    expect(flaws('soc2-t2', '2026-01-01', '2026-11-22')).toEqual(['to'])
    expect(flaws('soc2-t2', '2026-01-01', '2026-11-21')).toEqual([])
    expect(flaws('pentest', '2026-11-22', null)).toEqual(['from'])
    // A certificate may be given before it begins.
    expect(flaws('iso27001', '2027-01-01', '2029-12-31')).toEqual([])
  })

  it('are refused when they do not exist or lie centuries off', () => {
    for (const date of ['2027-02-29', '31.12.2026', '0026-01-01', '9999-12-31']) {
      expect([date, printedDate.safeParse(date).success]).toEqual([date, false])
    }
    expect(printedDate.parse('')).toBeNull()
    expect(printedDate.parse('2028-02-29')).toBe('2028-02-29')
  })
})

describe('what stands against a piece of evidence', () => {
  const piece = {
    validFrom: '2025-04-01',
    validTo: '2027-03-31',
    periodStart: '2025-04-01',
    periodEnd: '2026-03-31',
    status: 'unreviewed' as const,
  }
  const about = (over: Partial<Parameters<typeof noticesOn>[0]>, asOf = '2026-11-21') =>
    noticesOn({ ...piece, ...over }, asOf).map((notice) => notice.about)

  it('is nothing while it holds for longer than 90 days', () => {
    expect(about({})).toEqual([])
    expect(about({}, '2026-12-31')).toEqual(['ending'])
    expect(about({}, '2026-12-30')).toEqual([])
  })

  it('is that it ends soon, until the last day is over', () => {
    expect(about({}, '2027-03-31')).toEqual(['ending'])
    expect(about({}, '2027-04-01')).toEqual(['ended'])
    const [notice] = noticesOn(piece, '2027-04-01')
    expect(notice?.sentence).toContain('31 Mar 2027')
  })

  it('is a window under six months; exactly six are enough', () => {
    expect(about({ periodStart: '2026-01-01', periodEnd: '2026-06-30' })).toEqual([])
    expect(about({ periodStart: '2026-01-01', periodEnd: '2026-06-29' })).toEqual(['short window'])
    // Six months that hold the shortest February.
    expect(about({ periodStart: '2025-09-01', periodEnd: '2026-02-28' })).toEqual([])
    expect(about({ periodStart: '2025-09-01', periodEnd: '2026-02-27' })).toEqual(['short window'])
  })

  it('is a rejection before everything else, and a beginning that is still to come', () => {
    expect(about({ status: 'rejected', validTo: '2026-01-01' })).toEqual(['rejected', 'ended'])
    expect(about({ validFrom: '2026-12-01' })).toEqual(['not begun'])
  })

  it('is summed up with what it costs', () => {
    const toll = { ended: 2, rejected: 1, ending: 0, questions: 4, lost: 3.2 }
    expect(tollWords(toll)).toBe(
      '2 pieces of evidence ran out and 1 piece of evidence was rejected, behind 4 answers; this costs 3.2 points.',
    )
    expect(tollWords({ ...toll, ended: 0, rejected: 0 })).toBe('')
  })
})

describe('a reading', () => {
  const given = {
    kind: 'soc2-t1',
    issuer: 'Vendor’s word',
    scope: '',
    validFrom: null,
    validTo: '2027-01-01',
    periodStart: null,
    periodEnd: null,
  }

  it('stands over what the vendor said, the latest over those before, and loses none of them', () => {
    const first = { ...given, kind: 'soc2-t2', seq: 1, byId: 'ada', at: new Date(1) }
    const second = { ...first, seq: 2, validTo: '2026-01-01', at: new Date(2) }
    const read = asRead({ id: 'one', ...given }, [first, second])
    expect(read).toMatchObject({ id: 'one', kind: 'soc2-t2', validTo: '2026-01-01' })
    expect(read.given).toEqual(given)
    expect(read.readings).toEqual([first, second])
    expect(asRead({ id: 'one', ...given }, [])).toMatchObject({ ...given, given })
  })

  it('differs from another by any of its members', () => {
    expect(sameDescription(given, { ...given })).toBe(true)
    expect(sameDescription(given, { ...given, periodEnd: '2026-01-01' })).toBe(false)
    expect(sameDescription(given, { ...given, scope: 'All' })).toBe(false)
  })
})
