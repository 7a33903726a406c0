// The controls in front of Remix that count: time, headers, requests of one address.
import type { Control } from '../control'

const gate = 'tests/http/gate.test.ts'
const site = 'tests/routes/front.test.ts'
const headers = 'tests/http/headers.test.ts'
const patience = 'tests/http/patience.test.ts'
const limits = 'app/http/rate-limits.ts'
const waiting = 'app/http/patience.ts'

export const frontLimits: readonly Control[] = [
  {
    control: 'headers that drip are cut off',
    file: waiting,
    without: [['headersTimeout: patience.headers', 'headersTimeout: 0']],
    test: patience,
    named: 'slow requests end with a cut, and others are answered meanwhile',
  },
  {
    control: 'a body that drips is cut off',
    file: waiting,
    without: [['requestTimeout: patience.request', 'requestTimeout: 0']],
    test: patience,
    named: 'slow requests end with a cut, and others are answered meanwhile',
  },
  {
    control: 'a connection that says nothing more is closed',
    file: waiting,
    without: [['keepAliveTimeout: patience.betweenRequests', 'keepAliveTimeout: 60_000']],
    test: patience,
    named: 'slow requests end with a cut, and others are answered meanwhile',
  },
  {
    control: 'an answer that never comes keeps no connection',
    file: waiting,
    without: [['server.setTimeout(patience.silence)', '']],
    test: patience,
    named: 'an answer that nobody waits for, or that never comes, keeps no connection',
  },
  {
    control: 'connections have an end',
    file: waiting,
    without: [['server.maxConnections = MOST_CONNECTIONS', '']],
    test: patience,
    named: 'an answer that nobody waits for, or that never comes, keeps no connection',
  },
  {
    control: 'a hundred headers are read, and no more',
    file: waiting,
    without: [['server.maxHeadersCount = MOST_HEADERS', 'server.maxHeadersCount = 0']],
    test: patience,
    named: 'more headers than anybody sends are not read',
  },
  {
    control: 'what cannot be read is answered in words, with a reference that the log knows',
    file: waiting,
    without: [['socket.end(answerTo(broken, reference))', 'socket.end(answerTo && reference)']],
    test: patience,
    named: 'an answer to what cannot be read says what happened',
  },
  {
    control: 'requests of one address are counted',
    file: 'app/http/serve.ts',
    without: [['for (const limit of limitRates(limits)) site.use(limit)', 'limitRates(limits)']],
    test: site,
    named: 'too many requests from one address are refused, and other paths go on',
  },
  {
    control: 'a /64 counts as one address',
    file: limits,
    without: [[`ipKeyGenerator(req.ip ?? '', 64)`, `req.ip ?? ''`]],
    test: headers,
    named: 'behind the one proxy a whole /64 is one, whatever the caller claims to be',
  },
  {
    control: 'behind a proxy it is the proxy that says who asks',
    file: 'app/http/serve.ts',
    without: [['https ? 1 : false', 'https']],
    test: headers,
    named: 'behind the one proxy a whole /64 is one, whatever the caller claims to be',
  },
  {
    control: 'without a proxy nobody says for another who asks',
    file: 'app/http/serve.ts',
    without: [['https ? 1 : false', '1']],
    test: headers,
    named: 'without a proxy nobody else’s word counts',
  },
  {
    control: 'who asked too often is told when to come again',
    file: limits,
    without: [[`standardHeaders: 'draft-8'`, 'standardHeaders: false']],
    test: headers,
    named: 'and too many requests are told when to come again',
  },
  {
    control: 'the program itself counts, not only its tests',
    file: 'app/http/serve.ts',
    without: [['options.limits ?? (settings.dev ? [] : defaultLimits)', 'options.limits ?? []']],
    test: 'tests/http/program.test.ts',
    named: 'on SIGTERM lets the open request end',
  },
  {
    control: 'signing in, setting up and links in mails are limited for one address',
    file: limits,
    without: [
      [
        'path: /^\\/(sign-in|setup|reset|invited)(\\/|$)/,\n    requests: 30',
        'path: /^\\/(sign-in|setup|reset|invited)(\\/|$)/,\n    requests: 30_000',
      ],
    ],
    test: gate,
    named: 'sign-in 30 in 15',
  },
  {
    control: 'asking the identity provider is limited for one address',
    file: limits,
    without: [
      ['path: /^\\/sign-on(\\/|$)/, requests: 300', 'path: /^\\/sign-on(\\/|$)/, requests: 30_000'],
    ],
    test: gate,
    named: 'sign-on 300 in 15',
  },
  {
    control: 'guessing a code and asking for one are limited for one address',
    file: limits,
    without: [
      [
        'path: /^\\/respond\\/[^/]+(\\/(code|enter))?\\/?$/,\n    requests: 30',
        'path: /^\\/respond\\/[^/]+(\\/(code|enter))?\\/?$/,\n    requests: 30_000',
      ],
    ],
    test: gate,
    named: 'codes 30 in 15',
  },
  {
    control: 'feeds are limited for one address',
    file: limits,
    without: [
      [
        'path: /^\\/calendar\\/feed\\//,\n    requests: 300',
        'path: /^\\/calendar\\/feed\\//,\n    requests: 30_000',
      ],
    ],
    test: gate,
    named: 'feeds 300 in 15',
  },
  {
    control: 'asking for reports by their hash is limited for one address',
    file: limits,
    without: [
      ['path: /^\\/verify\\/?$/, requests: 60', 'path: /^\\/verify\\/?$/, requests: 60_000'],
    ],
    test: gate,
    named: 'verify 60 in 1',
  },
  {
    control: 'files to be verified are limited for one address',
    file: limits,
    without: [
      [
        'path: /^\\/verify\\/?$/,\n    requests: 20',
        'path: /^\\/verify\\/?$/,\n    requests: 20_000',
      ],
    ],
    test: gate,
    named: 'verify upload 20 in 15',
  },
  {
    control: 'saving without pause is limited for one address',
    file: limits,
    without: [['requests: 1000', 'requests: 100_000']],
    test: gate,
    named: 'autosave 1000 in 1',
  },
  {
    control: 'changes are limited for one address',
    file: limits,
    without: [
      [
        'path: /^\\/(?!respond\\/[^/]+\\/autosave\\/?$)/,\n    requests: 300',
        'path: /^\\/(?!respond\\/[^/]+\\/autosave\\/?$)/,\n    requests: 30_000',
      ],
    ],
    test: gate,
    named: 'changes 300 in 1',
  },
  {
    control: 'everything is limited for one address',
    file: limits,
    without: [['requests: 1200', 'requests: 120_000']],
    test: gate,
    named: 'everything 1200 in 1',
  },
]
