// The controls of the second step of signing in.
import type { Control } from '../control'

const factor = 'tests/services/second-factor.test.ts'
const codes = 'tests/ports/one-time-codes.test.ts'
const overHttp = 'tests/routes/staff-access.test.ts'

export const secondFactor: readonly Control[] = [
  {
    control: 'a code counts for half a minute to either side of now, and no longer',
    file: 'app/core/people/second-factor.ts',
    without: [['export const STEPS_OFF = 1', 'export const STEPS_OFF = 3']],
    test: codes,
    named: 'finds the step of a code one step to either side of now',
  },
  {
    control: 'a code is one of this secret',
    file: 'app/ports/one-time-codes.ts',
    without: [['return off === null ? null : counter + off', 'return counter + (off ?? 0)']],
    test: codes,
    named: 'finds the step of a code one step to either side of now',
  },
  {
    control: 'a code is taken once',
    file: 'db/queries/second-factor.ts',
    without: [
      [
        'or(isNull(db.t.users.secondFactorStep), lt(db.t.users.secondFactorStep, step)),',
        'or(isNull(db.t.users.id), lt(db.t.users.id, "~")),',
      ],
    ],
    test: factor,
    named: 'is accepted once, also when two send it at the same moment',
  },
  {
    control: 'a code older than one that was taken is worth nothing',
    file: 'db/queries/second-factor.ts',
    without: [
      [
        'lt(db.t.users.secondFactorStep, step)',
        'lt(db.t.users.secondFactorStep, step), gt(db.t.users.secondFactorStep, step)',
      ],
    ],
    test: factor,
    named: 'of an earlier step is refused once a later one was accepted',
  },
  {
    control: 'the code that set the factor up signs nobody in',
    file: 'app/services/identity/second-factor.ts',
    without: [['secondFactorStep: step }', 'secondFactorStep: step - 3 }']],
    test: factor,
    named: 'that set the factor up is not good for a sign-in as well',
  },
  {
    control: 'codes cannot be guessed without end, however many sign-ins are begun',
    file: 'app/services/identity/check-code.ts',
    without: [
      [`if (!ctx.codeTries.take(typed.userId)) return { ok: false, reason: 'too many tries' }`, ''],
    ],
    test: factor,
    named: 'may be guessed five times in fifteen minutes',
  },
  {
    control: 'tries at a code are not forgiven before one was right',
    file: 'app/services/identity/check-code.ts',
    without: [
      [
        'const right = await ctx.store',
        'ctx.codeTries.forgive(typed.userId)\n  const right = await ctx.store',
      ],
    ],
    test: factor,
    named: 'may be guessed five times in fifteen minutes',
  },
  {
    control: 'wrong codes stand in the audit log',
    file: 'app/services/identity/check-code.ts',
    without: [
      [
        "yield* appendAudit(tx, { at, actor }, [{ kind: 'second code refused', reviewId: null, payload }])",
        '',
      ],
    ],
    test: factor,
    named: 'may be guessed five times in fifteen minutes',
  },
  {
    control: 'a backup code works once',
    file: 'db/queries/second-factor.ts',
    without: [
      [
        'eq(db.t.backupCodes.codeHash, of.codeHash),\n        isNull(db.t.backupCodes.usedAt),',
        'eq(db.t.backupCodes.codeHash, of.codeHash),',
      ],
    ],
    test: factor,
    named: 'opens the account once, and tells the audit log',
  },
  {
    control: 'a backup code is its owner’s alone',
    file: 'app/services/identity/backup-codes.ts',
    without: [
      [
        `secrets.hash('backup code', \`\${userId}\\n\${code}\`)`,
        "secrets.hash('backup code', code)",
      ],
    ],
    test: factor,
    named: 'looks different for two people in the database',
  },
  {
    control: 'backup codes are stored as keyed hashes only',
    file: 'app/services/identity/backup-codes.ts',
    without: [
      [
        `secrets.hash('backup code', \`\${userId}\\n\${code}\`)`,
        `\`\${userId} \${code} \${secrets}\``,
      ],
    ],
    test: factor,
    named: 'rests in no row',
  },
  {
    control: 'new backup codes end the old ones',
    file: 'app/services/identity/backup-codes.ts',
    without: [['yield* run(removeBackupCodes(tx, userId))', 'void removeBackupCodes']],
    test: factor,
    named: 'is replaced with all others, for whoever knows the password',
  },
  {
    control: 'new backup codes take the password',
    file: 'app/services/identity/backup-codes.ts',
    without: [['if (!checked.ok) return checked', '']],
    test: factor,
    named: 'is replaced with all others, for whoever knows the password',
  },
  {
    control: 'the secret is derived from the portal’s key, and rests in no row',
    file: 'app/services/identity/second-factor-secret.ts',
    without: [
      [
        `const derived = secrets.hash('second factor', \`\${userId}\\n\${seed}\`)`,
        `const derived = Buffer.from(\`\${userId}\\n\${seed}\${secrets ? '' : ''}\`.padEnd(32)).toString('hex')`,
      ],
    ],
    test: factor,
    named: 'rests in no row',
  },
  {
    control: 'a factor is set up with the password',
    file: 'app/services/identity/second-factor.ts',
    without: [
      [
        'if (!checked.ok) return checked\n  const at = ctx.clock.now()\n  const secret',
        'const at = ctx.clock.now()\n  const secret',
      ],
    ],
    test: factor,
    named: 'asks for the present password, and for a code of the key on offer',
  },
  {
    control: 'a factor is on only once a code confirmed it',
    file: 'app/services/identity/second-factor.ts',
    without: [
      [
        'const step = stepOf(secret, typed.code, at)',
        'const step = stepOf(secret, typed.code, at) ?? 0',
      ],
    ],
    test: factor,
    named: 'asks for the present password, and for a code of the key on offer',
  },
  {
    control: 'turning a factor on ends the sessions that were opened without it',
    file: 'app/services/identity/second-factor.ts',
    without: [
      [
        "yield* run(revokeSessionsOf(tx, { userId: staff.id, except: sessionId }, at))\n    yield* rotateSession(tx, { userId: staff.id, sessionId }, { fresh, how: 'second factor', at })",
        "yield* rotateSession(tx, { userId: staff.id, sessionId }, { fresh, how: 'second factor', at })",
      ],
    ],
    test: factor,
    named: 'is on once a code confirms it: other sessions end',
  },
  {
    control: 'the session in which a factor is turned on goes on with another token',
    file: 'app/services/identity/rotate-session.ts',
    without: [
      [
        'const ended = yield* run(revokeSession(tx, { id: sessionId, userId }, at))',
        'const ended = [revokeSession]',
      ],
    ],
    test: factor,
    named: 'is on once a code confirms it: other sessions end',
  },
  {
    control: 'turning a factor off takes the password',
    file: 'app/services/identity/second-factor.ts',
    without: [['if (!checked.ok) return checked\n  const right', 'const right']],
    test: factor,
    named: 'is turned off with the password and a code',
  },
  {
    control: 'turning a factor off takes a code',
    file: 'app/services/identity/second-factor.ts',
    without: [['if (!right.ok) return right', '']],
    test: factor,
    named: 'is turned off with the password and a code',
  },
  {
    control: 'the backup codes of a factor that is off are worth nothing',
    file: 'app/services/identity/second-factor.ts',
    without: [['yield* run(removeBackupCodes(tx, staff.id))', 'void removeBackupCodes']],
    test: factor,
    named: 'is turned off with the password and a code',
  },
  {
    control: 'a backup code opens nothing where no factor is on',
    file: 'app/services/identity/check-code.ts',
    without: [
      [
        'const used = user.secondFactorSeed\n      ? yield* run(takeBackupCode(tx, { userId, codeHash }, at))\n      : []',
        'const used = yield* run(takeBackupCode(tx, { userId, codeHash }, at))',
      ],
    ],
    test: factor,
    named: 'opens nothing while no factor is on',
  },
  {
    control: 'only an administrator takes a lost factor away',
    file: 'app/services/identity/remove-second-factor.ts',
    without: [["if (!allows(staff, 'users.manage'))", 'if (!allows)']],
    test: factor,
    named: 'is nobody else’s to remove, nor one’s own by this way',
  },
  {
    control: 'nobody takes their own factor away without a code',
    file: 'app/services/identity/remove-second-factor.ts',
    without: [["if (userId === staff.id) return { ok: false, reason: 'own account' }", '']],
    test: factor,
    named: 'is nobody else’s to remove, nor one’s own by this way',
  },
  {
    control: 'sessions end with the factor that was taken away',
    file: 'app/services/identity/remove-second-factor.ts',
    without: [
      ['yield* run(revokeSessionsOf(tx, { userId, except: null }, at))', 'void revokeSessionsOf'],
    ],
    test: factor,
    named: 'is removed by an administrator: sessions and half-way sign-ins end',
  },
  {
    control: 'half-way sign-ins end with the factor that was taken away',
    file: 'app/services/identity/remove-second-factor.ts',
    without: [['yield* run(endPendingSignInsOf(tx, userId))', 'void endPendingSignInsOf']],
    test: factor,
    named: 'is removed by an administrator: sessions and half-way sign-ins end',
  },
  {
    control: 'whoever typed only the password is nobody yet',
    file: 'app/routes/sign-in.tsx',
    without: [['if (checked.hasFactor) {', 'if (checked.hasFactor && false) {']],
    test: overHttp,
    named: 'is asked for after the password; until then no page but the code page answers',
  },
  {
    control: 'a half-way sign-in runs out',
    file: 'db/queries/second-factor.ts',
    without: [[', gt(db.t.pendingSignIns.expiresAt, now)', '']],
    test: factor,
    named: 'runs out after ten minutes, and with the next one',
  },
  {
    control: 'an account has one half-way sign-in',
    file: 'app/services/identity/pending-sign-in.ts',
    without: [['yield* run(endPendingSignInsOf(tx, userId))', 'void endPendingSignInsOf']],
    test: factor,
    named: 'runs out after ten minutes, and with the next one',
  },
  {
    control: 'a half-way sign-in is passed once',
    file: 'app/services/identity/pending-sign-in.ts',
    without: [
      [
        'const ended = await ctx.store.transact((tx) => run(endPendingSignIn(tx, found.id)))',
        'const ended = [endPendingSignIn]',
      ],
    ],
    test: factor,
    named: 'is nobody: its token opens no session',
  },
  {
    control: 'the token of a half-way sign-in is of a kind of its own, stored as a keyed hash',
    file: 'app/services/identity/pending-sign-in.ts',
    without: [
      ["const tokenHash = ctx.secrets.hash('pending sign-in', token)", 'const tokenHash = token'],
      ["const hash = ctx.secrets.hash('pending sign-in', token)", 'const hash = token'],
    ],
    test: factor,
    named: 'rests in no row that could be sent back as its token',
  },
  {
    control: 'a half-way sign-in of a deactivated account leads nowhere',
    file: 'app/services/identity/pending-sign-in.ts',
    without: [['return found?.user.active ?', 'return found ?']],
    test: factor,
    named: 'leads nowhere once the account is deactivated',
  },
  {
    control: 'a wrong code opens nothing',
    file: 'app/services/identity/pending-sign-in.ts',
    without: [['if (!checked.ok) return checked', '']],
    test: factor,
    named: 'may be guessed five times in fifteen minutes',
  },
  {
    control: 'where everybody needs a factor, who has none sets one up',
    file: 'app/core/people/second-factor.ts',
    without: [
      [
        "return secondFactor === 'everybody' && ",
        "return secondFactor === ('nobody' as string) && ",
      ],
    ],
    test: factor,
    named: 'is asked of who came by a password alone',
  },
  {
    control: 'no page opens before the factor that everybody needs is set up',
    file: 'app/http/staff.ts',
    without: [
      [
        'if (first && new URL(asked.request.url).pathname !== SECOND_FACTOR_PATH) {',
        'if (first && false) {',
      ],
    ],
    test: overHttp,
    named: 'is set up before anything else, by whoever signs in with a password',
  },
]
