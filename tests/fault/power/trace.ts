// Reads what strace wrote: each change to a data folder, each flush, each answer that went out, in the order that they happened.
import path from 'node:path'

export type Change =
  | { kind: 'create' | 'mkdir' | 'unlink'; path: string }
  | { kind: 'rename' | 'link'; path: string; to: string }
  | { kind: 'write'; path: string; offset: number; bytes: Buffer }
  | { kind: 'truncate'; path: string; size: number }

export type TraceEvent =
  | Change
  /** Makes durable what was complete before it began: every event up to `since`, counted from the first. */
  | { kind: 'sync'; path: string; since: number }
  /** An answer 200 with this number began to go out. */
  | { kind: 'ack'; number: number }

/** The calls that change files, and those that an answer goes out by. */
export const TRACED_CALLS = [
  ...['openat', 'open', 'creat', 'write', 'pwrite64', 'writev', 'pwritev', 'pwritev2'],
  ...['ftruncate', 'truncate', 'fsync', 'fdatasync', 'rename', 'renameat', 'renameat2'],
  ...['unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir', 'link', 'linkat', 'fallocate'],
  ...['sendto', 'sendmsg', 'copy_file_range', 'sendfile', 'io_uring_enter'],
] as const

type Name = (typeof TRACED_CALLS)[number]

interface Call {
  name: Name
  args: string
  result: number
  /** How many events there were when it began. */
  since: number
}

const STRING = /"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g

function stringsIn(args: string): Buffer[] {
  return [...args.matchAll(STRING)].map(([, hex = '', cut]) => {
    if (cut) throw new Error('A write was longer than strace was asked to record')
    return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
  })
}

const unescaped = (hex: string): string =>
  Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString('utf8')

/** The first argument as `fd<where it leads>`. */
function targetOf(args: string): { fd: string; path: string } {
  const [, fd = '', where = ''] = /^(\d+)<((?:\\x[0-9a-f]{2})*)>/.exec(args) ?? []
  return { fd, path: unescaped(where) }
}

const lastNumber = (args: string): number => Number(/(\d+)\s*$/.exec(args)?.[1])

/** Changes under the folder, named relative to it; the write-ahead index is left out, since it need not survive. */
export function readTrace(lines: Iterable<string>, dataFolder: string): TraceEvent[] {
  const events: TraceEvent[] = []
  const within = (file: string): string | null => {
    const relative = path.relative(dataFolder, file)
    return relative.startsWith('..') || relative.endsWith('-shm') ? null : relative
  }
  const known = new Set<string>()
  /** Where a descriptor stands, for writes that name no offset. */
  const positions = new Map<string, number>()
  for (const call of callsIn(lines, () => events.length)) {
    events.push(...eventsOf(call, { within, known, positions }))
  }
  return events
}

/** A call that another thread's call interrupts is told in two lines. */
function* callsIn(lines: Iterable<string>, count: () => number): Generator<Call> {
  const begun = new Map<string, { text: string; since: number }>()
  for (const line of lines) {
    const [, thread = '', said = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(said)
    if (said.endsWith('<unfinished ...>')) {
      const text = said.slice(0, -'<unfinished ...>'.length)
      begun.set(thread, { text, since: count() })
      // The answer may have arrived before its write returns.
      if (isAnswer(text)) yield* parsed(`${text}) = 1`, count())
      continue
    }
    const first = resumed ? begun.get(thread) : undefined
    if (resumed && !first) continue
    if (first && isAnswer(first.text)) continue
    yield* parsed(`${first?.text ?? ''}${resumed?.[1] ?? said}`, first?.since ?? count())
  }
}

const isAnswer = (text: string): boolean => text.includes('<\\x73\\x6f\\x63\\x6b\\x65\\x74')

function* parsed(text: string, since: number): Generator<Call> {
  const [, name = '', args = '', result = ''] =
    /^(\w+)\((.*)\)\s+= (-?\d+)/s.exec(text.trimEnd()) ?? []
  const isTraced = (each: string): each is Name => TRACED_CALLS.some((traced) => traced === each)
  if (isTraced(name)) yield { name, args, result: Number(result), since }
}

interface Reading {
  within(file: string): string | null
  known: Set<string>
  positions: Map<string, number>
}

function eventsOf(call: Call, reading: Reading): TraceEvent[] {
  if (call.result < 0) return []
  switch (call.name) {
    case 'open':
    case 'openat':
    case 'creat':
      return opened(call, reading)
    case 'write':
    case 'pwrite64':
    case 'writev':
    case 'sendto':
    case 'sendmsg':
      return isAnswer(call.args) ? answered(call) : written(call, reading)
    case 'fsync':
    case 'fdatasync': {
      const at = reading.within(targetOf(call.args).path)
      return at === null ? [] : [{ kind: 'sync', path: at, since: call.since }]
    }
    case 'ftruncate': {
      const at = reading.within(targetOf(call.args).path)
      return at === null ? [] : [{ kind: 'truncate', path: at, size: lastNumber(call.args) }]
    }
    default:
      return renamed(call, reading)
  }
}

function opened({ args, result }: Call, { within, known, positions }: Reading): TraceEvent[] {
  const at = within(String(stringsIn(args)[0]))
  positions.set(String(result), 0)
  if (at === null || !args.includes('O_CREAT')) return []
  const isNew = !known.has(at)
  known.add(at)
  const created = { kind: 'create', path: at } as const
  const emptied = { kind: 'truncate', path: at, size: 0 } as const
  return [...(isNew ? [created] : []), ...(args.includes('O_TRUNC') && !isNew ? [emptied] : [])]
}

function written({ name, args, result }: Call, { within, positions }: Reading): TraceEvent[] {
  const { fd, path: file } = targetOf(args)
  const at = within(file)
  if (at === null) return []
  const bytes = Buffer.concat(stringsIn(args)).subarray(0, result)
  if (name === 'pwrite64') return [{ kind: 'write', path: at, offset: lastNumber(args), bytes }]
  const offset = positions.get(fd) ?? 0
  positions.set(fd, offset + result)
  return [{ kind: 'write', path: at, offset, bytes }]
}

function answered({ args }: Call): TraceEvent[] {
  const text = Buffer.concat(stringsIn(args)).toString('latin1')
  const number = /^HTTP\/1\.1 200 [\s\S]*?\r\nX-Ack: (\d+)\r\n/.exec(text)?.[1]
  return number === undefined ? [] : [{ kind: 'ack', number: Number(number) }]
}

function renamed({ name, args }: Call, { within, known }: Reading): TraceEvent[] {
  const [from = null, to = null] = stringsIn(args).map((text) => within(String(text)))
  if (from === null) return []
  if (name.startsWith('mkdir')) return [{ kind: 'mkdir', path: from }]
  if (name.startsWith('unlink')) {
    known.delete(from)
    return [{ kind: 'unlink', path: from }]
  }
  if (to !== null && (name.startsWith('rename') || name.startsWith('link'))) {
    if (name.startsWith('rename')) known.delete(from)
    known.add(to)
    return [{ kind: name.startsWith('rename') ? 'rename' : 'link', path: from, to }]
  }
  throw new Error(`The replay does not know what ${name} does to a file`)
}
