// The portal's own key: derives invitation links and mailed codes, so that none of them rests in the database.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { keepDurably } from './durable'

/** What a secret is for; one made for one purpose never opens another. */
export type SecretPurpose =
  | 'invitation'
  | 'mailed code'
  | 'handed code'
  | 'staff session'
  | 'respondent session'
  | 'setup'
  | 'stop mail'
  | 'calendar'
  | 'sign-on'
  | 'password reset'
  | 'staff invitation'
  | 'pending sign-in'
  | 'second factor'
  | 'backup code'

export interface Secrets {
  /** 128 bits derived from the key, the purpose and an id, URL-safe. The same input gives the same token. */
  deriveToken(purpose: SecretPurpose, id: string): string
  /** Six decimal digits derived likewise. */
  deriveDigits(purpose: SecretPurpose, id: string): string
  /** What is stored of a secret: keyed, so that a copy of the database alone cannot test guesses. */
  hash(purpose: SecretPurpose, secret: string): string
  /** Compares in constant time. */
  matches(purpose: SecretPurpose, secret: string, hash: string): boolean
}

const KEY_BYTES = 32
const KEY_FILE = 'portal.key'

/** Reads `keys/portal.key` in the data folder, making it (readable by its owner alone) when missing. */
export function openSecrets(dataFolder: string): Secrets {
  return secretsOf(readOrMakeKey(dataFolder))
}

export function secretsOf(key: Uint8Array): Secrets {
  const mac = (text: string) => createHmac('sha256', key).update(text).digest()
  const hash = (purpose: SecretPurpose, secret: string) =>
    mac(`hash\n${purpose}\n${secret}`).toString('hex')
  return {
    hash,
    deriveToken: (purpose, id) =>
      mac(`token\n${purpose}\n${id}`).subarray(0, 16).toString('base64url'),
    deriveDigits: (purpose, id) =>
      String(mac(`digits\n${purpose}\n${id}`).readUIntBE(0, 6) % 1_000_000).padStart(6, '0'),
    matches: (purpose, secret, stored) => {
      const given = Buffer.from(hash(purpose, secret), 'hex')
      const kept = Buffer.from(stored, 'hex')
      return given.length === kept.length && timingSafeEqual(given, kept)
    },
  }
}

/** Looks at the key without making one; every link ever sent depends on it. */
export function keyState(dataFolder: string): 'present' | 'missing' | 'damaged' {
  const file = path.join(dataFolder, 'keys', KEY_FILE)
  if (!existsSync(file)) return 'missing'
  return keyIn(file).length === KEY_BYTES ? 'present' : 'damaged'
}

const keyIn = (file: string): Buffer => Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')

function readOrMakeKey(dataFolder: string): Uint8Array {
  const file = path.join(dataFolder, 'keys', KEY_FILE)
  // Never replaces a key: links already sent out depend on it.
  if (!existsSync(file)) {
    keepDurably(dataFolder, file, randomBytes(KEY_BYTES).toString('hex'))
  }
  const key = keyIn(file)
  if (key.length !== KEY_BYTES) {
    throw new Error(
      `${file} is damaged: restore it from a backup, or links already sent stop working`,
    )
  }
  return key
}
