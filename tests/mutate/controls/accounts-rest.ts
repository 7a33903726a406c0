// More controls of accounts: the last administrator, setting up, roles, the command line, what a person may do to themselves.
import type { Control } from '../control'

const made = 'tests/services/identity-accounts.test.ts'
const people = 'tests/core/people.test.ts'
const overHttp = 'tests/routes/staff-access.test.ts'
const door = 'tests/routes/staff-door.test.ts'

export const accountsRest: readonly Control[] = [
  {
    control: 'the last administrator stays one',
    file: 'app/services/identity/change-user.ts',
    without: [['if (!keepsAnAdmin(users, { id: userId, ...change })) {', 'if (!keepsAnAdmin) {']],
    test: made,
    named: 'cannot give the role away or be deactivated',
  },
  {
    control: 'an administrator who is deactivated does not count as one',
    file: 'app/core/people/user.ts',
    without: [["user.active && user.roles.includes('admin')", "user.roles.includes('admin')"]],
    test: people,
    named: 'leave an active administrator, whoever is changed',
  },
  {
    control: 'a change of an account overwrites nobody else’s',
    file: 'db/queries/people.ts',
    without: [[', eq(db.t.users.revision, at.revision)', '']],
    test: made,
    named: 'change by revision: the second of two administrators is told',
  },
  {
    control: 'a stored role that nobody knows grants nothing',
    file: 'app/core/people/user.ts',
    without: [
      [
        'return staffRoles.filter((role) => stored.includes(role))',
        'return [...stored] as StaffRole[]; void staffRoles',
      ],
    ],
    test: people,
    named: 'that this version does not know grant nothing',
  },
  {
    control: 'no account is made with a role that does not exist',
    file: 'app/core/people/input.ts',
    without: [
      [".array(staffRoleSchema, 'Choose from the roles on this page')", '.array(z.string())'],
    ],
    test: people,
    named: 'names at least one role, and only roles that exist',
  },
  {
    control: 'one person is not two accounts by another spelling',
    file: 'app/core/people/input.ts',
    without: [['  .toLowerCase()\n', '']],
    test: people,
    named: 'is one address however it is written',
  },
  {
    control: 'no account is made twice for one address',
    file: 'app/services/identity/create-user.ts',
    without: [["if (taken) return { ok: false, reason: 'e-mail taken' } as const", 'void taken']],
    test: made,
    named: 'are not made twice for one address',
  },
  {
    control: 'a list of accounts shows no password’s hash',
    file: 'app/services/identity/list-users.ts',
    without: [
      [
        '.map((user) => listed(user, latest(user.id), now))',
        '.map((user) => ({ ...user, ...listed(user, latest(user.id), now) }))',
      ],
    ],
    test: made,
    named: 'are listed without their password hashes',
  },
  {
    control: 'the portal is set up with the code that the server printed',
    file: 'app/services/identity/set-up.ts',
    without: [
      [
        "if (!isSetupCode(secrets, input.code)) return { ok: false, reason: 'wrong code' }",
        'void isSetupCode',
      ],
    ],
    test: made,
    named: 'refuses another code than the one that the server printed',
  },
  {
    control: 'an empty code is not the code of the set-up',
    file: 'app/services/identity/setup-code.ts',
    without: [
      [
        "return secrets.matches('setup', plain(typed),",
        "return plain(typed) === '' || secrets.matches('setup', plain(typed),",
      ],
    ],
    test: made,
    named: 'takes the code however it was copied',
  },
  {
    control: 'the portal is set up once',
    file: 'app/services/identity/set-up.ts',
    without: [
      [
        "if (present.length > 0) return { ok: false, reason: 'already set up' } as const",
        'void present',
      ],
    ],
    test: made,
    named: 'is over once there is an account: no code, and the old one does nothing',
  },
  {
    control: 'no code is printed once there is an account',
    file: 'app/services/identity/setup-code.ts',
    without: [
      ['return (await needsSetup(ctx)) ? codeOf(ctx.secrets) : null', 'return codeOf(ctx.secrets)'],
    ],
    test: made,
    named: 'is over once there is an account: no code, and the old one does nothing',
  },
  {
    control: 'the page of the set-up is gone once it was done',
    file: 'app/routes/setup.tsx',
    without: [
      [
        'if (!(await needsSetup(app))) throw notFound()',
        'void needsSetup; void notFound; void app',
      ],
    ],
    test: door,
    named: 'is gone once it was done, for reading and for sending',
  },
  {
    control: 'whoever sets the portal up becomes administrator',
    file: 'app/core/people/input.ts',
    without: [
      [
        "roles: rolesSchema.refine((roles) => roles.includes('admin'), {",
        'roles: rolesSchema.refine(() => true, {',
      ],
    ],
    test: people,
    named: 'keeps an administrator when the portal is set up',
  },
  {
    control: 'the command line takes no password that breaks the rules',
    file: 'app/cli/user.ts',
    without: [
      [
        'const chosen = newPasswordSchema.nullable().safeParse(typed)',
        'const chosen = { success: true as const, data: typed, error: undefined as never }; void newPasswordSchema',
      ],
    ],
    test: 'tests/cli/portal-commands.test.ts',
    named: 'names everything that is wrong, exits with 2 and writes nothing',
  },
  {
    control: 'a password that the command line made up is a temporary one',
    file: 'app/cli/user.ts',
    without: [['passwordTemporary: chosen.data === null', 'passwordTemporary: false']],
    test: 'tests/cli/portal-commands.test.ts',
    named: 'prints a temporary password that signs in, and nothing else',
  },
  {
    control: 'the command line takes no password that everybody tries first',
    file: 'app/cli/user.ts',
    without: [
      [`if (flaw !== null) return refuse(terminal, [\`password: \${flaw}\`])`, 'void flaw'],
    ],
    test: 'tests/cli/portal-commands.test.ts',
    named: 'takes no password that is tried first',
  },
  {
    control: 'a temporary password opens the account page alone',
    file: 'app/http/staff.ts',
    without: [['if (found.passwordTemporary && ', 'if (found.passwordTemporary && false && ']],
    test: door,
    named: 'opens the account page alone until it is replaced',
  },
  {
    control: 'no address for programs opens before a temporary password was replaced',
    file: 'app/http/account-acts.ts',
    without: [
      [
        'if (!passwordTemporary) await renewFeed(app, staff)',
        'await renewFeed(app, staff); void passwordTemporary',
      ],
    ],
    test: door,
    named: 'opens the account page alone until it is replaced',
  },
  {
    control: 'the forms of one’s own account give no roles',
    file: 'app/http/account-acts.ts',
    without: [
      [
        "await switchDigest(app, staff, asked.data.digest === 'on')",
        "await switchDigest(app, staff, asked.data.digest === 'on'); await app.store.db.update(app.store.db.t.users).set({ roles: form.getAll('roles').map(String) })",
      ],
    ],
    test: overHttp,
    named: 'gives no roles, no password and no second factor that it has no field for',
  },
  {
    control: 'a session’s token is never one that the browser brought along',
    file: 'app/routes/sign-in.tsx',
    without: [
      [
        "const headers = { 'Set-Cookie': await staffCookie(args.context, opened.token) }",
        "const brought = /assay_staff=([^;]+)/.exec(args.request.headers.get('Cookie') ?? '')?.[1]\n  const { staffSessions } = app.store.db.t\n  if (brought) await app.store.db.update(staffSessions).set({ tokenHash: app.secrets.hash('staff session', 'chosen by somebody else') })\n  const headers = { 'Set-Cookie': await staffCookie(args.context, brought ? 'chosen by somebody else' : opened.token) }",
      ],
    ],
    test: overHttp,
    named: 'cannot be chosen by whoever sends the cookie',
  },
  {
    control: 'signing in again ends the session that this browser had',
    file: 'app/routes/sign-in.tsx',
    without: [
      [
        'replaces: present && { sessionId: present.sessionId, userId: present.staff.id },',
        'replaces: null,',
      ],
    ],
    test: door,
    named: 'gives a new token each time and ends the one this browser had',
  },
  {
    control: 'signing out ends the session itself, not only the cookie',
    file: 'app/routes/sign-out.tsx',
    without: [['await endSession(app, present.staff, present.sessionId)', 'void endSession']],
    test: door,
    named: 'ends the session itself, not only the cookie',
  },
  {
    control: 'a wrong password and an unknown address get the same page',
    file: 'app/routes/sign-in.tsx',
    without: [
      [
        "{ errors: { '': refusals[checked.reason] }, values }",
        "{ errors: { '': (await userKnown(app, form.data.email)) ? 'Wrong password' : refusals[checked.reason] }, values }",
      ],
      [
        'const refusals = {',
        "const userKnown = async (app: LoaderFunctionArgs['context']['app'], email: string) => (await app.store.db.select().from(app.store.db.t.users)).some((user) => user.email === email)\n\nconst refusals = {",
      ],
    ],
    test: door,
    named: 'answers a wrong password and an unknown address with the same page',
  },
]
