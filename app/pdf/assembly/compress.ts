// Compressed streams, by the runtime's own zlib: pdf-lib's is several times slower.
import { deflateSync } from 'node:zlib'
import type { Objects, Ref } from './objects'

export interface Compressed {
  bytes: Uint8Array
  /** Before compression. */
  length: number
}

const THOROUGH = 6
/** Half the time for one part in twenty more, where much is compressed that is short. */
export const QUICK = 4

/** A string's characters must be bytes. */
export function compress(contents: string | Uint8Array, level = THOROUGH): Compressed {
  const plain = typeof contents === 'string' ? Buffer.from(contents, 'latin1') : contents
  return { bytes: deflateSync(plain, { level }), length: plain.length }
}

/** `entries` are further entries of the stream's dictionary. */
export function addStream(
  { context }: Objects,
  { bytes }: Compressed,
  entries: Parameters<Objects['context']['stream']>[1] = {},
): Ref {
  const stream = context.stream(bytes, { ...entries, Filter: 'FlateDecode' })
  return context.register(stream).objectNumber
}
