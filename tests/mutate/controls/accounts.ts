// The controls of accounts: links in mails, who may make and change whom, setting up, the command line.
import type { Control } from '../control'

const links = 'tests/services/staff-links.test.ts'
const made = 'tests/services/identity-accounts.test.ts'
const sessions = 'tests/services/identity-sign-in.test.ts'
const overHttp = 'tests/routes/staff-access.test.ts'

const allowed = (instead: string): Control['without'] => [
  [`if (!allows(staff, 'users.manage')) return ${instead}`, 'void allows'],
]
const refused = `{ ok: false, reason: 'not allowed' }`

export const accounts: readonly Control[] = [
  {
    control: 'a forgotten password is nothing of a deactivated account',
    file: 'app/services/identity/ask-reset.ts',
    without: [['if (!user?.active || ', 'if (!user || ']],
    test: links,
    named: 'owes a mail to whoever has an account with a password, and to nobody else',
  },
  {
    control: 'an account of the identity provider alone gets no password by mail',
    file: 'app/services/identity/ask-reset.ts',
    without: [[` || user.passwordHash === ''`, '']],
    test: links,
    named: 'owes a mail to whoever has an account with a password, and to nobody else',
  },
  {
    control: 'nobody’s mailbox is filled from the sign-in page',
    file: 'app/services/identity/ask-reset.ts',
    without: [['if (recent.length >= MOST_AN_HOUR) return', '']],
    test: links,
    named: 'writes three mails an hour to one account',
  },
  {
    control: 'asking for a new password says the same, whoever has an account',
    file: 'app/routes/reset._index.tsx',
    without: [
      [
        "return redirectTo('/reset?asked')",
        "return redirectTo((await context.app.store.db.select().from(context.app.store.db.t.users)).some(({ email }) => email === form.data.email) ? '/reset?asked' : '/reset')",
      ],
    ],
    test: overHttp,
    named: 'gets one answer to the byte, whoever has an account',
  },
  {
    control: 'asking for a new password takes as long, whoever has an account',
    file: 'app/http/even-time.ts',
    without: [['setTimeout(resolve, ms)', 'setTimeout(resolve, 0 * ms)']],
    test: 'tests/http/even-time.test.ts',
    named: 'takes as long for quick work as for slow',
  },
  {
    control: 'the page for a forgotten password waits as long, whatever it found',
    file: 'app/routes/reset._index.tsx',
    without: [
      [
        'await evenly(askReset(context.app, form.data.email))',
        'await askReset(context.app, form.data.email); void evenly',
      ],
    ],
    test: overHttp,
    named: 'no sooner than the even time',
  },
  {
    control: 'the link in a mail rests in no row',
    file: 'app/services/identity/staff-links.ts',
    without: [
      [
        'const tokenHash = ctx.secrets.hash(secret, ctx.secrets.deriveToken(secret, linkId))',
        'const tokenHash = ctx.secrets.deriveToken(secret, linkId)',
      ],
      ['const tokenHash = secrets.hash(secretPurpose[purpose], token)', 'const tokenHash = token'],
    ],
    test: links,
    named: 'rests nowhere: not in its row, not in the outbox, not in the audit log',
  },
  {
    control: 'a link works once',
    file: 'db/queries/staff-links.ts',
    without: [
      [
        'eq(db.t.staffLinks.id, id),\n        isNull(db.t.staffLinks.usedAt),',
        'eq(db.t.staffLinks.id, id),',
      ],
    ],
    test: links,
    named: 'lets one of two who post it at the same moment choose',
  },
  {
    control: 'a link that was used is no link',
    file: 'app/core/people/staff-link.ts',
    without: [['link.usedAt === null && ', '']],
    test: links,
    named: 'is dead to whoever only looks at it, once it was used',
  },
  {
    control: 'a link that was withdrawn is no link',
    file: 'app/core/people/staff-link.ts',
    without: [['link.withdrawnAt === null && ', '']],
    test: links,
    named: 'runs out, is sent again and is withdrawn; each time the link before it stops',
  },
  {
    control: 'a link for a lost password runs out after half an hour',
    file: 'app/core/people/staff-link.ts',
    without: [['export const RESET_MINUTES = 30', 'export const RESET_MINUTES = 300']],
    test: links,
    named: 'runs out after thirty minutes, and stops when a newer one is sent',
  },
  {
    control: 'a link that has run out is no link',
    file: 'app/core/people/staff-link.ts',
    without: [[' && now < link.expiresAt', ' && link.expiresAt && now']],
    test: links,
    named: 'runs out after thirty minutes, and stops when a newer one is sent',
  },
  {
    control: 'an invitation runs out after a week',
    file: 'app/core/people/staff-link.ts',
    without: [['export const INVITATION_DAYS = 7', 'export const INVITATION_DAYS = 70']],
    test: links,
    named: 'runs out, is sent again and is withdrawn; each time the link before it stops',
  },
  {
    control: 'a newer link stops the older one',
    file: 'app/services/identity/staff-links.ts',
    without: [
      [
        'yield* run(withdrawStaffLinks(tx, { userId: user.id, purpose }, at))',
        'void withdrawStaffLinks',
      ],
    ],
    test: links,
    named: 'runs out after thirty minutes, and stops when a newer one is sent',
  },
  {
    control: 'a link opens what it was made for, and nothing else',
    file: 'app/services/identity/staff-links.ts',
    without: [
      [
        'const tokenHash = secrets.hash(secretPurpose[purpose], token)\n  const [found] = await staffLinkByToken(store.db, { purpose, tokenHash })',
        "const [asked] = await staffLinkByToken(store.db, { purpose, tokenHash: secrets.hash(secretPurpose[purpose], token) })\n  const other = purpose === 'reset' ? 'invitation' : 'reset'\n  const [found] = asked ? [asked] : await staffLinkByToken(store.db, { purpose: other, tokenHash: secrets.hash(secretPurpose[other], token) })",
      ],
    ],
    test: links,
    named: 'opens nothing else, and nothing of a deactivated account',
  },
  {
    control: 'a link opens nothing of a deactivated account',
    file: 'app/services/identity/staff-links.ts',
    without: [['if (!found?.user.active || ', 'if (!found || ']],
    test: links,
    named: 'is not shown for an account that is deactivated',
  },
  {
    control: 'links of a deactivated account do not revive with it',
    file: 'app/services/identity/change-user.ts',
    without: [
      [
        'yield* run(withdrawStaffLinks(tx, { userId, purpose: null }, now))',
        'void withdrawStaffLinks',
      ],
    ],
    test: links,
    named: 'opens nothing else, and nothing of a deactivated account',
  },
  {
    control: 'a password by link is held to the rules',
    file: 'app/services/identity/choose-password.ts',
    without: [[`if (because !== null) return { ok: false, reason: 'weak', because }`, '']],
    test: links,
    named: 'refuses a weak password, and still works for another one',
  },
  {
    control: 'a password by link ends every session',
    file: 'app/services/identity/own-password.ts',
    without: [
      ['yield* run(revokeSessionsOf(tx, { userId, except }, at))', 'void revokeSessionsOf'],
    ],
    test: links,
    named: 'works once: sessions, half-way sign-ins and other links end, a mail says so',
  },
  {
    control: 'a password by link ends half-way sign-ins',
    file: 'app/services/identity/own-password.ts',
    without: [['yield* run(endPendingSignInsOf(tx, userId))', 'void endPendingSignInsOf']],
    test: links,
    named: 'works once: sessions, half-way sign-ins and other links end, a mail says so',
  },
  {
    control: 'a new password ends the links that were sent',
    file: 'app/services/identity/own-password.ts',
    without: [
      [
        'yield* run(withdrawStaffLinks(tx, { userId, purpose: null }, at))',
        'void withdrawStaffLinks',
      ],
    ],
    test: links,
    named: 'stops when its owner changes the password otherwise',
  },
  {
    control: 'the owner of an account reads of a new password',
    file: 'app/services/identity/own-password.ts',
    without: [
      [
        "yield* tellAccount(tx, ctx, { user, mail: { kind: 'password changed', payload: { userId } }, at })",
        'void tellAccount',
      ],
    ],
    test: links,
    named: 'works once: sessions, half-way sign-ins and other links end, a mail says so',
  },
  {
    control: 'looking at a link uses nothing up, and changes nothing',
    file: 'app/http/choose-password-act.ts',
    without: [
      [
        'const { name, email } = found.user',
        "await choosePassword(app, { purpose, token: params.token ?? '' }, 'copper meadow tidal fern')\n  const { name, email } = found.user",
      ],
    ],
    test: overHttp,
    named: 'is replaced by the link in the mail, which opens nothing by being looked at',
  },
  {
    control: 'only administrators invite',
    file: 'app/services/identity/invite-user.ts',
    without: [
      [
        `input: NewUser): Promise<UserInvited> {\n  if (!allows(staff, 'users.manage')) return ${refused}`,
        'input: NewUser): Promise<UserInvited> {',
      ],
    ],
    test: links,
    named: 'is out of reach of every other role',
  },
  {
    control: 'only administrators send an invitation again',
    file: 'app/services/identity/invite-user.ts',
    without: [
      [
        `): Promise<InvitationSent> {\n  if (!allows(staff, 'users.manage')) return ${refused}`,
        '): Promise<InvitationSent> {',
      ],
    ],
    test: links,
    named: 'is out of reach of every other role',
  },
  {
    control: 'only administrators withdraw an invitation',
    file: 'app/services/identity/invite-user.ts',
    without: [["if (!allows(staff, 'users.manage')) return { ok: false }", '']],
    test: links,
    named: 'can be withdrawn by an administrator alone',
  },
  {
    control: 'no invitation replaces a password that somebody chose',
    file: 'app/services/identity/invite-user.ts',
    without: [
      ["if (user.passwordHash !== '') return { ok: false, reason: 'has a password' } as const", ''],
    ],
    test: links,
    named: 'is not for somebody who has a password, nor without a mail server',
  },
  {
    control: 'only administrators add colleagues',
    file: 'app/services/identity/add-user.ts',
    without: [
      [
        `): Promise<UserAdded> {\n  if (!allows(staff, 'users.manage')) return ${refused}`,
        '): Promise<UserAdded> {',
      ],
    ],
    test: made,
    named: 'are out of reach of every other role',
  },
  {
    control: 'only administrators add colleagues who have no password',
    file: 'app/services/identity/add-user.ts',
    without: [
      [
        `): Promise<ColleagueAdded> {\n  if (!allows(staff, 'users.manage')) return ${refused}`,
        '): Promise<ColleagueAdded> {',
      ],
    ],
    test: made,
    named: 'are out of reach of every other role',
  },
  {
    control: 'only administrators change accounts, their own roles included',
    file: 'app/services/identity/change-user.ts',
    without: allowed(refused),
    test: made,
    named: 'are out of reach of every other role',
  },
  {
    control: 'only administrators hand out temporary passwords',
    file: 'app/services/identity/reset-password.ts',
    without: allowed(refused),
    test: made,
    named: 'are out of reach of every other role',
  },
  {
    control: 'only administrators see accounts',
    file: 'app/services/identity/list-users.ts',
    without: [
      [
        "): Promise<UserListed[] | null> {\n  if (!allows(staff, 'users.manage')) return null",
        '): Promise<UserListed[] | null> {',
      ],
    ],
    test: made,
    named: 'are out of reach of every other role',
  },
  {
    control: 'nobody gives themselves a temporary password',
    file: 'app/services/identity/reset-password.ts',
    without: [["if (userId === staff.id) return { ok: false, reason: 'own account' }", '']],
    test: made,
    named: 'is not the way to change one’s own',
  },
  {
    control: 'sessions end with the password that an administrator replaced',
    file: 'app/services/identity/reset-password.ts',
    without: [
      ['yield* run(revokeSessionsOf(tx, { userId, except: null }, now))', 'void revokeSessionsOf'],
    ],
    test: made,
    named: 'is replaced by an administrator, and every session of its owner ends',
  },
  {
    control: 'half-way sign-ins end with the password that an administrator replaced',
    file: 'app/services/identity/reset-password.ts',
    without: [['yield* run(endPendingSignInsOf(tx, userId))', 'void endPendingSignInsOf']],
    test: made,
    named: 'takes half-way sign-ins and links in mails with it',
  },
  {
    control: 'links end with the password that an administrator replaced',
    file: 'app/services/identity/reset-password.ts',
    without: [
      [
        'yield* run(withdrawStaffLinks(tx, { userId, purpose: null }, now))',
        'void withdrawStaffLinks',
      ],
    ],
    test: made,
    named: 'takes half-way sign-ins and links in mails with it',
  },
  {
    control: 'a password that an administrator replaced is a temporary one',
    file: 'app/services/identity/reset-password.ts',
    without: [['passwordTemporary: true', 'passwordTemporary: false']],
    test: made,
    named: 'is replaced by an administrator, and every session of its owner ends',
  },
  {
    control: 'deactivating an account ends its sessions for good',
    file: 'app/services/identity/change-user.ts',
    without: [
      [
        'yield* run(revokeSessionsOf(tx, { userId, except: null }, now))',
        '[] as unknown[]; void revokeSessionsOf',
      ],
    ],
    test: sessions,
    named: 'ends at once when the account is deactivated, and does not come back with it',
  },
  {
    control: 'deactivating an account ends its half-way sign-ins for good',
    file: 'app/services/identity/change-user.ts',
    without: [['yield* run(endPendingSignInsOf(tx, userId))', 'void endPendingSignInsOf']],
    test: 'tests/services/second-factor.test.ts',
    named: 'does not revive with an account that was deactivated',
  },
]
