// Sends a file so that no browser takes it for a page of this portal, whatever is inside it.

export interface SentFile {
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

/** What a browser only paints. A PDF is left out: its viewers run script, and refuse to start in a sandbox. */
const shownInPlace = new Set(['image/png', 'image/jpeg'])

export function fileResponse(file: SentFile, { inPlace = false } = {}): Response {
  const shown = inPlace && shownInPlace.has(file.mediaType)
  const body = new Uint8Array(file.bytes)
  return new Response(body, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(body.byteLength),
      'Content-Disposition': `${shown ? 'inline' : 'attachment'}; ${named(file.fileName)}`,
      // Beside the policy of every answer, which also forbids sniffing the type.
      'Content-Security-Policy':
        "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Cache-Control': 'private, no-store',
    },
  })
}

/** Both forms of RFC 6266: plain letters for old programs, UTF-8 for the rest. */
function named(fileName: string): string {
  const plain = fileName.replace(/[^A-Za-z0-9 ._-]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}
