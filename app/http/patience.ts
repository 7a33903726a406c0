// How long the server waits for whoever asks slowly, on purpose or on a bad line, and what it answers when it stops waiting.
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Express } from 'express'
import type { Logger } from 'pino'
import { newReference } from './reference'

/** Milliseconds. */
export interface Patience {
  /** Until a request's headers are there, counted from its first byte. */
  headers: number
  /** Until its body is there too: 25 MB of evidence on a line of 1 Mbit/s. */
  request: number
  /** While nothing at all moves on a connection that has something under way. */
  silence: number
  /** Between two requests on one connection; a proxy closes its own side first, or it would send into a closed one. */
  betweenRequests: number
  /** How often the first two are looked at. */
  looksEvery: number
}

export const defaultPatience: Patience = {
  headers: 15_000,
  request: 300_000,
  silence: 300_000,
  betweenRequests: 75_000,
  looksEvery: 5_000,
}

const MOST_HEADERS = 100
/** Each costs memory and a file handle, also while it says nothing. Addresses are the proxy's to count: we only see its own. */
const MOST_CONNECTIONS = 2_000

export function patientServer(site: Express, patience: Patience, log: Logger): Server {
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.betweenRequests,
      connectionsCheckingInterval: patience.looksEvery,
    },
    site,
  )
  server.maxHeadersCount = MOST_HEADERS
  server.maxConnections = MOST_CONNECTIONS
  server.setTimeout(patience.silence)
  const answering = new WeakMap<Duplex, ServerResponse>()
  server.on('request', (req, res) => answering.set(req.socket, res))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Half an answer must not be followed by another one.
    const open = answering.get(socket)
    const midway = open?.headersSent === true && !open.writableFinished
    if (error.code === 'ECONNRESET' || !socket.writable || midway) return socket.destroy()
    const broken = brokenBy(error.code)
    const reference = newReference()
    log.info({ reference, status: broken.status, code: error.code }, 'request that cannot be read')
    socket.end(answerTo(broken, reference))
    if ('destroySoon' in socket && typeof socket.destroySoon === 'function') socket.destroySoon()
  })
  return server
}

interface Broken {
  status: number
  title: string
  text: string
}

function brokenBy(code: string | undefined): Broken {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        title: 'Request Timeout',
        text: 'This took too long to arrive, and nothing was changed. Try again on a better connection.',
      }
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        title: 'Request Header Fields Too Large',
        text: 'Your browser sends more than Assay reads. Delete the cookies of this site, then open the page again.',
      }
    default:
      return {
        status: 400,
        title: 'Bad Request',
        text: 'What arrived was not a whole request, and nothing was changed.',
      }
  }
}

/** Written by hand: there is no response yet to write to, so it carries what every other answer does. */
function answerTo({ status, title, text }: Broken, reference: string): string {
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} – Assay</title></head><body><main><h1>${title}</h1><p>${text}</p><p>Reference: <code>${reference}</code></p></main></body></html>`
  return [
    `HTTP/1.1 ${status} ${title}`,
    'Connection: close',
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options: nosniff',
    'X-Frame-Options: DENY',
    'Cache-Control: no-store',
    `X-Request-Id: ${reference}`,
    '',
    body,
  ].join('\r\n')
}
