import { describe, expect, it } from 'vitest'
import { newPasswordSchema, passwordFlaw } from '../../app/core/people/password'

const owner = { email: 'rolf.reviewer@example.com', organisation: 'Muster Bank AG' }
const flawOf = (password: string) => passwordFlaw(password, owner)

describe('a new password', () => {
  it('has twelve characters or more, two hundred at most, and no other rule', () => {
    const fits = (password: string) => newPasswordSchema.safeParse(password).success
    expect(fits('elevenchars')).toBe(false)
    expect(fits('twelve chars')).toBe(true)
    expect(fits('ж'.repeat(200))).toBe(true)
    expect(fits('x'.repeat(201))).toBe(false)
  })

  it.each([
    'lantern orbit velvet crow',
    'correct horse battery',
    'Xk29!vq-Lp0z',
    'im Wald steht ein Kübel',
    '正しい馬バッテリーステープルの話',
    'my bank is musterhaft',
  ])('is taken: %s', (password) => expect(flawOf(password)).toBeNull())

  it.each([
    'password1234',
    'Password 1234',
    'PASSWORD-PASSWORD',
    'qwertyuiop12',
    'Correct Horse Battery Staple',
    '123456789012',
    '210987654321',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '1q2w3e4r5t6y',
    '------------',
  ])('is refused as one that is tried first: %s', (password) =>
    expect(flawOf(password)).toContain('tried first'),
  )

  it.each(['rolf.reviewer@example.com', 'Rolf-Reviewer 2026!', 'xxrolfreviewerxx'])(
    'is refused where it holds the address: %s',
    (password) => expect(flawOf(password)).toContain('e-mail address'),
  )

  it('is refused where it holds the name of the organisation', () => {
    expect(flawOf('my Muster-Bank AG secret')).toContain('organisation')
  })

  it('is not refused for a short word that stands in it by chance', () => {
    const short = { email: 'al@example.com', organisation: 'IT' }
    expect(passwordFlaw('almost entirely italic', short)).toBeNull()
  })
})
