// The controls of who gets in by a password, and of the sessions that follow.
import type { Control } from '../control'

const signIn = 'tests/services/identity-sign-in.test.ts'
const password = 'tests/core/password.test.ts'
const people = 'tests/core/people.test.ts'
const hashing = 'tests/ports/tries.test.ts'

export const access: readonly Control[] = [
  {
    control: 'passwords cannot be guessed without end',
    file: 'app/services/identity/check-password.ts',
    without: [
      [
        `if (!ctx.signInTries.take(typed.email)) return { ok: false, reason: 'too many tries' }`,
        '',
      ],
    ],
    test: signIn,
    named: 'stops after ten tries in fifteen minutes',
  },
  {
    control: 'who is unknown costs as much work as who is known',
    file: 'app/services/identity/check-password.ts',
    without: [['const matches = await', 'const matches = user !== undefined && await']],
    test: signIn,
    named: 'after the same work',
  },
  {
    control: 'a deactivated account opens by no password',
    file: 'app/services/identity/check-password.ts',
    without: [['if (!user?.active || !matches)', 'if (!user || !matches)']],
    test: signIn,
    named: 'and a deactivated account alike',
  },
  {
    control: 'a password that nobody checked opens nothing',
    file: 'app/services/identity/check-password.ts',
    without: [['if (!user?.active || !matches)', 'if (!user?.active)']],
    test: signIn,
    named: 'answers an unknown address, a wrong password',
  },
  {
    control: 'a temporary password runs out',
    file: 'app/services/identity/check-password.ts',
    without: [['if (user.passwordExpiresAt && user', 'if (false && user']],
    test: 'tests/services/staff-links.test.ts',
    named: 'runs out after seven days, which is said to whoever types it right',
  },
  {
    control: 'a password that an administrator hands out is temporary from the start',
    file: 'app/services/identity/create-user.ts',
    without: [
      [
        'passwordExpiresAt: passwordTemporary ? temporaryUntil(createdAt) : null',
        'passwordExpiresAt: null',
      ],
    ],
    test: 'tests/services/staff-links.test.ts',
    named: 'runs out after seven days, which is said to whoever types it right',
  },
  {
    control: 'racing guesses are counted before they are judged',
    file: 'app/ports/tries.ts',
    without: [['entry.count++\n', 'setTimeout(() => entry.count++, 5)\n']],
    test: signIn,
    named: 'counts racing guesses each for itself',
  },
  {
    control: 'tries are counted for each name on its own',
    file: 'app/ports/tries.ts',
    without: [['const known = counted.get(key)', 'const known = [...counted.values()][0]']],
    test: hashing,
    named: 'allows as many tries as the limit, for each name on its own',
  },
  {
    control: 'what is counted cannot fill the memory',
    file: 'app/ports/tries.ts',
    without: [['if (counted.size > MOST_KEYS && oldest !== undefined) counted.delete(oldest)', '']],
    test: hashing,
    named: 'does not grow without end',
  },
  {
    control: 'passwords are hashed with argon2id, with much memory',
    file: 'app/ports/passwords.ts',
    without: [['memoryCost: 19_456', 'memoryCost: 1_024']],
    test: hashing,
    named: 'hashes passwords with argon2id',
  },
  {
    control: 'the hash that stands in for nobody costs what a real one does',
    file: 'app/ports/passwords.ts',
    without: [
      [
        'const matched = await verify(stored || (await nobody), password)',
        'const matched = stored ? await verify(stored, password) : void nobody',
      ],
    ],
    test: hashing,
    named: 'costs the same for nobody',
  },
  {
    control: 'the password of nobody opens no account that has none',
    file: 'app/ports/passwords.ts',
    without: [['return Boolean(stored) && matched', 'return matched']],
    test: hashing,
    named: 'never answers yes for somebody without a password',
  },
  {
    control: 'a password has twelve characters or more',
    file: 'app/core/people/password.ts',
    without: [['export const PASSWORD_MIN = 12', 'export const PASSWORD_MIN = 8']],
    test: password,
    named: 'has twelve characters or more, two hundred at most',
  },
  {
    control: 'a password has no length that makes hashing it an attack',
    file: 'app/core/people/password.ts',
    without: [['export const PASSWORD_MAX = 200', 'export const PASSWORD_MAX = 1_000_000']],
    test: password,
    named: 'has twelve characters or more, two hundred at most',
  },
  {
    control: 'a password that everybody tries first is none',
    file: 'app/ports/guesses.ts',
    without: [['const FEWEST_GUESSES = 1e10', 'const FEWEST_GUESSES = 1']],
    test: password,
    named: 'is refused as one that is tried first',
  },
  {
    control: 'leaked passwords are those of a maintained dictionary',
    file: 'app/ports/guesses.ts',
    without: [['{ ...dictionary, known }', '{ known }']],
    test: password,
    named: 'holds every leaked password of the dictionary',
  },
  {
    control: 'a word that is known of its owner makes a password no better',
    file: 'app/services/identity/weak-password.ts',
    without: [['isTriedFirst(password, words)', 'isTriedFirst(password, [])']],
    test: password,
    named: 'is refused as one that is tried first',
  },
  {
    control: 'a password does not hold its owner’s name',
    file: 'app/core/people/password.ts',
    without: [['if (holds(plain, owner.name))', 'if (false)']],
    test: password,
    named: 'is refused where it holds the name of its owner',
  },
  {
    control: 'a password does not hold its owner’s address',
    file: 'app/core/people/password.ts',
    without: [['if (holds(plain, owner.email) || holds(plain, account)) {', 'if (false) {']],
    test: password,
    named: 'is refused where it holds the address',
  },
  {
    control: 'a password does not hold the organisation’s name',
    file: 'app/core/people/password.ts',
    without: [['if (holds(plain, owner.organisation))', 'if (false)']],
    test: password,
    named: 'is refused where it holds the name of the organisation',
  },
  {
    control: 'who changes a password is held to the same rules',
    file: 'app/services/identity/change-password.ts',
    without: [[`if (because !== null) return { ok: false, reason: 'weak', because }`, '']],
    test: signIn,
    named: 'refuses one that is tried first',
  },
  {
    control: 'who sets the portal up is held to the same rules',
    file: 'app/services/identity/set-up.ts',
    without: [[`if (because !== null) return { ok: false, reason: 'weak', because }`, '']],
    test: 'tests/services/identity-accounts.test.ts',
    named: 'refuses a password that is tried first',
  },
  {
    control: 'changing a password takes the present one',
    file: 'app/services/identity/change-password.ts',
    without: [['if (!checked.ok) return checked', '']],
    test: signIn,
    named: 'asks for the present one, and counts the tries at it',
  },
  {
    control: 'a temporary password is not kept by typing it again',
    file: 'app/services/identity/change-password.ts',
    without: [
      [`if (newPassword === currentPassword) return { ok: false, reason: 'same as before' }`, ''],
    ],
    test: signIn,
    named: 'refuses the same one again',
  },
  {
    control: 'the session that goes on after a change of password has another token',
    file: 'app/services/identity/change-password.ts',
    without: [
      [
        'yield* rotateSession(tx, { userId: staff.id, sessionId }, { fresh, at })',
        'void rotateSession',
      ],
    ],
    test: signIn,
    named: 'takes the new one, ends the other sessions and goes on with another token',
  },
  {
    control: 'a new password ends every other session',
    file: 'app/services/identity/own-password.ts',
    without: [
      ['yield* run(revokeSessionsOf(tx, { userId, except }, at))', 'void revokeSessionsOf'],
    ],
    test: signIn,
    named: 'takes the new one, ends the other sessions and goes on with another token',
  },
  {
    control: 'a session’s token is stored as a keyed hash only',
    file: 'app/services/identity/open-session.ts',
    without: [[`tokenHash: ctx.secrets.hash('staff session', token)`, 'tokenHash: token']],
    test: signIn,
    named: 'opens a session whose token is stored as a keyed hash only',
  },
  {
    control: 'no session opens for an account that was deactivated meanwhile',
    file: 'app/services/identity/open-session.ts',
    without: [['if (!user?.active) return', 'if (!user) return']],
    test: signIn,
    named: 'does not open a session for an account that was deactivated meanwhile',
  },
  {
    control: 'signing in ends the session that this browser had',
    file: 'app/services/identity/open-session.ts',
    without: [['if (replaces) {', 'if (replaces && false) {']],
    test: signIn,
    named: 'ends the session that this browser had before',
  },
  {
    control: 'the session of a deactivated account is nobody’s',
    file: 'app/services/identity/find-staff.ts',
    without: [['!found?.user.active || ', '!found || ']],
    test: signIn,
    named: 'belongs to nobody while the account is deactivated',
  },
  {
    control: 'a session that ended opens nothing',
    file: 'app/services/identity/find-staff.ts',
    without: [[' || !isAlive(found.session, now)', '']],
    test: signIn,
    named: 'ends after twelve hours without use',
  },
  {
    control: 'a changed role counts from the next request',
    file: 'app/services/identity/find-staff.ts',
    without: [
      [
        'export interface SignedInStaff {',
        'const remembered = new Map<string, Staff>()\nexport interface SignedInStaff {',
      ],
      [
        'staff: asStaff(found.user),',
        'staff: remembered.get(token) ?? (remembered.set(token, asStaff(found.user)).get(token) as Staff),',
      ],
    ],
    test: signIn,
    named: 'carries the roles held now, from the next request on',
  },
  {
    control: 'a session ends when it was unused for half a day',
    file: 'app/core/people/staff-session.ts',
    without: [[' && idle < IDLE_HOURS * hour', '']],
    test: people,
    named: 'is alive until it is ended, unused for twelve hours, or seven days old',
  },
  {
    control: 'a session ends after seven days, however much it is used',
    file: 'app/core/people/staff-session.ts',
    without: [[' && now < session.expiresAt', '']],
    test: people,
    named: 'is alive until it is ended, unused for twelve hours, or seven days old',
  },
  {
    control: 'a session ends when it is revoked',
    file: 'app/core/people/staff-session.ts',
    without: [['session.revokedAt === null && ', '']],
    test: people,
    named: 'is alive until it is ended, unused for twelve hours, or seven days old',
  },
  {
    control: 'nobody ends a colleague’s session from their own account page',
    file: 'db/queries/people.ts',
    without: [
      [
        'eq(db.t.staffSessions.id, of.id),\n        eq(db.t.staffSessions.userId, of.userId),',
        'eq(db.t.staffSessions.id, of.id),',
      ],
    ],
    test: signIn,
    named: 'is ended by its owner, and by nobody else',
  },
  {
    control: 'nobody sees a colleague’s sessions',
    file: 'db/queries/people.ts',
    without: [
      [
        '.where(and(eq(db.t.staffSessions.userId, userId), isNull(db.t.staffSessions.revokedAt)))',
        '.where(isNull(db.t.staffSessions.revokedAt))',
      ],
    ],
    test: signIn,
    named: 'is listed to its owner and to nobody else, without its token',
  },
]
