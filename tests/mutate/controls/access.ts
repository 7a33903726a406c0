// The controls of who gets in: accounts, passwords, second factors, sessions.
import type { Control } from '../control'

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
    test: 'tests/services/identity-sign-in.test.ts',
    named: 'stops after ten tries in fifteen minutes',
  },
  {
    control: 'who is unknown costs as much work as who is known',
    file: 'app/services/identity/check-password.ts',
    without: [['const matches = await', 'const matches = user !== undefined && await']],
    test: 'tests/services/identity-sign-in.test.ts',
    named: 'after the same work',
  },
]
