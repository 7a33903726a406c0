// A file sealed with a passphrase: AES-256-GCM in pieces, so that it is written as a stream and read from any place.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Readable, Transform, type TransformCallback } from 'node:stream'
import { RandomAccessReader } from 'yauzl'

/*
 * Mark (8 bytes), hardness (1), salt (16), beginning of every nonce (7); then pieces of 64 KiB, each with its tag. A nonce is
 * that beginning, the piece's number (4) and whether it is the last one (1): a piece that was moved, left out
 * or cut off does not open. The head is authenticated with every piece.
 */
const MARK = Buffer.from('ASSAYBK1')
const SALT = MARK.length + 1
const NONCE = SALT + 16
const HEAD = NONCE + 7
const PIECE = 64 * 1024
const TAG = 16
/** The exponent of scrypt's cost: about 128 MB and half a second for each guess. */
const HARDNESS = 17
/** What a file may ask of this machine: a gigabyte. */
const HARDEST = 20

export class SealBroken extends Error {}

function keyFrom(passphrase: string, head: Buffer): Promise<Buffer> {
  const cost = 2 ** (head[MARK.length] ?? 0)
  const options = { N: cost, r: 8, p: 1, maxmem: 2 * 128 * 8 * cost }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), head.subarray(SALT, NONCE), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

function nonceOf(head: Buffer, piece: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  head.copy(nonce, 0, NONCE)
  nonce.writeUInt32BE(piece, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Seals what is written to it. */
export async function sealing(passphrase: string, hardness = HARDNESS): Promise<Transform> {
  const head = Buffer.concat([MARK, Buffer.from([hardness]), randomBytes(HEAD - SALT)])
  const key = await keyFrom(passphrase, head)
  let held = Buffer.alloc(0)
  let piece = 0
  const seal = (bytes: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(head, piece++, last)).setAAD(head)
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      held = Buffer.concat([held, chunk])
      // The last piece is marked, so a full one waits until there is more.
      while (held.length > PIECE) {
        this.push(seal(held.subarray(0, PIECE), false))
        held = held.subarray(PIECE)
      }
      done()
    },
    flush(done) {
      this.push(seal(held, true))
      done()
    },
  })
  stream.push(head)
  return stream
}

export async function isSealed(file: FileHandle): Promise<boolean> {
  const mark = Buffer.alloc(MARK.length)
  await file.read(mark, 0, MARK.length, 0)
  return mark.equals(MARK)
}

export interface Unsealed {
  reader: RandomAccessReader
  /** Bytes inside. */
  size: number
}

/** Throws SealBroken where the passphrase is not the one it was sealed with, or the file was altered or cut off. */
export async function unseal(file: FileHandle, passphrase: string): Promise<Unsealed> {
  const { size } = await file.stat()
  const head = Buffer.alloc(HEAD)
  const { bytesRead } = await file.read(head, 0, HEAD, 0)
  const body = size - HEAD
  const pieces = Math.ceil(body / (PIECE + TAG))
  const inside = body - pieces * TAG
  if (bytesRead < HEAD || pieces < 1 || inside < 0) throw new SealBroken('cut off')
  const hardness = head[MARK.length] ?? 0
  if (hardness < 1 || hardness > HARDEST) throw new SealBroken('no such hardness')
  const key = await keyFrom(passphrase, head)
  const open = async (piece: number): Promise<Buffer> => {
    const at = piece * (PIECE + TAG)
    const sealed = Buffer.alloc(Math.min(PIECE + TAG, body - at))
    await file.read(sealed, 0, sealed.length, HEAD + at)
    return opened(sealed, { key, head, nonce: nonceOf(head, piece, piece === pieces - 1) })
  }
  // The first tells of another passphrase, the last of a file that was cut off.
  await open(0)
  await open(pieces - 1)
  return { reader: new PieceReader(open), size: inside }
}

function opened(sealed: Buffer, by: { key: Buffer; head: Buffer; nonce: Buffer }): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', by.key, by.nonce).setAAD(by.head)
  const bytes = sealed.subarray(0, sealed.length - TAG)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()])
  } catch {
    throw new SealBroken('a piece does not open')
  }
}

class PieceReader extends RandomAccessReader {
  constructor(private readonly open: (piece: number) => Promise<Buffer>) {
    super()
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.range(start, end), { objectMode: false })
  }

  private async *range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const piece = Math.floor(at / PIECE)
      const bytes = await this.open(piece)
      const from = piece * PIECE
      yield bytes.subarray(at - from, Math.min(PIECE, end - from))
      at = from + PIECE
    }
  }
}
