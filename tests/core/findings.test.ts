// Findings: what has to be said of one, which rules suggest one, and what the register shows.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../app/core/export/csv'
import { differenceWords } from '../../app/core/findings/difference'
import {
  closeInput,
  findingChangeInput,
  findingInput,
  reopenInput,
  suggestionInput,
} from '../../app/core/findings/input'
import {
  arrangeFindings,
  findingTotals,
  type RegisteredFinding,
  readFindingArrangement,
} from '../../app/core/findings/register'
import { findingsSheet } from '../../app/core/findings/sheet'
import { dismissalOf, firedRules, suggestionsFrom } from '../../app/core/findings/suggestion'
import { isOverdue } from '../../app/core/findings/view'

const fieldsOf = (parsed: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  (parsed.error?.issues ?? []).map(({ path }) => path.join('.')).sort()

describe('what has to be said of a finding', () => {
  const whole = {
    severity: 'High',
    statement: 'Logs are kept too long',
    questionId: 'DAT-03',
    treatment: 'fix by vendor',
    owner: 'Vera',
    dueOn: '2027-01-31',
  }

  it('is an owner, a statement, a severity and a treatment, all told at once', () => {
    expect(fieldsOf(findingInput.safeParse({ questionId: '', dueOn: '' }))).toEqual([
      'owner',
      'severity',
      'statement',
      'treatment',
    ])
  })

  it('is a due date too where somebody has to do something, and told together with the rest', () => {
    for (const treatment of ['fix by vendor', 'our setting']) {
      expect(fieldsOf(findingInput.safeParse({ treatment, dueOn: '' }))).toContain('dueOn')
      expect(
        fieldsOf(findingChangeInput.safeParse({ ...whole, treatment, dueOn: '', revision: '1' })),
      ).toEqual(['dueOn'])
    }
    for (const treatment of ['accept', 'avoid']) {
      expect(findingInput.safeParse({ ...whole, treatment, dueOn: '' }).success).toBe(true)
    }
    expect(fieldsOf(findingInput.safeParse({ ...whole, dueOn: '2027-02-30' }))).toEqual(['dueOn'])
  })

  it('is what shows that it is closed, why it is open again, why a suggestion is none', () => {
    expect(fieldsOf(closeInput.safeParse({ closure: ' ', revision: '1' }))).toEqual(['closure'])
    expect(fieldsOf(reopenInput.safeParse({ reason: '', revision: '1' }))).toEqual(['reason'])
    const dismissed = { word: 'dismissed', rule: 'TRN-01/red', reason: '' }
    expect(fieldsOf(suggestionInput.safeParse(dismissed))).toEqual(['reason'])
    expect(suggestionInput.safeParse({ word: 'restored', rule: 'TRN-01/red' }).success).toBe(true)
  })
})

describe('a finding that somebody else changed', () => {
  const stored = {
    severity: 'High',
    statement: 'Logs',
    impact: '',
    questionId: null,
    treatment: 'accept',
    owner: 'Vera',
    dueOn: null,
  } as const

  it('says what it reads now where that is not what was typed', () => {
    const typed = { ...stored, severity: 'Low', dueOn: '2027-03-01', owner: 'Ines' } as const
    expect(differenceWords(stored, typed)).toBe(
      'severity is now High; the owner is now Vera; the due date is now empty',
    )
    expect(differenceWords({ ...stored, dueOn: '2027-03-01' }, stored)).toBe(
      'the due date is now 1 Mar 2027',
    )
    expect(differenceWords(stored, stored)).toBe('')
  })
})

describe('rules that fired', () => {
  const rule = (id: string, question: string) => ({
    rule: id,
    question,
    sentence: `${id} fired`,
  })
  const fired = firedRules(
    {
      knockouts: [{ ...rule('K', 'TRN-01'), waivable: true, waived: false }],
      flags: [rule('F', 'DAT-02'), rule('G', 'DAT-02')],
    },
    [{ rule: 'C', source: 'contradiction', question: null, sentence: 'Two answers differ' }],
  )
  const none = { findings: [], today: '2026-11-21' }

  it('suggest a finding each, the gravest first, with a day to put it right', () => {
    const words = suggestionsFrom(fired, none).map(({ rule: id, severity, dueOn }) => [
      id,
      severity,
      dueOn,
    ])
    expect(words).toEqual([
      ['K', 'Critical', '2026-12-21'],
      ['F', 'High', '2027-01-20'],
      ['G', 'High', '2027-01-20'],
      ['C', 'Moderate', '2027-02-19'],
    ])
  })

  it('suggest nothing twice, and say which finding speaks of the same question', () => {
    const findings = [{ number: 3, rule: 'F', questionId: 'DAT-02' }]
    const left = suggestionsFrom([...fired, ...fired], { ...none, findings })
    expect(left.map(({ rule: id, sameQuestion }) => [id, sameQuestion])).toEqual([
      ['K', []],
      ['G', [3]],
      ['C', []],
    ])
  })

  it('stay turned down until somebody puts them back', () => {
    const word = (seq: number, said: 'dismissed' | 'restored') => ({ rule: 'F', seq, word: said })
    expect(dismissalOf([], 'F')).toBeNull()
    expect(dismissalOf([word(1, 'dismissed')], 'F')).toMatchObject({ seq: 1 })
    expect(dismissalOf([word(1, 'dismissed')], 'G')).toBeNull()
    expect(dismissalOf([word(1, 'dismissed'), word(2, 'restored')], 'F')).toBeNull()
  })
})

describe('the register', () => {
  const row = (over: Partial<RegisteredFinding>): RegisteredFinding => ({
    review: 1,
    number: 1,
    vendor: 'Acme',
    vendorSearchKey: 'acme',
    offering: 'Assistant',
    severity: 'Low',
    statement: 'Something',
    treatment: 'accept',
    owner: 'Vera Öhm',
    dueOn: null,
    overdue: false,
    status: 'open',
    closedOn: null,
    closure: '',
    ...over,
  })
  const rows = [
    row({ review: 1, severity: 'Low', dueOn: '2026-12-01' }),
    row({ review: 2, severity: 'Critical', status: 'closed', dueOn: '2026-01-01' }),
    row({ review: 3, severity: 'High', dueOn: '2026-11-01', overdue: true, treatment: 'avoid' }),
    row({ review: 4, severity: 'High', vendor: 'Zed', vendorSearchKey: 'zed', owner: 'Ines' }),
  ]
  const shown = (query: string) =>
    arrangeFindings(rows, readFindingArrangement(new URLSearchParams(query))).map(
      ({ review }) => review,
    )

  it('begins with what is open, worst first, soonest due first', () => {
    expect(shown('')).toEqual([3, 4, 1, 2])
  })

  it('narrows by each filter, and by several at once', () => {
    expect(shown('status=closed')).toEqual([2])
    expect(shown('severity=High')).toEqual([3, 4])
    expect(shown('treatment=avoid')).toEqual([3])
    expect(shown('overdue=yes')).toEqual([3])
    expect(shown('q=ZED')).toEqual([4])
    expect(shown('owner=ohm')).toEqual([3, 1, 2])
    expect(shown('severity=High&q=acme')).toEqual([3])
  })

  it('takes no notice of words that it does not know', () => {
    expect(shown('status=lost&severity=&page=x&sort=__proto__&q=')).toEqual([3, 4, 1, 2])
  })

  it('orders by due date in both directions with the undated ones last', () => {
    expect(shown('sort=due')).toEqual([2, 3, 1, 4])
    expect(shown('sort=-due')).toEqual([1, 3, 2, 4])
    expect(shown('sort=vendor').at(-1)).toBe(4)
    expect(shown('sort=review')).toEqual([1, 2, 3, 4])
  })

  it('has the same rows in any order of reading', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (mixed) => {
        const arranged = arrangeFindings(mixed, readFindingArrangement(new URLSearchParams()))
        expect(arranged.map(({ review }) => review)).toEqual([3, 4, 1, 2])
      }),
    )
  })

  it('counts what it shows and what of it is overdue; a closed one never is', () => {
    expect(findingTotals(rows)).toBe('4 findings, 1 overdue')
    expect(findingTotals([row({})])).toBe('1 finding, 0 overdue')
    expect(isOverdue({ status: 'open', dueOn: '2026-11-20' }, '2026-11-21')).toBe(true)
    expect(isOverdue({ status: 'open', dueOn: '2026-11-21' }, '2026-11-21')).toBe(false)
    expect(isOverdue({ status: 'closed', dueOn: '2026-11-20' }, '2026-11-21')).toBe(false)
  })

  it('becomes a sheet in which no text turns into a formula', () => {
    const sheet = csvOf(findingsSheet([row({ statement: '=HYPERLINK("x")', owner: '+1' })]))
    expect(sheet).toContain('"\'=HYPERLINK(""x"")"')
    expect(sheet).toContain(",'+1,")
    expect(sheet.split('\r\n')[0]).toContain('Evidence of closure')
  })
})
