import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, it } from 'vitest'
import { newPasswordSchema, PASSWORD_MIN } from '../../app/core/people/password'
import { weakness } from '../../app/services/identity/weak-password'

const owner = {
  name: 'Jürgen Ältester',
  email: 'rolf.reviewer@example.com',
  organisation: 'Muster Bank AG',
}
const flawOf = (password: string) => weakness(password, owner)

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
    'manchesterunited',
    'unbelievable1',
    'ILoveYouForever',
    'P@ssw0rd2026!',
    'Winter2026!!',
    'summer2026summer',
    'zaq12wsxzaq12wsx',
    'AssayAssay2026',
    'jürgenjürgen12',
    'Reviewer-Rolf1',
    'Muster1234567',
  ])('is refused as one that is tried first: %s', (password) =>
    expect(flawOf(password)).toContain('tried first'),
  )

  it.each(['rolf.reviewer@example.com', 'Rolf-Reviewer 2026!', 'xxrolfreviewerxx'])(
    'is refused where it holds the address: %s',
    (password) => expect(flawOf(password)).toContain('e-mail address'),
  )

  it('is refused where it holds the name of its owner', () => {
    expect(flawOf('hello jürgen ältester 77')).toContain('your name')
  })

  it('is refused where it holds the name of the organisation', () => {
    expect(flawOf('my Muster-Bank AG secret')).toContain('organisation')
  })

  it('is not refused for a short word that stands in it by chance', () => {
    const short = { name: 'Al', email: 'al@example.com', organisation: 'IT' }
    expect(weakness('almost entirely italic', short)).toBeNull()
  })
})

describe('what is tried first', () => {
  it('holds every leaked password of the dictionary that is long enough, and hundreds made of them', () => {
    const leaked = dictionary['passwords-common'].map(String)
    const long = leaked.filter((password) => password.length >= PASSWORD_MIN)
    expect(long.length).toBeGreaterThan(300)
    // How the ones that are leaked become long enough: another one behind them, figures, a sign.
    const short = leaked.filter((password) => /^[a-z]{5,9}$/.test(password)).slice(0, 60)
    const made = short.flatMap((one, at) => [
      one + short[(at * 7 + 1) % short.length],
      `${one}${short[(at * 11 + 3) % short.length]}1`,
      `${one}1234567`,
      `${one[0]?.toUpperCase()}${one.slice(1)}2026!!`,
      `${one}${one}12`,
      `${one}.${one}`,
    ])
    const tried = [...long, ...made].filter((password) => password.length >= PASSWORD_MIN)
    expect(tried.length).toBeGreaterThan(600)
    expect(tried.filter((password) => flawOf(password) === null)).toEqual([])
  })
})
