// Which passwords are refused: length is what counts, and what everybody tries first is no password. NIST SP 800-63B-4, 3.1.1.
import { z } from 'zod'

export const PASSWORD_MIN = 12
/** Long enough for any sentence, short enough that hashing one is no attack. Nothing is cut off silently. */
export const PASSWORD_MAX = 200

export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters`)
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters`)

/** Whose password it is to be. */
export interface PasswordOwner {
  name: string
  email: string
  organisation: string
}

/** A word of fewer letters stands in many good passwords by chance. */
const SHORTEST_WORD = 4

/** Why this password is refused for this person, as a sentence; null where it does not tell of them. */
export function tellsOfOwner(password: string, owner: PasswordOwner): string | null {
  const plain = simplified(password)
  const [account = ''] = owner.email.split('@')
  if (holds(plain, owner.email) || holds(plain, account)) {
    return 'Leave your e-mail address out of it'
  }
  if (holds(plain, owner.name)) return 'Leave your name out of it'
  if (holds(plain, owner.organisation)) return 'Leave the name of your organisation out of it'
  return null
}

/** What somebody who knows the person tries first: no word of it makes a password any better. */
export const wordsOfOwner = ({ name, email, organisation }: PasswordOwner): string[] =>
  [name, email, organisation]
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length >= SHORTEST_WORD)

export const TRIED_FIRST =
  'This is among the passwords that are tried first. A few unrelated words are easy to keep and hard to guess'

function holds(plain: string, word: string): boolean {
  const wanted = simplified(word)
  return wanted.length >= SHORTEST_WORD && plain.includes(wanted)
}

/** Case, spaces and signs between words hide nothing from whoever guesses. */
export const simplified = (text: string): string =>
  text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
