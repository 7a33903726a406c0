// The controls of the way through single sign-on in this portal: the cookie meanwhile, the answer, local passwords that are off.
import type { Control } from '../control'

const admit = 'tests/services/admit-person.test.ts'
const site = 'tests/routes/sign-on.test.ts'
const flow = 'app/services/identity/sign-on-flow.ts'
const way = 'app/http/sign-on.ts'

export const signOnWay: readonly Control[] = [
  {
    control: 'the cookie of a sign-in is one that this portal sealed',
    file: flow,
    without: [
      [`if (!secrets.matches('sign-on', sealed(read.data), read.data.seal)) return null`, ''],
    ],
    test: admit,
    named: 'is not known where anything of it was changed',
  },
  {
    control: 'a sign-in counts for ten minutes',
    file: flow,
    without: [
      [
        'return read.data.until > clock.now().getTime() ? read.data : null',
        'return clock && read.data',
      ],
    ],
    test: admit,
    named: 'is known again by what this portal sealed, for ten minutes',
  },
  {
    control: 'the cookie does not hold what the provider has to see again',
    file: flow,
    without: [[`state: secrets.deriveToken('sign-on', \`state \${token}\`)`, 'state: token']],
    test: admit,
    named: 'has secrets of its own that the cookie does not hold',
  },
  {
    control: 'the answer to a sign-in counts once',
    file: flow,
    without: [['return used.length === 1', 'return used.length < 2']],
    test: admit,
    named: 'counts once, also where two answers race',
  },
  {
    control: 'an answer that was used is refused before the provider is asked',
    file: way,
    without: [['if (!(await spendFlow(app, flow))) {', 'if (!spendFlow) {']],
    test: site,
    named: 'counts once',
  },
  {
    control: 'nobody is signed in by an answer to somebody else’s sign-in',
    file: way,
    without: [
      [
        `if (returned.searchParams.get('state') !== secrets.state) {`,
        `secrets.state = returned.searchParams.get('state') ?? ''\n  if (secrets.state === '') {`,
      ],
    ],
    test: site,
    named: 'that belongs to somebody else leaves one’s own sign-in as it is',
  },
  {
    control: 'a program that only looks begins and ends no sign-in',
    file: way,
    without: [
      [`if (asked.request.method !== 'GET') throw new Response(null, { status: 405 })`, ''],
    ],
    test: site,
    named: 'is not taken by ',
  },
  {
    control: 'nobody becomes an account before the portal has an owner',
    file: way,
    without: [
      [`if (await needsSetup(asked.context.app)) throw redirectTo('/setup')`, 'void needsSetup'],
    ],
    test: site,
    named: 'is set up first, so that nobody becomes an account before it has an owner',
  },
  {
    control: 'whom the provider declines gets no session',
    file: way,
    without: [
      [
        'if (!admitted.ok) return refused(given, { reason: admitted.reason, detail: admitted.reason })',
        "if (!admitted.ok) return redirectTo('/')",
      ],
    ],
    test: site,
    named: 'reads why and whom to ask, and gets no account',
  },
  {
    control: 'signing in anew ends the session that this browser had',
    file: way,
    without: [
      [
        'replaces: present && { sessionId: present.sessionId, userId: present.staff.id }',
        'replaces: null',
      ],
    ],
    test: site,
    named: 'gives a new token and ends the session that this browser had',
  },
  {
    control: 'the provider’s answer leads to no other site',
    file: way,
    without: [
      [
        `const onward = ownPath(new URL(asked.request.url).searchParams.get('then'))`,
        `const onward = new URL(asked.request.url).searchParams.get('then')`,
      ],
      [
        `return redirectTo(onward, { fallback: '/', headers })`,
        `headers.set('Location', onward ?? '/')\n  return new Response(null, { status: 303, headers })`,
      ],
    ],
    test: site,
    named: 'never leads to another site',
  },
  {
    control: 'scripts cannot read the cookie of a sign-in',
    file: way,
    without: [['httpOnly: true', 'httpOnly: false']],
    test: site,
    named: 'is short-lived, out of reach of scripts, and comes back from another site',
  },
  {
    control: 'the cookie of a sign-in comes back from another site, but not with its forms',
    file: way,
    without: [[`sameSite: 'lax'`, `sameSite: 'none'`]],
    test: site,
    named: 'is short-lived, out of reach of scripts, and comes back from another site',
  },
  {
    control: 'the cookie of a sign-in ends by itself',
    file: way,
    without: [[', { maxAge: FLOW_MINUTES * 60 }', '']],
    test: site,
    named: 'is short-lived, out of reach of scripts, and comes back from another site',
  },
  {
    control: 'the cookie of a sign-in is for this host and https alone',
    file: way,
    without: [[`secure ? '__Host-assay_sign_on' : 'assay_sign_on'`, `'assay_sign_on'`]],
    test: site,
    named: 'is for this host and https alone, and the way back is the address that people use',
  },
  {
    control: 'a provider that is down is told of in words, with a reference',
    file: way,
    without: [
      [
        'if (!begun.ok) return refused(given, begun)',
        'if (!begun.ok) throw new Error(begun.detail)',
      ],
    ],
    test: site,
    named: 'starts, and says with a reference that the provider does not answer',
  },
  {
    control: 'no password opens where passwords are off',
    file: 'app/routes/sign-in.tsx',
    without: [[`if (off !== null) return refuse({ errors: { '': off }, values })`, '']],
    test: site,
    named: 'takes no password, not even the right one',
  },
  {
    control: 'no link for a new password is sent where passwords are off',
    file: 'app/routes/reset._index.tsx',
    without: [
      [
        `export async function action({ request, context }: ActionFunctionArgs) {\n  leaveWherePasswordsAreOff(context)`,
        'export async function action({ request, context }: ActionFunctionArgs) {',
      ],
    ],
    test: site,
    named: 'to the sign-in page, which says why',
  },
  {
    control: 'no link for a password opens where passwords are off',
    file: 'app/http/choose-password-act.ts',
    without: [
      [
        `  leaveWherePasswordsAreOff(context)\n  const { app } = context\n  const found`,
        `  const { app } = context\n  const found`,
      ],
    ],
    test: site,
    named: 'to the sign-in page, which says why',
  },
  {
    control: 'no password is chosen by a link where passwords are off',
    file: 'app/http/choose-password-act.ts',
    without: [
      [
        `  leaveWherePasswordsAreOff(context)\n  const { app } = context\n  const link`,
        `  const { app } = context\n  const link`,
      ],
    ],
    test: site,
    named: 'to the sign-in page, which says why',
  },
  {
    control: 'no second step is shown where passwords are off',
    file: 'app/routes/sign-in_.code.tsx',
    without: [[`  leaveWherePasswordsAreOff(args.context)\n  const token`, '  const token']],
    test: site,
    named: 'shows and takes no second code of a password',
  },
  {
    control: 'no second step is taken where passwords are off',
    file: 'app/routes/sign-in_.code.tsx',
    without: [
      [`  leaveWherePasswordsAreOff(args.context)\n  const { app, log`, '  const { app, log'],
    ],
    test: site,
    named: 'shows and takes no second code of a password',
  },
  {
    control: 'the provider is asked over https, but on this machine',
    file: 'app/sign-on-settings.ts',
    without: [["(url.protocol === 'http:' && here)", "url.protocol === 'http:'"]],
    test: 'tests/http/sign-on-settings.test.ts',
    named: 'allow no other address without https or with more than an address',
  },
  {
    control: 'passwords are not turned off where there is no other way in',
    file: 'app/sign-on-settings.ts',
    without: [['    if (!localSignIn) {', '    if (!localSignIn && false) {']],
    test: 'tests/http/sign-on-settings.test.ts',
    named: 'do not turn passwords off where there is no other way in',
  },
]
