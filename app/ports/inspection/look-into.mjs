// Looks into one file that nobody has checked. Only for a process that may fail: nothing here limits time or memory.

/** Each is loaded for its own kind alone: a process that looks into one file starts anew for the next. */
const inspectors = {
  pdf: async (file) => (await import('./pdf.mjs')).inspectPdf(file),
  png: async (file) => (await import('./pictures.mjs')).inspectPng(file),
  jpg: async (file) => (await import('./pictures.mjs')).inspectJpeg(file),
  docx: async (file) => (await import('./office.mjs')).inspectOffice(file),
  xlsx: async (file) => (await import('./office.mjs')).inspectOffice(file),
  unknown: nameIt,
}

const archives =
  /^application\/(x-(7z|rar|tar|bzip2|xz|gtar|lz|cpio|apple-diskimage)|gzip|zstd|vnd\.rar|vnd\.ms-cab)/

/** It is nothing that may be uploaded; the more exactly it is known, the better the advice. */
async function nameIt({ bytes }) {
  const { fileTypeFromBuffer } = await import('file-type')
  const { mime = '' } = (await fileTypeFromBuffer(bytes)) ?? {}
  if (mime.startsWith('image/')) return { refused: 'other picture' }
  return { refused: archives.test(mime) ? 'archive' : 'wrong type' }
}

export async function lookInto(file) {
  try {
    const seen = await inspectors[file.as](file)
    return seen.refused ? seen : { pages: null, width: null, height: null, ...seen }
  } catch {
    // Whatever is wrong with the file, its sender can only save it anew; the words of a parser would not help.
    return { refused: file.as === 'unknown' ? 'wrong type' : 'damaged' }
  }
}
