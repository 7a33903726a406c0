// The portal's key: what is made for one purpose opens nothing of another, and what is kept of a secret is not the secret.
import { expect, test } from 'vitest'
import { type SecretPurpose, secretsOf } from '../../app/ports/secrets'

const secrets = secretsOf(Buffer.alloc(32, 7))
const other = secretsOf(Buffer.alloc(32, 8))
const purposes = [
  'invitation',
  'mailed code',
  'handed code',
  'staff session',
  'respondent session',
  'setup',
  'stop mail',
  'calendar',
  'sign-on',
  'password reset',
  'staff invitation',
  'pending sign-in',
  'second factor',
  'backup code',
] satisfies SecretPurpose[]

test('a secret is kept as a hash of its purpose, so that none opens the door of another', () => {
  const kept = purposes.map((purpose) => secrets.hash(purpose, '123456'))
  expect(new Set(kept).size).toBe(purposes.length)
  for (const [at, purpose] of purposes.entries()) {
    for (const [place, hash] of kept.entries()) {
      expect(secrets.matches(purpose, '123456', hash)).toBe(at === place)
    }
  }
})

test('tokens and codes of one id differ by purpose, and are the same every time', () => {
  for (const derive of [secrets.deriveToken, secrets.deriveDigits]) {
    const made = purposes.map((purpose) => derive(purpose, 'id-1'))
    expect(new Set(made).size).toBe(purposes.length)
    expect(purposes.map((purpose) => derive(purpose, 'id-1'))).toEqual(made)
    expect(derive('invitation', 'id-2')).not.toBe(made[0])
  }
})

test('a token has 128 bits, a code six digits', () => {
  expect(Buffer.from(secrets.deriveToken('invitation', 'a'), 'base64url')).toHaveLength(16)
  for (let at = 0; at < 200; at++) {
    expect(secrets.deriveDigits('mailed code', `id-${at}`)).toMatch(/^\d{6}$/)
  }
})

test('without the key a copy of the database tests no guess', () => {
  const kept = secrets.hash('mailed code', '123456')
  expect(kept).not.toContain('123456')
  expect(other.hash('mailed code', '123456')).not.toBe(kept)
  expect(other.matches('mailed code', '123456', kept)).toBe(false)
  expect(other.deriveToken('invitation', 'a')).not.toBe(secrets.deriveToken('invitation', 'a'))
})

test.each(['', 'ff', 'not hex', 'a'.repeat(64)])(
  'a hash that is none matches nothing: %j',
  (hash) => {
    expect(secrets.matches('mailed code', '123456', hash)).toBe(false)
  },
)
