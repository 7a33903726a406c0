import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../app/core/export/csv'
import { reviewStatuses } from '../../app/core/review/lifecycle'
import {
  arrange,
  type Listable,
  PAGE_ROWS,
  pageOf,
  readArrangement,
  totalsLine,
} from '../../app/core/review/listing'
import { readReviewNumber, reviewLabel } from '../../app/core/review/number'
import { isOverdue, waitingOn } from '../../app/core/review/waiting'

const row = (over: Partial<Listable>): Listable => ({
  number: 1,
  vendor: 'Northlight',
  vendorSearchKey: 'northlight ltd northlight.example',
  offering: 'Quill, Business',
  status: 'sent',
  tier: 2,
  dueOn: '2026-12-11',
  overdue: false,
  waitingOn: 'vendor',
  residual: null,
  nextReviewOn: null,
  lapsed: [],
  ...over,
})

const read = (query: string) => readArrangement(new URLSearchParams(query))
const numbers = (rows: Listable[], query: string) =>
  arrange(rows, read(query)).map(({ number }) => number)

describe('an arrangement', () => {
  it('finds what no longer stands as it was decided', () => {
    const rows = [row({ number: 1, lapsed: ['condition overdue'] }), row({ number: 2 })]
    expect(numbers(rows, 'standing=condition overdue')).toEqual([1])
    expect(numbers(rows, 'standing=waiver ended')).toEqual([])
  })

  it('shows the newest first where the address says nothing', () => {
    expect(numbers([row({ number: 1 }), row({ number: 3 }), row({ number: 2 })], '')).toEqual([
      3, 2, 1,
    ])
  })

  it('orders either way, and puts what is not known last both times', () => {
    const rows = [
      row({ number: 1, residual: 'Low' }),
      row({ number: 2, residual: null }),
      row({ number: 3, residual: 'Critical' }),
    ]
    expect(numbers(rows, 'sort=residual')).toEqual([1, 3, 2])
    expect(numbers(rows, 'sort=-residual')).toEqual([3, 1, 2])
    const dated = rows.map((one) => ({
      ...one,
      nextReviewOn: one.number === 2 ? null : `2027-0${one.number}-01`,
    }))
    expect(numbers(dated, 'sort=next')).toEqual([1, 3, 2])
    expect(numbers(dated, 'sort=-next')).toEqual([3, 1, 2])
  })

  it('orders vendors as people read them and states as they follow each other', () => {
    const rows = [
      row({ number: 1, vendor: 'beta', status: 'decided' }),
      row({ number: 2, vendor: 'Älpha', status: 'draft' }),
      row({ number: 3, vendor: 'Zeta', status: 'sent' }),
    ]
    expect(numbers(rows, 'sort=vendor')).toEqual([2, 1, 3])
    expect(numbers(rows, 'sort=status')).toEqual([2, 3, 1])
  })

  it('lets through what meets every filter', () => {
    const rows = [
      row({ number: 1, overdue: true, tier: 1, residual: 'High' }),
      row({ number: 2, status: 'draft', waitingOn: 'us' }),
      row({ number: 3, vendorSearchKey: 'zeta' }),
    ]
    expect(numbers(rows, 'overdue=yes')).toEqual([1])
    expect(numbers(rows, 'tier=1&residual=High')).toEqual([1])
    expect(numbers(rows, 'residual=none')).toEqual([3, 2])
    expect(numbers(rows, 'status=draft')).toEqual([2])
    expect(numbers(rows, 'waiting=us')).toEqual([2])
    expect(numbers(rows, 'q=Northlight')).toEqual([2, 1])
    expect(numbers(rows, 'tier=1&status=draft')).toEqual([])
  })

  it('drops what an address cannot mean', () => {
    expect(read('status=lost&tier=9&sort=secret&page=-3&overdue=1&q=&residual=')).toEqual({
      filters: {},
      sort: 'number',
      descending: false,
      page: 1,
    })
  })

  it('shows fifty a page and the last page for a page beyond it', () => {
    const rows = Array.from({ length: 101 }, (_, index) => row({ number: index + 1 }))
    expect(pageOf(rows, 1).rows).toHaveLength(PAGE_ROWS)
    expect(pageOf(rows, 99)).toMatchObject({ page: 3, pages: 3, rows: [{ number: 101 }] })
    expect(pageOf([], 1)).toEqual({ rows: [], page: 1, pages: 1 })
  })

  it('sums up in one line', () => {
    expect(totalsLine([row({}), row({ overdue: true })])).toBe('2 reviews, 1 overdue')
    expect(totalsLine([row({})])).toBe('1 review, 0 overdue')
  })
})

describe('a review', () => {
  const nothing = {
    invitation: 'reached',
    nextReviewOn: null,
    proposed: false,
    lapses: [],
    vendorAsks: 0,
    nextRound: null,
  } as const

  it('waits on somebody or nobody in every state, and never on two', () => {
    for (const status of reviewStatuses) {
      const facts = { ...nothing, status }
      expect(['us', 'vendor', 'reviewer', 'nobody']).toContain(waitingOn(facts, '2026-11-21').on)
    }
  })

  it('waits for an approval once a decision is proposed', () => {
    const facts = { ...nothing, status: 'in review' as const }
    expect(waitingOn(facts, '2026-11-21').because).toBe('Judge the answers and propose a decision')
    expect(waitingOn({ ...facts, proposed: true }, '2026-11-21').because).toBe(
      'A proposal waits for approval',
    )
  })

  it('waits on us while the vendor waits for a reply, and on the reviewer for an amendment', () => {
    const on = (status: 'answering' | 'in review' | 'cancelled') =>
      waitingOn({ ...nothing, status, vendorAsks: 2 }, '2026-11-21')
    expect(on('answering')).toEqual({ on: 'us', because: 'The vendor asks 2 questions: reply' })
    expect(on('in review').on).toBe('reviewer')
    expect(on('cancelled').on).toBe('nobody')
  })

  it('comes back to us at once when its decision no longer stands', () => {
    const sentence = 'C-02 was due on 15 Jan 2027: Training is switched off'
    const lapses = [{ kind: 'condition overdue', sentence, consequence: 'Stop' } as const]
    expect(waitingOn({ ...nothing, status: 'decided', lapses }, '2027-01-16')).toEqual({
      on: 'us',
      because: sentence,
    })
  })

  it('comes back to us when its next review is thirty days away', () => {
    const on = (nextReviewOn: string) =>
      waitingOn({ ...nothing, status: 'decided', nextReviewOn }, '2026-11-21').on
    expect(on('2026-12-21')).toBe('us')
    expect(on('2026-12-22')).toBe('nobody')
    expect(on('2026-01-01')).toBe('us')
  })

  it('waits on nobody while the round after it is under way, unless what it rests on lapsed', () => {
    const followed = {
      ...nothing,
      status: 'decided' as const,
      nextReviewOn: '2026-01-01',
      nextRound: 17,
    }
    expect(waitingOn(followed, '2026-11-21')).toEqual({
      on: 'nobody',
      because: 'Its next round is R-0017',
    })
    const lapses = [{ kind: 'waiver ended', sentence: 'It ended', consequence: 'Stop' } as const]
    expect(waitingOn({ ...followed, lapses }, '2026-11-21').on).toBe('us')
  })

  it('is overdue the day after its date, and only while the vendor has it', () => {
    const facts = { status: 'sent' as const, dueOn: '2026-11-21', nextReviewOn: null }
    expect(isOverdue(facts, '2026-11-21')).toBe(false)
    expect(isOverdue(facts, '2026-11-22')).toBe(true)
    expect(isOverdue({ ...facts, status: 'submitted' }, '2026-11-22')).toBe(false)
    const decided = { ...facts, status: 'decided' as const, nextReviewOn: '2026-11-21' }
    expect(isOverdue(decided, '2026-11-22')).toBe(true)
    expect(isOverdue({ ...decided, status: 'closed' }, '2026-11-22')).toBe(false)
  })

  it('has one address', () => {
    expect(reviewLabel(7)).toBe('R-0007')
    expect(readReviewNumber('7')).toBe(7)
    for (const text of ['07', '0', '-1', '7.0', 'seven', '', '99999999999', undefined]) {
      expect(readReviewNumber(text)).toBeNull()
    }
  })
})

describe('a sheet', () => {
  it('runs no formula that somebody typed as a name', () => {
    for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1+1', '＝1+1']) {
      const [line] = csvOf([[evil]])
        .replace('\uFEFF', '')
        .split('\r\n')
      expect(line?.replace(/^"/, '').startsWith("'")).toBe(true)
    }
    expect(csvOf([['A-1', -5, 68.4, null]])).toBe('\uFEFFA-1,-5,68.4,\r\n')
  })

  it('quotes commas, quotes and line breaks so that they read back', () => {
    expect(csvOf([['a,b', 'say "hi"', 'two\nlines']])).toBe(
      '\uFEFF"a,b","say ""hi""","two\nlines"\r\n',
    )
  })

  it('never starts a cell with a sign that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvOf([[text]])
          .slice(1)
          .replace(/^"/, '')
        expect(/^\s*[=+\-@]/.test(cell)).toBe(false)
      }),
    )
  })
})
