// The virus scanner: shows a file to clamd over its socket (INSTREAM) and reads what it says.
import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'

/** A TCP port, or a socket in the file system. */
export type ClamdAddress = { host: string; port: number } | { path: string }

export type Scanned =
  | { outcome: 'clean' }
  /** `signature`: what the scanner calls what it found. */
  | { outcome: 'found'; signature: string }
  /** No answer, or one that says neither. Nothing may be taken then. */
  | { outcome: 'down'; said: string }

export interface Scanner {
  /** Never rejects. */
  scan(bytes: Uint8Array): Promise<Scanned>
  /** Rejects with what is wrong when the scanner does not answer. */
  check(): Promise<void>
}

export interface ScanLimits {
  /** Between two signs of life: connecting, taking bytes, answering. */
  silentMs: number
  wholeMs: number
}

const CHUNK = 64 * 1024

export function clamdScanner(
  address: ClamdAddress,
  limits: ScanLimits = { silentMs: 20_000, wholeMs: 60_000 },
): Scanner {
  return {
    async scan(bytes) {
      try {
        return readVerdict(await ask(address, framed(bytes), limits))
      } catch (error) {
        return { outcome: 'down', said: error instanceof Error ? error.message : String(error) }
      }
    },
    async check() {
      const answer = await ask(address, ['zPING\0'], { silentMs: 3_000, wholeMs: 5_000 })
      if (answer !== 'PONG') throw new Error(`clamd answered "${answer.slice(0, 80)}"`)
    },
  }
}

/** Each chunk behind its length, an empty one at the end. Source: clamd(8), INSTREAM. */
function* framed(bytes: Uint8Array): Generator<Uint8Array | string> {
  yield 'zINSTREAM\0'
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK)
    yield lengthOf(chunk.length)
    yield chunk
  }
  yield lengthOf(0)
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function readVerdict(answer: string): Scanned {
  const said = answer.replace(/^stream: /, '')
  if (said === 'OK') return { outcome: 'clean' }
  const found = /^(.+) FOUND$/.exec(said)?.[1]
  if (found !== undefined) return { outcome: 'found', signature: found.slice(0, 120) }
  return { outcome: 'down', said: `clamd answered "${said.slice(0, 80)}"` }
}

/** What clamd says until its zero byte. It may answer and hang up before it has read everything. */
function ask(
  address: ClamdAddress,
  question: Iterable<Uint8Array | string>,
  { silentMs, wholeMs }: ScanLimits,
): Promise<string> {
  const socket: Socket = connect(address)
  const late = setTimeout(() => socket.destroy(new Error('clamd takes too long')), wholeMs)
  socket.setTimeout(silentMs, () => socket.destroy(new Error('clamd is silent')))
  return new Promise<string>((resolve, reject) => {
    let answer = ''
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('utf8')
      if (answer.includes('\0') || answer.length > 1_000) socket.destroy()
    })
    socket.once('error', (error) => (answer === '' ? reject(error) : undefined))
    socket.once('close', () => {
      const [first = ''] = answer.split('\0', 1)
      if (first === '') reject(new Error('clamd hung up without a word'))
      else resolve(first.trim())
    })
    const sending = Readable.from(question, { objectMode: false })
    sending.once('error', (error) => socket.destroy(error))
    sending.pipe(socket, { end: false })
  }).finally(() => {
    clearTimeout(late)
    socket.destroy()
  })
}
