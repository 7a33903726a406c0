// The virus scanner's protocol, against a small server that speaks it: clean, found, down, slow, hung up, too large.

import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { clamdScanner } from '../../app/ports/clamd'

const EVIL = 'X5O!P%@AP evil'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const limits = { silentMs: 500, wholeMs: 1_500 }
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Reads a whole INSTREAM as clamd does and answers by what is in it. */
function speak(socket: Socket, { largest = Number.POSITIVE_INFINITY } = {}): void {
  let read = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    read = Buffer.concat([read, bytes])
    if (read.toString('latin1').startsWith('zPING\0')) socket.end('PONG\0')
    const command = 'zINSTREAM\0'
    if (!read.toString('latin1').startsWith(command)) return
    const chunks: Buffer[] = []
    for (let at = command.length; at + 4 <= read.length; ) {
      const length = read.readUInt32BE(at)
      if (length === 0) {
        const found = Buffer.concat(chunks).includes(EVIL)
        socket.end(found ? 'stream: Assay.Test.Sign FOUND\0' : 'stream: OK\0')
        return
      }
      if (at + 4 + length > read.length) return
      chunks.push(read.subarray(at + 4, at + 4 + length))
      at += 4 + length
      if (at > largest) {
        socket.end('INSTREAM size limit exceeded. ERROR\0')
        return
      }
    }
  })
}

async function listening(onSocket: (socket: Socket) => void, where: string | number = 0) {
  const server = createServer(onSocket)
  servers.push(server)
  await new Promise<void>((resolve) => {
    if (typeof where === 'string') server.listen(where, resolve)
    else server.listen(where, '127.0.0.1', resolve)
  })
  if (typeof where === 'string') return { path: where }
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
}

test('a clean file is clean, in one chunk or in hundreds', async () => {
  const scanner = clamdScanner(await listening((socket) => speak(socket)))
  expect(await scanner.scan(bytesOf('hello'))).toEqual({ outcome: 'clean' })
  expect(await scanner.scan(new Uint8Array(3 * 1024 * 1024))).toEqual({ outcome: 'clean' })
  await scanner.check()
})

test('what is found is named, also across two chunks and over a socket in the file system', async () => {
  const where = path.join(tmpdir(), `assay-clamd-${process.pid}.sock`)
  const scanner = clamdScanner(await listening((socket) => speak(socket), where))
  const found = { outcome: 'found', signature: 'Assay.Test.Sign' }
  expect(await scanner.scan(bytesOf(EVIL))).toEqual(found)
  const across = Buffer.concat([Buffer.alloc(64 * 1024 - 5), Buffer.from(EVIL)])
  expect(await scanner.scan(across)).toEqual(found)
})

test.each<[string, (socket: Socket) => void, RegExp]>([
  ['hangs up', (socket) => socket.destroy(), /without a word|ECONNRESET|EPIPE/],
  ['listens and leaves', (socket) => socket.resume().end(), /without a word/],
  ['says nothing', (socket) => socket.resume(), /silent/],
  ['never reads', (socket) => socket.pause(), /silent|too long/],
  [
    'speaks another language',
    (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n\0'),
    /answered "HTTP/,
  ],
  ['talks without end', (socket) => socket.write('x'.repeat(100_000)), /answered "xxx/],
  [
    'takes no file of this size',
    (socket) => speak(socket, { largest: 100_000 }),
    /size limit exceeded/,
  ],
])('a scanner that %s has not said that the file is clean', async (_what, behave, said) => {
  const scanner = clamdScanner(
    await listening((socket) => {
      socket.on('error', () => {})
      behave(socket)
    }),
    limits,
  )
  const scanned = await scanner.scan(new Uint8Array(5 * 1024 * 1024))
  expect(scanned).toEqual({ outcome: 'down', said: expect.stringMatching(said) })
})

test('nobody there is down, and the check says so', async () => {
  const scanner = clamdScanner({ host: '127.0.0.1', port: 1 }, limits)
  expect(await scanner.scan(bytesOf('hello'))).toMatchObject({ outcome: 'down' })
  await expect(scanner.check()).rejects.toThrow('ECONNREFUSED')
})

test('a scanner that drips its answer is given up in the end', async () => {
  const address = await listening((socket) => {
    socket.on('error', () => {})
    const drip = setInterval(() => socket.write('x'), 100)
    socket.on('close', () => clearInterval(drip))
  })
  const started = Date.now()
  expect(await clamdScanner(address, limits).scan(bytesOf('hello'))).toMatchObject({
    outcome: 'down',
  })
  expect(Date.now() - started).toBeLessThan(4_000)
})
