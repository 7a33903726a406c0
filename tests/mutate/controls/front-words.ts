// The controls of where answers lead and what they tell: redirects, errors, the log, what browsers report in tests.
import type { Control } from '../control'

const edge = 'tests/http/edge.test.ts'
const failures = 'tests/routes/failures.test.tsx'
const door = 'tests/routes/staff-door.test.ts'
const redirects = 'app/http/redirect.ts'
const log = 'app/http/log.ts'

export const frontWords: readonly Control[] = [
  {
    control: 'a redirect leads to no other host, however its address is written',
    file: redirects,
    without: [['const path = ownPath(target) ?? ', 'const path = (target as string) ?? ']],
    test: edge,
    named: 'whatever is asked for, a redirect stays on this site',
  },
  {
    control: 'a redirect’s path is written in one way alone',
    file: redirects,
    without: [['canonical === target && ', '']],
    test: edge,
    named: '/a/../b',
  },
  {
    control: 'a redirect’s path has no empty segment',
    file: redirects,
    without: [[` && !url.pathname.includes('//')`, '']],
    test: edge,
    named: '/a//b',
  },
  {
    control: 'a redirect’s path has an end',
    file: redirects,
    without: [[' || target.length > 2048', '']],
    test: edge,
    named: ' is refused',
  },
  {
    control: 'a form that led on is not sent again by a reload',
    file: redirects,
    without: [['return redirect(path, { status: 303,', 'return redirect(path, { status: 307,']],
    test: edge,
    named: 'a refused target leads to the fallback, with 303',
  },
  {
    control: 'nothing but one function redirects',
    file: 'app/routes/sign-in.tsx',
    without: [
      [
        `return redirectTo(thenOf(args.request), { fallback: '/', headers })`,
        `return new Response(null, { status: 303, headers: { ...headers, Location: thenOf(args.request) ?? '/' } })`,
      ],
    ],
    test: 'tests/checks/redirects.test.ts',
    named: 'only app/http/redirect.ts redirects',
  },
  {
    control: 'signing in leads to no other site',
    file: 'app/routes/sign-in.tsx',
    without: [
      [
        `return redirectTo(thenOf(args.request), { fallback: '/', headers })`,
        `return new Response(null, { status: 303, headers: { ...headers, Location: thenOf(args.request) ?? '/' } })`,
      ],
    ],
    test: door,
    named: 'never leads to another site',
  },
  {
    control: 'opening the sign-in page signed in leads to no other site',
    file: 'app/routes/sign-in.tsx',
    without: [
      [
        'if (await signedIn(args)) throw redirectTo(then)',
        `if (await signedIn(args)) throw new Response(null, { status: 303, headers: { Location: then ?? '/' } })`,
      ],
    ],
    test: door,
    named: 'never leads to another site',
  },
  {
    control: 'the second step leads to no other site',
    file: 'app/routes/sign-in_.code.tsx',
    without: [
      [
        `return redirectTo(then, { fallback: '/', headers })`,
        `headers.set('Location', then ?? '/')\n  return new Response(null, { status: 303, headers })`,
      ],
    ],
    test: 'tests/routes/staff-access.test.ts',
    named: 'never leads to another site',
  },
  {
    control: 'an error’s own words reach nobody who looks at a page',
    file: 'app/http/remix-handler.ts',
    without: [[`options.dev ? 'development' : 'production'`, `'development'`]],
    test: failures,
    named: 'is a page with the reference that the log has',
  },
  {
    control: 'an error’s own words reach no script',
    file: 'app/entry.server.tsx',
    without: [
      [`if (response.headers.get('X-Remix-Error') !== 'yes') return response`, 'return response'],
    ],
    test: failures,
    named: 'in a fetch by script answers with its own reference instead of its words',
  },
  {
    control: 'an unexpected error stands in the log under the reference that the page shows',
    file: 'app/entry.server.tsx',
    without: [
      [`context.log.error({ err: error, reference: context.requestId }, 'unexpected error')`, ''],
    ],
    test: failures,
    named: 'is a page with the reference that the log has',
  },
  {
    control: 'a refusal shows our words, not what was thrown',
    file: 'app/ui/error-page.tsx',
    without: [
      [
        'const { title, text } = explain(error)',
        "const { title, text } = isRouteErrorResponse(error) ? { title: String(error.data), text: '' } : explain(error)",
      ],
    ],
    test: failures,
    named: 'is explained in words, not with what was thrown',
  },
  {
    control: 'a refused form sends no password and no code back',
    file: 'app/http/form.ts',
    without: [['!/password|secret|^code$/i.test(name)', 'name !== null']],
    test: edge,
    named: 'a refused form names each field once and keeps what was typed',
  },
  {
    control: 'no field’s name reaches an object’s prototype',
    file: 'app/http/form.ts',
    without: [[` || /(^|\\.)(__proto__|constructor|prototype)(\\.|$)/.test(name)`, '']],
    test: edge,
    named: 'field names cannot reach an object’s prototype',
  },
  {
    control: 'the log has no queries',
    file: log,
    without: [['url.split(/[?#]/, 1)[0]', 'url']],
    test: edge,
    named: ' is logged as ',
  },
  {
    control: 'the log has no tokens of links',
    file: log,
    without: [[`      '$1/[token]',`, `      '$&',`]],
    test: edge,
    named: ' is logged as ',
  },
  {
    control: 'the log has no tokens wherever they stand',
    file: log,
    without: [
      [
        "      .replace(/[A-Za-z0-9_-]{22,}/g, '[token]')\n      .replace(/[^/]*",
        '      .replace(/[^/]*',
      ],
    ],
    test: edge,
    named: ' is logged as ',
  },
  {
    control: 'the log has no addresses of people in paths',
    file: log,
    without: [[`.replace(/[^/]*(?:@|%40)[^/]*/gi, '[address]')`, '']],
    test: edge,
    named: ' is logged as ',
  },
  {
    control: 'the log names requests without their secrets',
    file: log,
    without: [['path: loggablePath(req.originalUrl)', 'path: req.originalUrl']],
    test: 'tests/routes/front.test.ts',
    named: 'names the request and keeps tokens, queries and addresses out',
  },
  {
    control: 'a database error is told without what it was given',
    file: log,
    without: [
      [
        "if ('query' in error && typeof error.query === 'string')",
        "if ('nothing' in error && 'query' in error)",
      ],
    ],
    test: edge,
    named: 'a database error is described without its parameters',
  },
  {
    control: 'an error of a schema is told without the fields that were typed',
    file: log,
    without: [
      [
        "if ('issues' in error && Array.isArray(error.issues))",
        "if ('nothing' in error && 'issues' in error && Array.isArray(error.issues))",
      ],
    ],
    test: edge,
    named: 'what an error repeats is left out, and what it says is kept',
  },
  {
    control: 'an error is told by its first line alone',
    file: log,
    without: [["error.message.split('\\n', 1)", "error.message.split('\\0', 1)"]],
    test: 'tests/http/log-secrets.test.ts',
    named: 'leave no word of theirs in the log',
  },
  {
    control: 'a stack is told without the message in front of it',
    file: log,
    without: [
      ['.filter((line) => /^\\s+at .*(:\\d+:\\d+|<anonymous>|native)\\)?$/.test(line))', ''],
    ],
    test: edge,
    named: 'what an error repeats is left out, and what it says is kept',
  },
  {
    control: 'what an error quotes is left out',
    file: log,
    without: [[`        : '[quoted]',`, '        : whole,']],
    test: edge,
    named: 'what an error repeats is left out, and what it says is kept',
  },
  {
    control: 'addresses of people in errors are left out',
    file: log,
    without: [[`.replace(/[^\\s"'<>]+@[^\\s"'<>]+/g, '[address]')`, '']],
    test: edge,
    named: 'addresses and tokens in messages are left out',
  },
  {
    control: 'addresses of machines in errors are left out',
    file: log,
    without: [
      [
        "/\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}/gi, '[address]'",
        "/\\0/g, ''",
      ],
    ],
    test: edge,
    named: 'what an error repeats is left out, and what it says is kept',
  },
  {
    control: 'tokens in errors are left out',
    file: log,
    without: [
      [
        `    .replace(/[A-Za-z0-9_-]{22,}/g, '[token]')\n    .replace(/\\b\\d{6,}`,
        '    .replace(/\\b\\d{6,}',
      ],
    ],
    test: edge,
    named: 'addresses and tokens in messages are left out',
  },
  {
    control: 'codes in errors are left out',
    file: log,
    without: [[`.replace(/\\b\\d{6,}\\b/g, '[number]')`, '']],
    test: edge,
    named: 'what an error repeats is left out, and what it says is kept',
  },
  {
    control: 'queries in errors are left out',
    file: log,
    without: [[`.replace(/\\?\\S*=\\S*/g, '[query]')`, '']],
    test: edge,
    named: 'what an error repeats is left out, and what it says is kept',
  },
  {
    control: 'whom somebody tried to sign in as does not stand in the log',
    file: 'app/routes/sign-in.tsx',
    without: [
      [
        'log.warn({ reference: requestId, reason: checked.reason }',
        'log.warn({ reference: requestId, reason: checked.reason, email: form.data.email }',
      ],
    ],
    test: door,
    named: 'writes no address into the log, whether it is known or not',
  },
  {
    control: 'a browser test fails where a page breaks its policy',
    file: 'tests/support/browser.ts',
    without: [
      [
        'if (!attacked && /Content Security Policy/i.test(message.text())) never',
        'if (false) never',
      ],
    ],
    test: 'tests/journeys/look.test.tsx',
    named: 'a page that breaks its policy fails whichever test opened it',
  },
  {
    control: 'a browser test fails where a page asks another host',
    file: 'tests/support/browser.ts',
    without: [['if (!isOurOwn(request.url())) never', 'if (false) never']],
    test: 'tests/journeys/look.test.tsx',
    named: 'a page that asks another host fails whichever test opened it',
  },
]
