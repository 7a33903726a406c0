// Whether a password that somebody chooses is any good: not about themselves, and not among those that are tried first.
import {
  type PasswordOwner,
  simplified,
  TRIED_FIRST,
  tellsOfOwner,
  wordsOfOwner,
} from '../../core/people/password'
import { isTriedFirst } from '../../ports/guesses'

/** Why it is refused, as a sentence; null where it is not. Its length is the schema's (`newPasswordSchema`). */
export function weakness(password: string, owner: PasswordOwner): string | null {
  const words = wordsOfOwner(owner)
  const told = tellsOfOwner(password, owner)
  if (told !== null) return told
  const plain = simplified(password)
  // Signs between the words of a known one make no other of it; signs alone are nothing.
  return isTriedFirst(password, words) || plain === '' || isKnown(plain) ? TRIED_FIRST : null
}

const isKnown = (plain: string): boolean => plain === 'correcthorsebatterystaple'
