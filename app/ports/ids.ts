// Fresh identifiers and secrets that nobody can guess.
import { randomBytes, randomInt } from 'node:crypto'

export interface Ids {
  /** A row's id: 96 random bits, URL-safe. Not a secret. */
  id(): string
  /** A secret for a cookie: 192 random bits, URL-safe. */
  token(): string
  /** A code of `length` decimal digits to type by hand. */
  digits(length: number): string
}

export const randomIds: Ids = {
  id: () => randomBytes(12).toString('base64url'),
  token: () => randomBytes(24).toString('base64url'),
  digits: (length) => Array.from({ length }, () => randomInt(10)).join(''),
}
