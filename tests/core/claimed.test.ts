import { describe, expect, it, test } from 'vitest'
import { claimedEmail, claimedName, rolesToHold } from '../../app/core/people/claimed'

describe('what an identity provider says of a person', () => {
  test.each([
    ['Nina@Example.com', 'nina@example.com'],
    ['none', null],
    ['', null],
    [null, null],
    ['a@b.example\nBcc: c@d.example', null],
  ])('has %j for the address %j', (said, kept) => expect(claimedEmail(said)).toBe(kept))

  test.each([
    [' Nina New ', 'Nina New'],
    ['  ', null],
    [null, null],
    ['two\nlines', null],
    ['x'.repeat(200), null],
  ])('has %j for the name %j', (said, kept) => expect(claimedName(said)).toBe(kept))
})

describe('the roles that somebody holds after signing in', () => {
  const boss = { id: 'boss', roles: ['admin'], active: true }
  const other = { id: 'other', roles: ['admin'], active: true }

  it('are those claimed', () => {
    expect(rolesToHold([boss, other], boss, ['legal'])).toEqual(['legal'])
    expect(rolesToHold([boss, { ...other, roles: [] }], { ...other, roles: [] }, [])).toEqual([])
  })

  it('include administrator where nobody else is one who may sign in', () => {
    const gone = { ...other, active: false }
    expect(rolesToHold([boss, gone], boss, ['legal'])).toEqual(['legal', 'admin'])
    expect(rolesToHold([boss, gone], boss, [])).toEqual(['admin'])
  })

  it('do not make an administrator of somebody who was none', () => {
    const rolf = { id: 'rolf', roles: ['reviewer'], active: true }
    expect(rolesToHold([{ ...boss, active: false }, rolf], rolf, ['legal'])).toEqual(['legal'])
  })
})
