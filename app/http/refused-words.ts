// The sentences for what is refused around signing in, the same on every page.
import type { PasswordChecked } from '../services/identity/check-password'

export const RAN_OUT =
  'This temporary password has run out. Ask an administrator of Assay for a new one.'

/** Tries are counted for so long, in seconds: after it nobody waits any more. */
export const TRY_AGAIN = { 'Retry-After': String(15 * 60) }

/** Beside the field of the present password, or about the form as a whole. */
export function presentPasswordErrors(
  reason: Extract<PasswordChecked, { ok: false }>['reason'],
  field = 'currentPassword',
): Record<string, string> {
  switch (reason) {
    case 'wrong':
      return { [field]: 'This is not your present password' }
    case 'run out':
      return { '': RAN_OUT }
    case 'too many tries':
      return { '': 'Too many tries. Wait 15 minutes.' }
  }
}

export function codeErrors(reason: 'wrong code' | 'too many tries'): Record<string, string> {
  return reason === 'wrong code'
    ? { code: 'This code does not fit. Each works once: wait for the next one in your app' }
    : { '': 'Too many tries. Wait 15 minutes.' }
}
