// How long a member of staff stays signed in.

/** Unused for this long, a session ends: a working day with its breaks. */
export const IDLE_HOURS = 12
/** However much it is used, a session ends after this long. */
export const LIFETIME_DAYS = 7
/** The last use is written down at most this often, so that reading pages does not write at every click. */
const NOTED_MINUTES = 5

/** For so long after signing in nobody is asked once more who they are. */
export const FRESH_MINUTES = 15

const minute = 60_000
const hour = 60 * minute

/** What opened a session: a single sign-on brings its own second factor, a password alone has none. */
export const sessionWays = ['password', 'second factor', 'sign-on'] as const

export type SessionWay = (typeof sessionWays)[number]

export interface SessionTimes {
  lastSeenAt: Date
  expiresAt: Date
  revokedAt: Date | null
}

export function expiryOf(openedAt: Date): Date {
  return new Date(openedAt.getTime() + LIFETIME_DAYS * 24 * hour)
}

export function isAlive(session: SessionTimes, now: Date): boolean {
  const idle = now.getTime() - session.lastSeenAt.getTime()
  return session.revokedAt === null && now < session.expiresAt && idle < IDLE_HOURS * hour
}

/** Signed in a moment ago. A token that was changed meanwhile is no new sign-in. */
export function isFresh({ createdAt }: { createdAt: Date }, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < FRESH_MINUTES * minute
}

export function shouldNoteUse(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= NOTED_MINUTES * minute
}

/** "Firefox on Linux", as the list of one's own sessions shows it. */
export function deviceOf(userAgent: string | null): string {
  const text = userAgent ?? ''
  const browser = firstOf(text, [
    [/\bEdg(e|A|iOS)?\//, 'Edge'],
    [/\b(OPR|Opera)\//, 'Opera'],
    [/\b(Firefox|FxiOS)\//, 'Firefox'],
    [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
    [/\bSafari\//, 'Safari'],
  ])
  const system = firstOf(text, [
    [/\b(iPhone|iPad)\b/, 'iOS'],
    [/\bAndroid\b/, 'Android'],
    [/\bWindows\b/, 'Windows'],
    [/\bMac OS X\b/, 'macOS'],
    [/\bLinux\b/, 'Linux'],
  ])
  if (browser === null && system === null) return 'Unknown device'
  return [browser ?? 'Unknown browser', system].filter((part) => part !== null).join(' on ')
}

function firstOf(text: string, known: readonly (readonly [RegExp, string])[]): string | null {
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
