// Makes requests that no browser sends: real addresses, cookies and forms of the portal, bent in one to four places.
import { bodyOf, brokenBodies, type Made, type Seed } from './fuzz-bodies'
import type { Chance } from './seeded'

export interface Asking {
  url: string
  cookie: string
  /** Ids and numbers of others, which are put where one's own belong. */
  foreign: readonly string[]
  /** Ids of every route, for `_data`. */
  routeIds: readonly string[]
}

interface Draft {
  method: string
  path: string
  version: string
  headers: [name: string, value: string][]
  body: Made | null
}

type Bend = (draft: Draft, chance: Chance, asking: Asking) => void

const evil = [
  ...['%00', '%zz', '%', '%ff%fe', '%c0%af', '%ED%A0%80', '%e0%a4%a', '%2e%2e', '..', '//', '\\'],
  ...['%0d%0aX-Injected:%201', '%25%30%30', ';a=b', '%E2%80%AE', '%F0%9F%92%A9', '\u00ff', '%5c'],
  ...['__proto__', 'constructor', 'toString', '[object Object]', 'undefined', 'null', 'NaN'],
  ...['-1', '0', '9'.repeat(400), '1e309', '0x10', '-0', '99999999999999999999', '1.5', '٣'],
  ...["'", '"', "' OR 1=1 --", '<script>alert(1)</script>', '{{7*7}}', '`id`'],
  ...['0000-13-45', '2026-02-31', '9999-99-99', '+275761-01-01', '-271821-04-20'],
  ...['a'.repeat(300), 'a'.repeat(3_000), '/a'.repeat(15), ' ', '\t', '%20', '%09'],
  // Parts of addresses that mean something where a link or an id stands.
  ...['evidence', 'verify', 'import', 'code', 'download', 'receipt.pdf', 'new', 'index'],
]
/** The same address, as a browser would not write it. */
const spellings: readonly ((path: string, chance: Chance) => string)[] = [
  (path) => path.toUpperCase(),
  (path, chance) => {
    const at = 1 + chance.below(Math.max(1, path.length - 1))
    const code = (path.charCodeAt(at) || 0x61).toString(16).padStart(2, '0')
    return `${path.slice(0, at)}%${code}${path.slice(at + 1)}`
  },
  (path) => `/x/..${path}`,
  (path) => `/.${path}`,
  (path) => `${path}/`,
  (path) => path.replaceAll('/', '//'),
]
const queries = [
  ...['_data=', '_data=root', '_data=routes%2Fnowhere', '_data[]=root', '_data=root&_data=root'],
  ...['_data[__proto__]=1', '__proto__[a]=1', 'constructor[prototype][a]=1', 'a[b][c][d][e]=1'],
  ...['index', 'index=1&index', '_routes=root', '&&&&', '=', '?', '==&==', 'q=%', 'q=%00'],
  ...['then=//evil.example', 'then=https://evil.example', 'page=-1', 'page=1e309', 'page=0'],
  ...['sort=__proto__', 'sort=-constructor', 'tier=4', 'question=__proto__', 'number=NaN', 'draft'],
  ...['from=2026-02-31&to=0000-00-00', 'month=2026-13', 'month=999999-01', 'week=%ff', 'q=%F0%9F'],
  ...[
    'run=../../etc',
    'status=a&status=b&status=c',
    'verify',
    'ended',
    'of=file&sha256=zz',
    'q=%25',
  ],
]
const methods = [
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND'],
  ...['get', 'QUERY', 'M-SEARCH', 'SEARCH', 'LOCK', 'PURGE', 'GE T', '', 'X'.repeat(200), 'POST\0'],
]
const far = 'Fri, 31 Dec 9999 23:59:59 GMT'
const oddHeaders: readonly (readonly [string, string])[] = [
  ...['bytes=0-', 'bytes=-1', 'bytes=9-1', 'bytes=0-0,2-2,4-4', 'bytes=a-b', 'lines=1', ''].map(
    (value) => ['Range', value] as const,
  ),
  ...['*', '""', 'W/"a"', '"a", "b"', '"'.repeat(500), 'é'].flatMap((value) => [
    ['If-None-Match', value] as const,
    ['If-Match', value] as const,
  ]),
  ...['yesterday', far, '0', '-1', 'Thu, 01 Jan 1970 00:00:00 GMT'].flatMap(
    (value) =>
      [
        ['If-Modified-Since', value],
        ['If-Unmodified-Since', value],
        ['If-Range', value],
      ] as const,
  ),
  ...['gzip', 'br', 'deflate', 'identity;q=0', '*;q=0', 'gzip;q=1e9', ',,,,', 'zstd'].map(
    (value) => ['Accept-Encoding', value] as const,
  ),
  ...['text/x-remix', '*/*;q=0', 'a'.repeat(4_000), '\u00ff\u00fe'].map(
    (value) => ['Accept', value] as const,
  ),
  ...['assay_staff=%zz', 'assay_respondent=', '__proto__=1; constructor=2', ';;;;=', 'a='].map(
    (value) => ['Cookie', value] as const,
  ),
  ...['assay_staff=eyJhIjoxfQ==', 'assay_respondent=IiI=', 'theme=__proto__', 'theme="'].map(
    (value) => ['Cookie', value] as const,
  ),
  ['Cookie', `a=${'x'.repeat(9_000)}`],
  ['Cookie', Array.from({ length: 900 }, (_, at) => `c${at}=1`).join('; ')],
  ['Cookie', `a=${'x'.repeat(20_000)}`],
  ['Host', 'evil.example'],
  ['Host', ''],
  ['Host', 'localhost:99999'],
  ['Host', '127.0.0.1:1@evil.example'],
  ['X-Forwarded-Host', 'evil.example'],
  ['X-Forwarded-For', '::1, 999.999.999.999, \u00ff'],
  ['X-Forwarded-Proto', 'gopher'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Original-URL', '/admin/users'],
  ['Origin', 'null'],
  ['Origin', 'https://evil.example'],
  ['Origin', 'http://['],
  ['Sec-Fetch-Site', 'cross-site'],
  ['Sec-Fetch-Mode', 'navigate'],
  ['Referer', 'http://['],
  ['User-Agent', '\u00e9'.repeat(3_000)],
  ['Upgrade', 'websocket'],
  ['Upgrade', 'h2c'],
  ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
  ['Expect', '100-continue'],
  ['Expect', '200-maybe'],
  ['Connection', 'Cookie, close'],
  ['Content-Encoding', 'gzip'],
  ['Content-Length', '-1'],
  ['Content-Length', '1e3'],
  ['Content-Length', '99999999999999999999'],
  ['Transfer-Encoding', 'chunked, gzip'],
  ['Transfer-Encoding', 'identity'],
  ['Transfer-Encoding', 'xchunked'],
  ['Content-Type', 'application/json'],
  ['Content-Type', 'multipart/form-data'],
  ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-7'],
  ['X-Bad\0Name', 'a'],
  ['X-Value', 'a\0b'],
  ['X-Folded', 'a\r\n b'],
  ['X-Split', 'a\r\nX-Injected: 1'],
  ['X-Bare', 'a\nX-Injected: 1'],
  [' X-Space', 'a'],
  ['X Space', 'a'],
  ['X-Colon', ':'.repeat(50)],
  ['X-Long', 'x'.repeat(30_000)],
]

const somewhere = (text: string, put: string, chance: Chance): string => {
  const at = 1 + chance.below(Math.max(1, text.length - 1))
  return text.slice(0, at) + put + text.slice(chance.once(2) ? at : Math.min(text.length, at + 5))
}

const bends: readonly Bend[] = [
  (draft, chance) => {
    const [path = '', query] = draft.path.split('?')
    const bent = somewhere(path, chance.pick(evil), chance)
    draft.path = query === undefined ? bent : `${bent}?${query}`
  },
  (draft, chance) => {
    const [path = '', query] = draft.path.split('?')
    const bent = chance.pick(spellings)(path, chance)
    draft.path = query === undefined ? bent : `${bent}?${query}`
  },
  // One part of the path for another: a foreign id where one's own belongs.
  (draft, chance, { foreign }) => {
    const parts = draft.path.split('/')
    parts[1 + chance.below(Math.max(1, parts.length - 1))] = chance.pick([...foreign, ...evil])
    draft.path = parts.join('/')
  },
  (draft, chance) => {
    const query = chance.once(2)
      ? chance.pick(queries)
      : `${chance.pick(['q', 'page', 'sort', '_data', 'a[b]', 'then'])}=${chance.pick(evil)}`
    draft.path += `${draft.path.includes('?') ? '&' : '?'}${query}`
  },
  // Another route's data at this address.
  (draft, chance, { routeIds }) => {
    const data = `_data=${encodeURIComponent(chance.pick(routeIds))}`
    draft.path = `${draft.path.split('?')[0]}?${data}`
  },
  (draft, chance) => {
    draft.method = chance.pick(methods)
  },
  (draft, chance) => {
    draft.headers.push([...chance.pick(oddHeaders)])
  },
  (draft, chance) => {
    draft.headers.push([...chance.pick(oddHeaders)], [...chance.pick(oddHeaders)])
  },
  (draft, chance) => {
    const many = Array.from({ length: chance.pick([3, 60, 300]) }, (_, at) => [`X-${at}`, 'x'])
    draft.headers.push(...(many as [string, string][]))
  },
  (draft, chance) => {
    draft.version = chance.pick(['HTTP/1.0', 'HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9', 'http'])
  },
  (draft, chance) => {
    draft.method = 'POST'
    draft.body = chance.pick(brokenBodies)(chance)
  },
  (draft, chance) => {
    draft.method = 'POST'
    draft.body = chance.pick(brokenBodies)(chance)
  },
]

/** The bytes of one request, and a few words that say what it was. */
export function makeRequest(
  seed: Seed,
  asking: Asking,
  chance: Chance,
): { bytes: Buffer; what: string } {
  const changes = seed.method !== 'GET' && seed.method !== 'HEAD'
  const draft: Draft = {
    method: seed.method,
    path: seed.path,
    version: 'HTTP/1.1',
    headers: [],
    body: changes ? bodyOf(seed, asking.foreign, chance) : null,
  }
  const count = chance.pick([0, 1, 1, 1, 2, 3])
  for (let at = 0; at < count; at++) chance.pick(bends)(draft, chance, asking)
  const bytes = written(draft, asking, chance)
  const head = bytes.subarray(0, 300).toString('latin1')
  return { bytes, what: `${head.replaceAll(asking.cookie || '\0', '[cookie]')}` }
}

function written({ method, path, version, headers, body }: Draft, asking: Asking, chance: Chance) {
  const { host } = new URL(asking.url)
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  const usual: [string, string][] = [
    ['Host', host],
    ['Origin', asking.url],
    ['Cookie', asking.cookie],
    ['Connection', 'close'],
    ['Content-Type', body?.type ?? ''],
  ]
  const lines = [`${method} ${path} ${version}`]
  for (const [name, value] of usual) {
    // What was bent in stands in place of the usual, and now and then beside it.
    if (value !== '' && (!given.has(name.toLowerCase()) || chance.once(6)))
      lines.push(`${name}: ${value}`)
  }
  for (const [name, value] of headers) lines.push(`${name}: ${value}`)
  const framed = body === null ? { line: null, bytes: Buffer.alloc(0) } : framedBody(body, chance)
  if (framed.line !== null) lines.push(framed.line)
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), framed.bytes])
}

/** Mostly as announced; now and then with a length that is a lie, or in chunks. */
function framedBody({ bytes }: Made, chance: Chance): { line: string | null; bytes: Buffer } {
  const lie = chance.below(30)
  if (lie === 0) return { line: `Content-Length: ${bytes.length + 50}`, bytes }
  if (lie === 1) return { line: `Content-Length: ${Math.floor(bytes.length / 2)}`, bytes }
  if (lie === 2) return { line: null, bytes }
  if (lie > 6) return { line: `Content-Length: ${bytes.length}`, bytes }
  const cut = chance.below(bytes.length + 1)
  const chunk = (part: Buffer, size = part.length.toString(16)) =>
    Buffer.concat([Buffer.from(`${size}\r\n`), part, Buffer.from('\r\n')])
  const end = chance.pick([
    '0\r\n\r\n',
    '0\r\n\r\n',
    '0\r\n\r\n',
    '0\r\nX-Trailer: 1\r\n\r\n',
    'zz\r\n',
  ])
  const parts = [bytes.subarray(0, cut), bytes.subarray(cut)].filter((part) => part.length > 0)
  const chunks = parts.map((part) =>
    lie === 3
      ? chunk(part, `${part.length.toString(16)};${'x'.repeat(chance.below(9_000))}`)
      : chunk(part),
  )
  return { line: 'Transfer-Encoding: chunked', bytes: Buffer.concat([...chunks, Buffer.from(end)]) }
}
