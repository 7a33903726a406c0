// Speaks HTTP over a bare socket: what a program would send that keeps to no rule, and whatever comes back.
import { connect, type Socket } from 'node:net'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

export interface RawAnswer {
  /** 0 where the connection was closed without a word. */
  status: number
  headers: Map<string, string>
  /** As it is meant: whole and unpacked. */
  text: string
  /** Head and body as they came. */
  bytes: Buffer
  ms: number
}

export interface RawSent {
  port: number
  /** Sent at once. */
  bytes: Buffer | string
  /** Sent afterwards, one every so many milliseconds, until the other side closes. */
  drip?: { bytes: Buffer | string; everyMs: number }
  /** Nobody waits longer for the end. */
  withinMs?: number
}

/** Resolves once the connection is closed, by whichever side. */
export function sendRaw({ port, bytes, drip, withinMs = 10_000 }: RawSent): Promise<RawAnswer> {
  const started = performance.now()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes)
      if (drip) stopDripping = dripInto(socket, drip)
    })
    let stopDripping = () => {}
    const tooLong = setTimeout(() => socket.destroy(), withinMs)
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A reset is one of the ends that are looked for.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      clearTimeout(tooLong)
      stopDripping()
      resolve({ ...readAnswer(Buffer.concat(chunks)), ms: performance.now() - started })
    })
  })
}

function dripInto(socket: Socket, { bytes, everyMs }: NonNullable<RawSent['drip']>): () => void {
  const left = [...Buffer.from(bytes)]
  const timer = setInterval(() => {
    const next = left.shift()
    if (next === undefined || !socket.writable) clearInterval(timer)
    else socket.write(Buffer.of(next))
  }, everyMs)
  return () => clearInterval(timer)
}

function readAnswer(bytes: Buffer): Omit<RawAnswer, 'ms'> {
  let rest = bytes
  let head = ''
  // "100 Continue" comes before the answer.
  do {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) return { status: 0, headers: new Map(), text: rest.toString(), bytes }
    head = rest.subarray(0, end).toString('latin1')
    rest = rest.subarray(end + 4)
  } while (/^HTTP\/1\.1 1\d\d /.test(head))
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers.set(name, headers.has(name) ? `${headers.get(name)}\n${value}` : value)
  }
  const whole = headers.get('transfer-encoding') === 'chunked' ? unchunked(rest) : rest
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0)
  return { status, headers, text: unpacked(whole, headers).toString(), bytes }
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const line = bytes.indexOf('\r\n', at)
    const size = line < 0 ? 0 : Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16)
    if (!(size > 0)) return Buffer.concat(parts)
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}

function unpacked(bytes: Buffer, headers: ReadonlyMap<string, string>): Buffer {
  try {
    switch (headers.get('content-encoding')) {
      case 'gzip':
        return gunzipSync(bytes)
      case 'deflate':
        return inflateSync(bytes)
      case 'br':
        return brotliDecompressSync(bytes)
      default:
        return bytes
    }
  } catch {
    // Cut off in the middle, or the answer to HEAD.
    return bytes
  }
}
