// Bodies for the fuzz: forms with one value bent, and what is no form at all.
import type { Fields } from '../routes/matrix/rule'
import type { Chance } from './seeded'

/** Where a request begins: an address that is there, and a form that its page would send. */
export interface Seed {
  method: string
  path: string
  fields: Fields | null
  json: boolean
  /** Whoever asks is let in here. */
  reaches: boolean
}

export interface Made {
  type: string
  bytes: Buffer
}

const URLENCODED = 'application/x-www-form-urlencoded'
const form = (text: string): Made => ({ type: URLENCODED, bytes: Buffer.from(text, 'latin1') })
const json = (text: string): Made => ({ type: 'application/json', bytes: Buffer.from(text) })

const values = [
  ...['', ' ', '\0', '\ufffd', '\u202e', '\ufeff', '💩', 'é'.repeat(200), '\r\n\r\n', '\u2028'],
  ...['-1', '0', '1e309', 'NaN', 'Infinity', '9'.repeat(400), '1.5', '0x1f', '٣', '1 OR 1=1'],
  ...['__proto__', 'constructor', 'toString', '[]', '{}', 'null', 'true', '=1+1', '@SUM(1)', 'on'],
  ...['2026-02-31', '0000-00-00', '9999-12-31', '+275761-01-01', '2026-11-23T25:61', '12-2026'],
  ...['<img src=x onerror=alert(1)>', '"; DROP TABLE users; --', '../../../etc/passwd', '{{7*7}}'],
  ...['a@b', 'a@b.example\r\nBcc: c@d.example', '"a\\"@b.example', `${'a'.repeat(300)}@b.example`],
  ...['http://[', 'javascript:alert(1)', '//evil.example', 'x'.repeat(6_000), 'x'.repeat(60_000)],
]

/** As its page would send it, with at most one name or value bent. */
export function bodyOf(
  { fields, json: isJson }: Seed,
  foreign: readonly string[],
  chance: Chance,
): Made {
  if (isJson) return json(autosaved(chance))
  const pairs = Object.entries(fields ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
  const at = chance.below(Math.max(1, pairs.length))
  const bent = pairs[at]
  switch (chance.below(8)) {
    case 0:
      if (bent) bent[1] = chance.pick(values)
      break
    case 1:
      if (bent) bent[1] = chance.pick(foreign)
      break
    case 2:
      if (bent) pairs.push([bent[0], chance.pick(values)])
      break
    case 3:
      if (bent) bent[0] = chance.pick(['__proto__', `${bent[0]}.x`, `${bent[0]}[]`, '', 'a.b.c.d'])
      break
    case 4:
      pairs.splice(at, 1)
      break
    case 5:
      pairs.push([chance.pick(['status', 'role', 'score', 'dueOn', 'tier', 'reviewId', 'id']), '1'])
      break
  }
  if (chance.once(4)) return parts(pairs, chance)
  return form(new URLSearchParams(pairs).toString())
}

function parts(pairs: readonly (readonly [string, string])[], chance: Chance): Made {
  const name = chance.pick(['a.pdf', '../../a.pdf', 'a\0.pdf', '', 'é'.repeat(300), 'a"b.pdf', '.'])
  const file = chance.once(2)
    ? `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${chance.pick(['text/plain', 'image/svg+xml', '\0', 'a/b; c'])}\r\n\r\n${chance.pick(['%PDF-1.7\n%%EOF', 'PK\x03\x04', '\x89PNG\r\n\x1a\n', 'a,b\n1,2', ''])}\r\n`
    : ''
  const all = pairs
    .map(
      ([key, value]) => `--b\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
    )
    .join('')
  const whole = Buffer.from(`${file}${all}--b--\r\n`)
  const bytes = chance.once(4) ? whole.subarray(0, chance.below(whole.length)) : whole
  return { type: 'multipart/form-data; boundary=b', bytes }
}

function autosaved(chance: Chance): string {
  const value = JSON.stringify(chance.pick(values))
  return chance.pick([
    `{"question":"TRN-01","revision":1,"fields":{"value":"no","comment":${value}}}`,
    `{"question":"TRN-01","revision":1,"fields":{"value":${value}}}`,
    `{"question":${value},"revision":1,"fields":{}}`,
    `{"question":"TRN-01","revision":${chance.pick(['-1', '1e309', '1.5', '"1"', 'null'])},"fields":{}}`,
    `{"question":"SUP-01","revision":1,"fields":{"rows":[{"__proto__":"a","maker":${value}}]}}`,
    `{"question":"TRN-01","revision":1,"fields":{"comment":"\\ud800 \\u0000 ${'\\u202e'}"}}`,
    `{"question":"TRN-01","revision":1,"fields":{"value":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`,
    `{"__proto__":{"status":"submitted"},"question":"TRN-01","revision":1,"fields":{}}`,
    `{"question":"TRN-01","question":"DAT-02","revision":1,"fields":{"value":"no"},"fields":{}}`,
    '[',
    'null',
    value,
  ])
}

export const brokenBodies: readonly ((chance: Chance) => Made)[] = [
  (chance) => json(autosaved(chance)),
  (chance) => json(`${'{"a":'.repeat(chance.pick([10, 5_000]))}1`),
  (chance) => form(`${chance.pick(values)}=1&=${chance.pick(values)}&&&`),
  (chance) => form('a=1&'.repeat(chance.pick([10, 3_000, 20_000]))),
  () => form('__proto__=1&__proto__.a=2&constructor.prototype.b=3&__proto__[c]=4&a.__proto__.d=5'),
  () => form('%00=%00&a=%ED%A0%80&b=%ff%fe&c=%zz&d=%&e=%E0%A4'),
  (chance) => form(`a=${'x'.repeat(chance.pick([1_000, 900_000, 1_100_000]))}`),
  (chance) => form(`${'a.'.repeat(chance.pick([20, 20_000]))}b=1`),
  (chance) => ({ type: URLENCODED, bytes: chance.bytes(chance.below(3_000)) }),
  (chance) => ({
    type: 'multipart/form-data; boundary=b',
    bytes: chance.bytes(chance.below(3_000)),
  }),
  (chance) => parts([['a', chance.pick(values)]], chance),
  (chance) =>
    parts(
      Array.from({ length: chance.pick([3, 800]) }, (_, at) => [`p${at}`, ''] as const),
      chance,
    ),
  (chance) => ({
    type: chance.pick([
      'multipart/form-data',
      'multipart/form-data; boundary=',
      `multipart/form-data; boundary=${'b'.repeat(300)}`,
      'multipart/mixed; boundary=b',
    ]),
    bytes: Buffer.from('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'),
  }),
  (chance) => ({
    type: chance.pick([
      'text/xml',
      'text/plain',
      '\u00ff',
      'a'.repeat(500),
      'application/x-www-form-urlencoded, application/json',
    ]),
    bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  }),
  () => ({ type: '', bytes: Buffer.from('theme=dark') }),
]
