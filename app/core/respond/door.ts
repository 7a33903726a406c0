// What the door may say: whether a link still opens anything, and an address shown only as far as its owner needs.
import type { ReviewStatus } from '../review/lifecycle'

/** Why a link that once worked opens nothing any more. */
export type ClosedDoor = 'expired' | 'revoked' | 'cancelled'

export interface DoorState {
  expiresAt: Date
  revokedAt: Date | null
  status: ReviewStatus
}

/**
 * Null when the door can be opened by a code. The last day of a link is for answering: once the answers are
 * submitted it opens until the review is closed, to read what was sent and to tell of changes.
 */
export function closedBecause(door: DoorState, now: Date): ClosedDoor | null {
  if (door.status === 'cancelled') return 'cancelled'
  if (door.revokedAt !== null) return 'revoked'
  const rests =
    door.status === 'submitted' || door.status === 'in review' || door.status === 'decided'
  return door.expiresAt <= now && !rests ? 'expired' : null
}

/** `d•••@n•••.example`: enough to recognise one's own address, too little to learn somebody else's. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  const dot = domain.lastIndexOf('.')
  if (at < 1 || dot < 1) return '•••'
  return `${firstOf(email)}•••@${firstOf(domain)}•••${domain.slice(dot)}`
}

const firstOf = (text: string): string => [...text][0] ?? ''

export const MAILED_CODE_DIGITS = 6
export const HANDED_CODE_DIGITS = 8
export const CODE_MINUTES = 10
/** A code dies after this many tries, right or wrong. Source: trust guide, "Mail scanner". */
export const CODE_TRIES = 5
/** Enough for lost mails; with five tries each, a guesser has 25 tries an hour at a million codes. */
export const CODES_PER_HOUR = 5
/** Days a device stays signed in. Source: issue "The vendor's side", door. */
export const SESSION_DAYS = 30

export type TypedCode = { ok: true; purpose: 'mail' | 'handover'; digits: string } | { ok: false }

/** Reads a code as people type or paste it, with spaces or dashes; its length says which of the two it is. */
export function readCode(typed: string): TypedCode {
  const digits = typed.normalize('NFKC').replace(/[\s\-–—.]/g, '')
  if (!/^\d+$/.test(digits)) return { ok: false }
  if (digits.length === MAILED_CODE_DIGITS) return { ok: true, purpose: 'mail', digits }
  if (digits.length === HANDED_CODE_DIGITS) return { ok: true, purpose: 'handover', digits }
  return { ok: false }
}
