// Finds the signature that `sign.ts` wrote and what it covers, and says what else the file has.

export interface FoundSignature {
  /** PKCS#7, with zeros behind it where the room was larger. */
  contents: Uint8Array
  /** The bytes before and after it. */
  parts: readonly [Uint8Array, Uint8Array]
  reason: string
  /** Bytes that were added behind what is covered. */
  added: number
}

/** As it is written, and no other way: a figure or a digit spelled differently is a change too. */
const written =
  /\/Reason\(([^()\\]*)\)\/M\([^()]*\)\/ByteRange\[0 (\d{1,10} *) (\d{1,10} *) (\d{1,10} *)\]\/Contents<((?:[0-9a-f]{2})+)>/g

/** The last one; null where there is none, or its range is not about this file. */
export function readSignature(bytes: Uint8Array): FoundSignature | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const match = [...file.toString('latin1').matchAll(written)].at(-1)
  if (!match) return null
  const [whole, reason = '', ...rest] = match
  const [from = 0, to = 0, length = 0] = rest.slice(0, 3).map(Number)
  const hex = rest[3] ?? ''
  const end = match.index + whole.length
  const start = end - hex.length - 2
  const added = file.length - to - length
  if (from !== start || to !== end || added < 0) return null
  return {
    contents: Buffer.from(hex, 'hex'),
    parts: [file.subarray(0, from), file.subarray(to, to + length)],
    reason,
    added,
  }
}
