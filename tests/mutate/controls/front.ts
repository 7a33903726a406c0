// The controls that stand in front of Remix: which addresses and senders, how much, how slowly, how often.
import type { Control } from '../control'

const gate = 'tests/http/gate.test.ts'
const site = 'tests/routes/front.test.ts'
const headers = 'tests/http/headers.test.ts'
const bodies = 'tests/http/bodies.test.ts'

const paths = 'app/http/path-caps.ts'
const origin = 'app/http/origin-guard.ts'
const forms = 'app/http/form-guard.ts'
const serve = 'app/http/serve.ts'

export const front: readonly Control[] = [
  {
    control: 'no method that no page knows gets through',
    file: paths,
    without: [[`if (!methods.has(method)) return 'method'`, '']],
    test: gate,
    named: 'an unknown method',
  },
  {
    control: 'a path has 512 characters at most',
    file: paths,
    without: [['path.length > longestPath || ', '']],
    test: gate,
    named: 'a long path',
  },
  {
    control: 'a query has 4096 characters at most',
    file: paths,
    without: [[' || url.length - path.length > longestQuery', '']],
    test: gate,
    named: 'a long query',
  },
  {
    control: 'a path has twelve segments at most',
    file: paths,
    without: [[` || path.split('/').length - 1 > mostSegments`, '']],
    test: gate,
    named: 'many segments',
  },
  {
    control: 'an address of another site is none of ours',
    file: paths,
    without: [[`!path.startsWith('/') || `, '']],
    test: gate,
    named: 'no slash',
  },
  {
    control: 'two slashes are no path',
    file: paths,
    without: [['/\\/\\/|', '/']],
    test: gate,
    named: 'two slashes',
  },
  {
    control: 'a backslash is no path',
    file: paths,
    without: [['\\/\\/|\\\\|%2f', '\\/\\/|%2f']],
    test: gate,
    named: 'a backslash',
  },
  {
    control: 'an encoded slash is no path',
    file: paths,
    without: [['|%2f', '']],
    test: gate,
    named: 'an encoded slash',
  },
  {
    control: 'an encoded backslash is no path, in either case',
    file: paths,
    without: [['|%5c/i', '/']],
    test: gate,
    named: 'an encoded backslash',
  },
  {
    control: 'NUL stands in no address',
    file: paths,
    without: [[` || url.includes('%00')`, '']],
    test: gate,
    named: 'NUL in a query',
  },
  {
    control: 'a path that does not decode is none',
    file: paths,
    without: [[`return decodes(path) ? null : 'not found'`, 'return null']],
    test: gate,
    named: 'what does not decode',
  },
  {
    control: 'single fetch and the manifest are closed before Remix, whatever its flags say',
    file: paths,
    without: [['problem === null && !isClosedEndpoint(req.originalUrl)', 'problem === null']],
    test: site,
    named: 'single fetch is off: no .data endpoint answers',
  },
  {
    control: 'the manifest endpoint does not exist',
    file: paths,
    without: [['(__manifest|', '(no|']],
    test: site,
    named: 'the manifest endpoint does not exist',
  },
  {
    control: 'single fetch is off',
    file: 'vite.config.ts',
    without: [['v3_singleFetch: false', 'v3_singleFetch: true']],
    test: site,
    named: 'a page says that single fetch and lazy route discovery are off',
  },
  {
    control: 'lazy route discovery is off',
    file: 'vite.config.ts',
    without: [['v3_lazyRouteDiscovery: false', 'v3_lazyRouteDiscovery: true']],
    test: site,
    named: 'a page says that single fetch and lazy route discovery are off',
  },
  {
    control: 'paths are looked at before anything else',
    file: serve,
    without: [['site.use(capPaths, ', 'site.use(']],
    test: site,
    named: 'a path that a browser could read as another site is refused, not redirected',
  },
  {
    control: 'senders are looked at before anything else',
    file: serve,
    without: [['guardOrigin(settings.origin), ', '']],
    test: site,
    named: 'a foreign Origin posting to',
  },
  {
    control: 'a form that another site sends changes nothing',
    file: origin,
    without: [['return sender.origin === own', 'return true']],
    test: gate,
    named: 'another origin',
  },
  {
    control: 'an origin that is none counts as foreign',
    file: origin,
    without: [
      [
        `if (sender.origin !== undefined)`,
        `if (sender.origin !== undefined && sender.origin !== 'null')`,
      ],
    ],
    test: gate,
    named: 'an origin that is none, of a page that says it is ours',
  },
  {
    control: 'our host by another scheme is another origin',
    file: origin,
    without: [
      ['return sender.origin === own', `return sender.origin.replace('https:', 'http:') === own`],
    ],
    test: gate,
    named: 'our host by https',
  },
  {
    control: 'an origin that only begins like ours is another',
    file: origin,
    without: [['return sender.origin === own', 'return sender.origin.startsWith(own)']],
    test: gate,
    named: 'an origin that begins like ours',
  },
  {
    control: 'a sister of our host is another site',
    file: origin,
    without: [
      [
        `return sender.secFetchSite === 'same-origin'`,
        `return sender.secFetchSite !== 'cross-site'`,
      ],
    ],
    test: gate,
    named: 'a sister of our host',
  },
  {
    control: 'what a browser says of its site counts',
    file: origin,
    without: [[`return sender.secFetchSite === 'same-origin'`, 'return true']],
    test: gate,
    named: 'another site',
  },
  {
    control: 'a foreign page is no sender',
    file: origin,
    without: [[' && originOf(sender.referer) === own', '']],
    test: gate,
    named: 'a foreign page',
  },
  {
    control: 'a page is ours by its whole origin',
    file: origin,
    without: [['originOf(sender.referer) === own', 'sender.referer.startsWith(own)']],
    test: gate,
    named: 'a page whose host begins like ours',
  },
  {
    control: 'a change that nobody vouches for is refused',
    file: origin,
    without: [
      ['return sender.referer !== undefined && ', 'return sender.referer === undefined || '],
    ],
    test: gate,
    named: 'nobody at all',
  },
  {
    control: 'every method that changes something is guarded',
    file: origin,
    without: [
      [
        `if (sender.method === 'GET' || sender.method === 'HEAD') return true`,
        `if (sender.method !== 'POST') return true`,
      ],
    ],
    test: gate,
    named: 'no request that changes something passes without naming our own origin',
  },
  {
    control: 'the configured address counts, not the host that was asked for',
    file: origin,
    without: [['const own = ownOrigin ?? (', 'const own = (']],
    test: gate,
    named: 'knows our own host by its settings, where there are any',
  },
  {
    control: 'a name that merely resolves here is not served',
    file: origin,
    without: [['if (!isOwnHost(req.headers.host, ownOrigin)) {', 'if (!isOwnHost) {']],
    test: site,
    named: 'on localhost, a name that merely resolves here is not served',
  },
  {
    control: 'a name that only begins like localhost is not this machine',
    file: origin,
    without: [['(:\\d{1,5})?$/i', '(:\\d{1,5})?/i']],
    test: gate,
    named: 'serves localhost by its own names alone',
  },
  {
    control: 'the button of a mail program reaches the addresses that stop mail, and no other',
    file: 'app/http/one-click.ts',
    without: [[' && stopPaths.test(path)', " && path !== ''"]],
    test: gate,
    named: 'passes without naming our origin, on the addresses that stop mail and on no other',
  },
  {
    control: 'a browser is no mail program',
    file: 'app/http/one-click.ts',
    without: [['origin === undefined && secFetchSite === undefined && ', '']],
    test: gate,
    named: 'is not for browsers, which name where they come from',
  },
  {
    control: 'a forwarded host is nobody’s word',
    file: 'app/http/remix-handler.ts',
    without: [[` || name.startsWith('x-forwarded-')`, '']],
    test: 'tests/http/address.test.ts',
    named: 'no header of a proxy reaches a page',
  },
  {
    control: 'pages are told the configured host',
    file: 'app/http/remix-handler.ts',
    without: [[`headers.set('host', host)`, 'void host']],
    test: 'tests/http/address.test.ts',
    named: 'the configured address stands in place of whatever host was asked for',
  },
  {
    control: 'pages are told the configured address',
    file: 'app/http/remix-handler.ts',
    without: [['new URL(origin ?? `http', 'new URL(`http']],
    test: 'tests/http/address.test.ts',
    named: 'the configured address stands in place of whatever host was asked for',
  },
  {
    control: 'without an address that others use, only this machine reaches the portal',
    file: serve,
    without: [[`settings.origin === null ? '127.0.0.1' : undefined`, 'undefined']],
    test: headers,
    named: 'other machines reach the portal, and without an address of its own none does',
  },
  {
    control: 'a body that announces too much is refused unread',
    file: 'app/http/body-limits.ts',
    without: [['if (announced <= bodyLimit(req.path)) return next()', 'return next()']],
    test: headers,
    named: 'a body that is announced too large is answered before it comes',
  },
  {
    control: 'a body that announces nothing is cut off when it has grown too large',
    file: 'app/http/body-limits.ts',
    without: [
      [
        'if (seen <= limit) chunks.push(chunk)\n      else resolve',
        'chunks.push(chunk)\n      if (seen < 0) resolve',
      ],
    ],
    test: site,
    named: 'one that announces nothing is cut off when it has grown too large',
  },
  {
    control: 'an upload that announces nothing is cut off when it has grown too large',
    file: 'app/http/body-limits.ts',
    without: [
      [
        'if (seen <= limit) return done(null, chunk)',
        'if (seen <= Infinity) return done(null, chunk)',
      ],
    ],
    test: gate,
    named: 'are cut at the first byte above the limit, whatever they announced',
  },
  {
    control: 'only pages that take files take more than a megabyte',
    file: 'app/http/body-limits.ts',
    without: [
      ['forFiles.test(path) ? LARGEST : megabyte', 'forFiles.test(path) ? LARGEST : LARGEST'],
    ],
    test: gate,
    named: 'may have a megabyte, and more only where a file is sent',
  },
  {
    control: 'forms are looked at before Remix reads them',
    file: serve,
    without: [[`    '*',\n    guardForms,`, `    '*',`]],
    test: bodies,
    named: 'a truncated multipart form',
  },
  {
    control: 'what is no form is refused',
    file: forms,
    without: [['if (kind === null) return refuse(noForm)', 'if (kind === null) return true']],
    test: bodies,
    named: 'plain text',
  },
  {
    control: 'a form of another charset is refused',
    file: forms,
    without: [['if (charset !== undefined && ', 'if (charset === null && ']],
    test: bodies,
    named: 'another charset',
  },
  {
    control: 'a form that did not arrive whole is refused',
    file: forms,
    without: [
      ['if (fields === null) return refuse(unreadable)', 'if (fields === null) return true'],
    ],
    test: bodies,
    named: 'a truncated multipart form',
  },
  {
    control: 'a multipart form holds no NUL',
    file: forms,
    without: [[`typeof value === 'string' && value.includes('\\0')`, 'value === null']],
    test: bodies,
    named: 'a multipart form with NUL',
  },
  {
    control: 'a form has five thousand fields at most, of either kind',
    file: forms,
    without: [['if (fields > MOST_FIELDS) return refuse(tooManyFields)', '']],
    test: bodies,
    named: 'form with more fields than any page has',
  },
  {
    control: 'NUL reaches no page',
    file: forms,
    without: [[`req.body = kind === 'urlencoded' ? withoutNul(bytes) : bytes`, 'req.body = bytes']],
    test: bodies,
    named: 'what a browser sends comes through, as either kind of form',
  },
]
