// Logs of events made by chance from a seed, and everything that somebody with the database in hand can do to one.
import { createHash } from 'node:crypto'
import { canonicalJson, type Sha256 } from '../../app/core/audit/canonical-json'
import { nextLink } from '../../app/core/audit/chain'
import type { AuditEvent } from '../../app/core/audit/events'
import { hidePersonal, type KeptValues } from '../../app/core/audit/personal'

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex')

export interface Line {
  seq: number
  hash: string
  body: string
  values?: KeptValues
}

export interface Chance {
  /** At least `from`, less than `to`. */
  int(from: number, to: number): number
  pick<T>(of: readonly T[]): T
}

/** mulberry32: the same seed, the same chances. */
export function chanceOf(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from))
  return {
    int,
    pick(of) {
      const found = of[int(0, of.length)]
      if (found === undefined) throw new Error('Nothing to pick from')
      return found
    },
  }
}

const someEvent = (chance: Chance): AuditEvent =>
  chance.pick<() => AuditEvent>([
    () => ({
      kind: 'answer saved',
      reviewId: 'r1',
      payload: {
        questionId: `DAT-${chance.int(1, 40)}`,
        revision: chance.int(1, 9),
        valueHash: 'x',
      },
    }),
    () => ({
      kind: 'review submitted',
      reviewId: `r${chance.int(1, 5)}`,
      payload: { answersHash: 'aa', name: `Jane ${chance.int(1, 99)}`, title: 'CISO' },
    }),
    () => ({ kind: 'settings changed', reviewId: null, payload: { key: `k${chance.int(1, 99)}` } }),
    () => ({
      kind: 'review cancelled',
      reviewId: 'r1',
      payload: { reason: 'No\u2028need “any more”' },
    }),
  ])()

export function someChain(chance: Chance, length: number): Line[] {
  const lines: Line[] = []
  const append = (event: AuditEvent) => lines.push(linkAfter(lines, event, chance))
  // One that holds a name is always among them, so that there is something to change.
  append({
    kind: 'user added',
    reviewId: null,
    payload: { userId: 'u', email: 'a@b.example', roles: [] },
  })
  while (lines.length < length) append(someEvent(chance))
  return lines
}

/** As Assay erases: the values go, and an event says how many. */
export function erase(lines: Line[], chance: Chance): Line[] {
  const named = lines.filter(({ values }) => values)
  const line = chance.pick(named)
  const auditValues = Object.keys(line.values ?? {}).length
  const kept = lines.map((each) => (each === line ? { ...each, values: {} } : each))
  const payload = { number: 1, places: 3, auditValues, sessions: 0, reason: 'Asked for' }
  return [
    ...kept,
    linkAfter(kept, { kind: 'personal data erased', reviewId: null, payload }, chance),
  ]
}

function linkAfter(lines: readonly Line[], event: AuditEvent, chance: Chance): Line {
  const salt = () => sha256(String(chance.int(0, 2 ** 31))).slice(0, 32)
  const { event: hidden, values } = hidePersonal(event, salt, sha256)
  const made = { at: new Date(1_800_000_000_000 + lines.length), actor: 'job' as const }
  const { seq, hash, body } = nextLink(lines.at(-1) ?? null, hidden, made, sha256)
  return { seq, hash, body, ...(Object.keys(values).length > 0 ? { values } : {}) }
}

/** Every hash from `at` on made to follow again, as somebody who knows the method would. */
function rechain(lines: readonly Line[], at: number, until = lines.length): Line[] {
  let previous = lines[at - 1]?.hash ?? '0'.repeat(64)
  return lines.map((line, index) => {
    if (index < at || index >= until) return line
    const hash = sha256(`${previous}\n${line.body}`)
    previous = hash
    return { ...line, hash }
  })
}

/** Numbers as if nothing had been taken out or put in, in the body too. */
const renumbered = (lines: readonly Line[]): Line[] =>
  lines.map((line, index) => ({
    ...line,
    seq: index + 1,
    body: canonicalJson({ ...JSON.parse(line.body), seq: index + 1 }),
  }))

function flipped(text: string, chance: Chance): string {
  const at = chance.int(0, text.length)
  const other = text[at] === 'a' ? 'b' : 'a'
  return text.slice(0, at) + other + text.slice(at + 1)
}

const replaced = (lines: readonly Line[], at: number, line: Partial<Line>): Line[] =>
  lines.map((each, index) => (index === at ? { ...each, ...line } : each))

const edited = (body: string): string =>
  canonicalJson({ ...JSON.parse(body), actor: 'user:somebody-else' })

type Tampering = (lines: readonly Line[], chance: Chance) => Line[]

const at = (lines: readonly Line[], chance: Chance) => chance.int(0, lines.length)
const bodyOf = (lines: readonly Line[], index: number) => lines[index]?.body ?? ''
const named = (lines: readonly Line[], chance: Chance) =>
  chance.pick([...lines.keys()].filter((index) => lines[index]?.values))

function moved(lines: readonly Line[], chance: Chance): Line[] {
  const rest = [...lines]
  const from = at(rest, chance)
  const [line] = rest.splice(from, 1)
  // Anywhere but where it was.
  const to = (from + chance.int(1, lines.length)) % lines.length
  if (line) rest.splice(to, 0, line)
  return rest
}

const dropped = (lines: readonly Line[], index: number) => lines.filter((_, each) => each !== index)
/** Not the last one: to cut off the end is its own kind. */
const notLast = (lines: readonly Line[], chance: Chance) => chance.int(0, lines.length - 1)
const inserted = (lines: readonly Line[], index: number, line: Line) => [
  ...lines.slice(0, index),
  line,
  ...lines.slice(index),
]
const forged = (lines: readonly Line[], index: number): Line => ({
  seq: index + 1,
  hash: 'f'.repeat(64),
  body: edited(bodyOf(lines, index)),
})

/** Each kind in the clumsy and in the careful way. */
export const tamperings: Readonly<Record<string, readonly Tampering[]>> = {
  edit: [
    (lines, c) => {
      const index = at(lines, c)
      return replaced(lines, index, { body: flipped(bodyOf(lines, index), c) })
    },
    (lines, c) => {
      const index = at(lines, c)
      return replaced(lines, index, { hash: flipped(lines[index]?.hash ?? '', c) })
    },
    // With the hash of that event made right again; where it is the last one, the kept head tells.
    (lines, c) => {
      const index = at(lines, c)
      const changed = replaced(lines, index, { body: edited(bodyOf(lines, index)) })
      return rechain(changed, index, index + 1)
    },
    (lines, c) => {
      const index = named(lines, c)
      const [field, kept] = Object.entries(lines[index]?.values ?? {})[0] ?? ['', undefined]
      const salt = kept?.salt ?? ''
      return replaced(lines, index, {
        values: { ...lines[index]?.values, [field]: { salt, value: 'X' } },
      })
    },
    (lines, c) => replaced(lines, named(lines, c), { values: {} }),
  ],
  delete: [
    (lines, c) => dropped(lines, notLast(lines, c)),
    (lines, c) => dropped(lines, notLast(lines, c)).map((line, i) => ({ ...line, seq: i + 1 })),
    (lines, c) => renumbered(dropped(lines, notLast(lines, c))),
  ],
  reorder: [
    moved,
    (lines, c) => moved(lines, c).map((line, i) => ({ ...line, seq: i + 1 })),
    (lines, c) => renumbered(moved(lines, c)),
  ],
  insert: [
    (lines, c) => {
      const index = at(lines, c)
      return inserted(lines, index, forged(lines, index))
    },
    (lines, c) => {
      const index = at(lines, c)
      return renumbered(inserted(lines, index, forged(lines, index)))
    },
    (lines, c) => {
      const index = at(lines, c)
      return rechain(renumbered(inserted(lines, index, forged(lines, index))), index, index + 1)
    },
  ],
  truncate: [(lines, c) => lines.slice(0, notLast(lines, c))],
  're-chain': [
    (lines, c) => {
      const index = at(lines, c)
      return rechain(replaced(lines, index, { body: edited(bodyOf(lines, index)) }), index)
    },
    (lines, c) => rechain(renumbered(dropped(lines, notLast(lines, c))), 0),
    (lines, c) => rechain(renumbered(moved(lines, c)), 0),
    (lines, c) => {
      const index = at(lines, c)
      return rechain(renumbered(inserted(lines, index, forged(lines, index))), 0)
    },
  ],
}

export const fileOf = (lines: readonly Line[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')
