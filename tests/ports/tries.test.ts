import { expect, it } from 'vitest'
import { argon2Passwords } from '../../app/ports/passwords'
import { triesInMemory } from '../../app/ports/tries'

function held() {
  let now = 0
  const clock = { now: () => new Date(now) }
  return {
    tries: triesInMemory({ limit: 3, minutes: 10 }, clock),
    pass(minutes: number) {
      now += minutes * 60_000
    },
  }
}

it('allows as many tries as the limit, for each name on its own', () => {
  const { tries } = held()
  expect([1, 2, 3, 4].map(() => tries.take('a'))).toEqual([true, true, true, false])
  expect(tries.take('b')).toBe(true)
})

it('starts again after the time has passed, counted from the first try', () => {
  const { tries, pass } = held()
  for (let i = 0; i < 5; i++) tries.take('a')
  pass(9)
  expect(tries.take('a')).toBe(false)
  pass(1)
  expect(tries.take('a')).toBe(true)
})

it('forgives after a success', () => {
  const { tries } = held()
  for (let i = 0; i < 3; i++) tries.take('a')
  tries.forgive('a')
  expect(tries.take('a')).toBe(true)
})

it('does not grow without end, and forgets those first who tried longest ago', () => {
  const { tries } = held()
  for (let i = 0; i < 4; i++) tries.take('old')
  for (let i = 0; i < 4; i++) tries.take('busy')
  for (let i = 0; i < 9_999; i++) tries.take(`name ${i}`)
  expect(tries.take('busy')).toBe(false)
  expect(tries.take('old')).toBe(true)
})

it('never answers yes for somebody without a password, whatever is typed', async () => {
  const passwords = argon2Passwords()
  for (const typed of ['', 'no account has this password']) {
    for (const stored of [null, '']) expect(await passwords.verify(typed, stored)).toBe(false)
  }
})

it('hashes passwords with argon2id, a fresh salt each time, and costs the same for nobody', async () => {
  const passwords = argon2Passwords()
  const [one, two] = [await passwords.hash('secret'), await passwords.hash('secret')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await passwords.verify('secret', one)).toBe(true)
  expect(await passwords.verify('Secret', one)).toBe(false)
  const time = async (stored: string | null) => {
    const started = performance.now()
    expect(await passwords.verify('guess', stored)).toBe(false)
    return performance.now() - started
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 9; i++) {
    known.push(await time(one))
    unknown.push(await time(null))
  }
  const median = (times: number[]) => [...times].sort((a, b) => a - b)[4] ?? 0
  // Without the work for nobody the ratio would be near zero.
  expect(median(unknown) / median(known)).toBeGreaterThan(0.4)
})
