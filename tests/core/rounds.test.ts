import { describe, expect, it } from 'vitest'
import { joinedReasons, joinRound, type OpenRound } from '../../app/core/rounds/join'

const open = (over: Partial<OpenRound> = {}): OpenRound => ({
  number: 7,
  status: 'sent',
  kind: 'change',
  asks: ['SUP-01', 'SUP-02'],
  ...over,
})

describe('a round that would be prepared while another is open', () => {
  it('is taken in whole by a full round, which asks it anyway', () => {
    const full = open({ kind: 'full', asks: null })
    const change = { kind: 'change', questionIds: ['SUP-01'] } as const
    expect(joinRound(full, change)).toEqual({ ok: true, change: null, added: [] })
  })

  it('lets a smaller round grow by the questions that it did not ask yet', () => {
    expect(joinRound(open(), { kind: 'change', questionIds: ['SUP-02', 'LOG-01'] })).toEqual({
      ok: true,
      change: { kind: 'change', asks: ['SUP-01', 'SUP-02', 'LOG-01'] },
      added: ['LOG-01'],
    })
  })

  it.each(['submitted', 'in review', 'returned'] as const)(
    'changes nothing of a round that is %s: its reviewer asks again',
    (status) => {
      expect(joinRound(open({ status }), { kind: 'change', questionIds: ['LOG-01'] })).toEqual({
        ok: true,
        change: null,
        added: [],
      })
    },
  )

  it('makes a draft full where the full round is due', () => {
    expect(joinRound(open({ status: 'draft' }), { kind: 'full', questionIds: null })).toEqual({
      ok: true,
      change: { kind: 'full', asks: null },
      added: [],
    })
  })

  it('does not turn a few questions into all of them once the vendor has them', () => {
    expect(joinRound(open(), { kind: 'full', questionIds: null })).toEqual({
      ok: false,
      sentence:
        'R-0007 asks a part of the questions and is sent: the full round is prepared once it is decided.',
    })
  })

  it('counts as a light check from when one joins it', () => {
    const light = { kind: 'light', questionIds: ['SUP-01'] } as const
    expect(joinRound(open(), light)).toMatchObject({ change: { kind: 'light' }, added: [] })
  })

  it('names each reason once, and adds none to what a person launched', () => {
    expect(joinedReasons('a model was added', 'an incident')).toBe('a model was added; an incident')
    expect(joinedReasons('a; b', 'b')).toBe('a; b')
    expect(joinedReasons('', 'an incident')).toBe('')
  })
})
