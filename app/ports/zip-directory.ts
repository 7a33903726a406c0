// Reads the table of contents of a zip file, so that its limits are checked before anything is inflated.

export interface ZipEntry {
  name: string
  encrypted: boolean
  compressed: number
  /** As declared; the reader stops inflating there. */
  inflated: number
  /** Where its local header lies. */
  at: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const ZIP64 = 0xffffffff
/** A comment at the end may have 65,535 bytes. */
const FARTHEST_END = 22 + 65_535

/** Null when this is no zip file, or one whose contents cannot be listed (damaged, split, zip64). */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  // A reader that meets this mark looks for a second directory, in zip64's form, which is not checked here.
  if (end === null || view.getUint32(end + 12, true) === ZIP64) return null
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let read = 0; read < count; read++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return null
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressed: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endOf(view: DataView): number | null {
  const last = Math.max(0, view.byteLength - FARTHEST_END)
  for (let at = view.byteLength - 22; at >= last; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return null
}
