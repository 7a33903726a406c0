// Sends a file so that no browser takes it for a page of this portal, whatever is inside it.

export interface SentFile {
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

/** What a browser only paints. Its viewer of PDFs starts under this policy too, without a way to the portal. */
const shownInPlace = new Set(['application/pdf', 'image/png', 'image/jpeg'])

/**
 * A page of its own kind, without script, origin or requests. It takes the place of the portal's policy,
 * and alone may be framed: by the portal, and only where it is shown in place.
 */
const policyFor = (shown: boolean) =>
  `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${shown ? "'self'" : "'none'"}`

export function fileResponse(file: SentFile, { inPlace = false } = {}): Response {
  const shown = inPlace && shownInPlace.has(file.mediaType)
  const body = new Uint8Array(file.bytes)
  return new Response(body, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(body.byteLength),
      'Content-Disposition': `${shown ? 'inline' : 'attachment'}; ${named(file.fileName)}`,
      'Content-Security-Policy': policyFor(shown),
      'X-Frame-Options': shown ? 'SAMEORIGIN' : 'DENY',
      'X-Content-Type-Options': 'nosniff',
      // The whole file or nothing: a range of it is never asked for, and never given.
      'Accept-Ranges': 'none',
      'Cache-Control': 'private, no-store',
    },
  })
}

/** The same for what is made while it is sent, so that its length is not known beforehand. */
export function streamResponse(
  stream: ReadableStream<Uint8Array>,
  { mediaType, fileName }: Pick<SentFile, 'mediaType' | 'fileName'>,
): Response {
  return new Response(stream, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; ${named(fileName)}`,
      'Content-Security-Policy': policyFor(false),
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
      'Accept-Ranges': 'none',
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
