// Fills the room that a document left for its signature, which covers every other byte of the file.
import { blankRange, filledRange } from './room'

/** Gets the bytes before and after the signature; gives a detached PKCS#7 signature of both. */
export type Signer = (parts: readonly [Uint8Array, Uint8Array]) => Uint8Array

/** Throws where there is no room, or too little of it. */
export function signDocument(unsigned: Uint8Array, signer: Signer): Uint8Array {
  const file = Buffer.from(unsigned)
  const range = file.lastIndexOf(blankRange)
  if (range < 0) throw new Error('The document left no room for a signature')
  // From the bracket that opens the signature to behind the one that closes it.
  const from = range + blankRange.length - 1
  const to = file.indexOf('>', from) + 1
  file.write(filledRange([from, to, file.length - to]), range, 'latin1')
  const signature = Buffer.from(signer([file.subarray(0, from), file.subarray(to)])).toString('hex')
  if (signature.length > to - from - 2) throw new Error('The signature is larger than its room')
  file.write(signature, from + 1, 'latin1')
  return file
}
