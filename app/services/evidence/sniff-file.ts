// Tells what a file is by its content; its name and the browser's word for its type count for nothing.
import { fileTypeFromBuffer } from 'file-type'

export interface SniffedFile {
  mediaType: string
  extension: string
}

/** What may be uploaded. Source: trust guide, "Evidence uploads". Macro-enabled documents are types of their own and not among them. */
const allowed: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

/** Null when the content is none of the allowed types. Plain text has no mark of its own, so there the name decides. */
export async function sniffFile(bytes: Uint8Array, name: string): Promise<SniffedFile | null> {
  const found = await fileTypeFromBuffer(bytes)
  if (found !== undefined) {
    const extension = allowed[found.mime]
    return extension === undefined ? null : { mediaType: found.mime, extension }
  }
  const extension = /\.(csv|txt)$/i.exec(name)?.[1]?.toLowerCase()
  if (extension === undefined || !isText(bytes)) return null
  return extension === 'csv'
    ? { mediaType: 'text/csv', extension: 'csv' }
    : { mediaType: 'text/plain', extension: 'txt' }
}

/** Text in whatever encoding: no control characters but tab, line ends and form feed. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
}
