// The controls of single sign-on: what is asked of the provider, what its answer is worth, and whom it lets in.
import type { Control } from '../control'

const port = 'tests/ports/sign-on.test.ts'
const admit = 'tests/services/admit-person.test.ts'
const site = 'tests/routes/sign-on.test.ts'
const claims = 'tests/core/role-claim.test.ts'
const asked = 'app/ports/sign-on/sign-on.ts'
const discovery = 'app/ports/sign-on/discover.ts'
const person = 'app/services/identity/admit-person.ts'

export const signOn: readonly Control[] = [
  {
    control: 'the way to the provider carries a state',
    file: asked,
    without: [['          state: flow.state,\n', '']],
    test: port,
    named: 'asks for a code, with PKCE, state and nonce',
  },
  {
    control: 'the way to the provider carries a nonce',
    file: asked,
    without: [['          nonce: flow.nonce,\n', '']],
    test: port,
    named: 'asks for a code, with PKCE, state and nonce',
  },
  {
    control: 'the way to the provider carries a PKCE challenge',
    file: asked,
    without: [
      [`          code_challenge: challenge,\n          code_challenge_method: 'S256',\n`, ''],
    ],
    test: port,
    named: 'asks for a code, with PKCE, state and nonce',
  },
  {
    control: 'the PKCE challenge does not tell the verifier',
    file: asked,
    without: [['code_challenge: challenge', 'code_challenge: flow.verifier']],
    test: port,
    named: 'asks for a code, with PKCE, state and nonce',
  },
  {
    control: 'the verifier is shown where the code is handed in',
    file: asked,
    without: [['          pkceCodeVerifier: flow.verifier,\n', '']],
    test: site,
    named: 'makes an account for somebody new whose groups give a role',
  },
  {
    control: 'an answer of another state goes no further',
    file: asked,
    without: [
      ['expectedState: flow.state', `expectedState: returned.searchParams.get('state') ?? ''`],
    ],
    test: port,
    named: 'with another state',
  },
  {
    control: 'a token that does not name this sign-in is not trusted',
    file: asked,
    without: [['          expectedNonce: flow.nonce,\n', '']],
    test: port,
    named: 'without a nonce',
  },
  {
    control: 'an answer without an ID token is not trusted',
    file: asked,
    without: [
      ['          idTokenExpected: true,\n', ''],
      ['          expectedNonce: flow.nonce,\n', ''],
      ['tokens.claims() ?? noToken()', `tokens.claims() ?? ({ iss: 'x', sub: 'x' } as never)`],
    ],
    test: port,
    named: 'for which the provider gives',
  },
  {
    control: 'a token is signed by the provider’s published key',
    file: discovery,
    without: [['client.enableNonRepudiationChecks(config)', '']],
    test: port,
    named: 'signed by another key',
  },
  {
    control: 'a token that nobody signed is not trusted',
    file: discovery,
    without: [
      ['client.enableNonRepudiationChecks(config)', ''],
      ['named.filter((name) => asymmetric.test(name))', 'named'],
    ],
    test: port,
    named: 'not signed: alg none',
  },
  {
    control: 'a provider that signs by nothing that can be checked is refused',
    file: discovery,
    without: [
      [`if (algorithms.length === 0) throw new Distrusted('no signature that can be checked')`, ''],
    ],
    test: port,
    named: 'is refused where no signature of its could be checked',
  },
  {
    control: 'signatures that the client’s own secret could make do not count',
    file: discovery,
    without: [['named.filter((name) => asymmetric.test(name))', 'named']],
    test: port,
    named: 'is refused where no signature of its could be checked',
  },
  {
    control: 'a provider is the one organisation’s, not everybody’s',
    file: discovery,
    without: [
      [
        `if (new URL(metadata.issuer).href !== server.href) throw new Distrusted('another issuer')`,
        '',
      ],
    ],
    test: port,
    named: 'is refused where it is everybody’s, although the library would take it',
  },
  {
    control: 'a token that has run out is not trusted',
    file: discovery,
    without: [['const clockToleranceSeconds = 30', 'const clockToleranceSeconds = 86_400']],
    test: port,
    named: 'that has run out',
  },
  {
    control: 'an address is verified for the truth value alone',
    file: asked,
    without: [
      [
        'verified === undefined ? trustsAddresses || null : verified === true',
        'verified === undefined ? null : Boolean(verified)',
      ],
    ],
    test: port,
    named: 'calls an address verified for the truth value alone',
  },
  {
    control: 'a provider that is slow is given up',
    file: discovery,
    without: [
      [
        'const options = { timeout: timeoutSeconds, execute }',
        'const options = { timeout: 300, execute }',
      ],
    ],
    test: port,
    named: 'is given up where it takes longer than the time limit',
  },
  {
    control: 'what a provider says of an error stays outside',
    file: 'app/ports/sign-on/trouble.ts',
    without: [[`/^[a-z_]{1,40}$/.test(word) ? word : 'unnamed'`, 'word']],
    test: port,
    named: 'and its words stay outside',
  },
  {
    control: 'a person is found again by the provider’s own name for them',
    file: person,
    without: [
      [
        'const linked = users.find(({ id }) => id === link?.userId)',
        'const linked = users.find(({ id, email }) => id === link?.userId && email === claimedEmail(person.email))',
      ],
    ],
    test: admit,
    named: 'is found again by the provider’s own name for them',
  },
  {
    control: 'a person of another provider is another person',
    file: 'db/queries/sign-on.ts',
    without: [
      [
        'and(eq(db.t.signOnLinks.issuer, issuer), eq(db.t.signOnLinks.subject, subject))',
        'eq(db.t.signOnLinks.subject, subject)',
      ],
    ],
    test: admit,
    named: 'is another person to another provider',
  },
  {
    control:
      'an address that its provider says nothing of counts only where that provider is trusted',
    file: 'app/ports/sign-on/sign-on.ts',
    without: [['trustsAddresses || null', 'true']],
    test: 'tests/ports/sign-on.test.ts',
    named: 'calls an address verified for the truth value alone',
  },
  {
    control: 'no account is taken over by an address that nobody verified',
    file: person,
    without: [
      [`if (emailVerified !== true) return { ok: false, reason: 'address not verified' }`, ''],
    ],
    test: admit,
    named: 'is not linked by an address verified',
  },
  {
    control: 'no account is made for an address that is known not to be verified',
    file: person,
    without: [
      [
        `if (person.emailVerified === false) return { ok: false, reason: 'address not verified' }`,
        '',
      ],
    ],
    test: admit,
    named: 'is refused with ',
  },
  {
    control: 'an account is not handed over with an address',
    file: person,
    without: [
      [
        `if (links.some((link) => link.issuer === issuer)) return { ok: false, reason: 'another person' }`,
        '',
      ],
    ],
    test: admit,
    named: 'is not handed over to whoever has the address later',
  },
  {
    control: 'whoever was deactivated before the link stays out',
    file: person,
    without: [[`if (!user.active) return { ok: false, reason: 'deactivated' }`, '']],
    test: admit,
    named: 'stays out when deactivated ',
  },
  {
    control: 'whoever was deactivated after the link stays out',
    file: person,
    without: [[`if (!known.user.active) return { ok: false, reason: 'deactivated' }`, '']],
    test: admit,
    named: 'stays out when deactivated ',
  },
  {
    control: 'no role, no account',
    file: person,
    without: [[`if (claimed.length === 0) return { ok: false, reason: 'no role' }`, '']],
    test: admit,
    named: 'without a role gets no account',
  },
  {
    control: 'no account is linked to whoever has no role',
    file: person,
    without: [
      [
        `if (rolesToHold(users, user, claimed).length === 0) return { ok: false, reason: 'no role' }`,
        '',
      ],
    ],
    test: admit,
    named: 'is not linked and not let in without a role',
  },
  {
    control: 'no role, no entry',
    file: person,
    without: [
      [
        'if (roles.length > 0) return { ok: true, userId: id }',
        'if (roles) return { ok: true, userId: id }',
      ],
    ],
    test: admit,
    named: 'are gone with the last group, and so are the sessions',
  },
  {
    control: 'roles are those of the claim at each sign-in',
    file: person,
    without: [
      [
        'if (rolesOf(user.roles).join() !== roles.join()) {',
        'if (rolesOf(user.roles).length > 9) {',
      ],
    ],
    test: admit,
    named: 'are those of the claim at each sign-in',
  },
  {
    control: 'sessions end with the last role',
    file: person,
    without: [
      [
        'const ended = yield* run(revokeSessionsOf(tx, { userId: id, except: null }, made.at))',
        'const ended: unknown[] = []',
      ],
    ],
    test: admit,
    named: 'are gone with the last group, and so are the sessions',
  },
  {
    control: 'a mistaken mapping takes the last administrator away from nobody',
    file: 'app/core/people/claimed.ts',
    without: [
      ['if (wasKept || !hadAdmin) return [...claimed]', 'if (claimed) return [...claimed]'],
    ],
    test: admit,
    named: 'keep the last administrator one, whatever a mistaken mapping says',
  },
  {
    control: 'whoever set a temporary password does not share the account',
    file: person,
    without: [['if (passwordTemporary) {', 'if (passwordTemporary && false) {']],
    test: admit,
    named: 'shares it no longer with whoever set a temporary password',
  },
  {
    control: 'only administrators part an account from the provider',
    file: 'app/services/identity/sign-on-links.ts',
    without: [[`if (!allows(staff, 'users.manage')) return { ok: false }`, '']],
    test: admit,
    named: 'is linked anew after an administrator parted them',
  },
  {
    control: 'a claim gives the roles of whole values alone',
    file: 'app/core/access/role-claim.ts',
    without: [
      [
        'values.filter(({ value }) => words.has(value))',
        `values.filter(({ value }) => [...words].some((word) => String(word).includes(value)))`,
      ],
    ],
    test: claims,
    named: 'the roles that a person’s claims give',
  },
  {
    control: 'no claim reaches an object’s prototype',
    file: 'app/core/access/role-claim.ts',
    without: [
      [' || !Object.hasOwn(of, name)) return undefined', ') return undefined'],
      ['Object.getOwnPropertyDescriptor(of, name)?.value', '(of as Record<string, unknown>)[name]'],
    ],
    test: claims,
    named: 'never come from what every object has',
  },
]
