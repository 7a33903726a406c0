// Hands an Express request to Remix and writes back its answer, believing only our own idea of the address.
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node'
import type {
  Request as ExpressRequest,
  Response as ExpressResponse,
  RequestHandler,
} from 'express'
import { bodyLimit, capStream, refuseBody } from './body-limits'
import { honestAboutStorage } from './storage-trouble'

export interface RemixHandlerOptions {
  build: ServerBuild | (() => Promise<ServerBuild>)
  dev: boolean
  /** ASSAY_ORIGIN, or null on localhost. */
  origin: string | null
  loadContext: (res: ExpressResponse) => AppLoadContext
}

export function remixHandler(options: RemixHandlerOptions): RequestHandler {
  const { build } = options
  const honest =
    typeof build === 'function'
      ? async () => honestAboutStorage(await build())
      : honestAboutStorage(build)
  const handle = createRequestHandler(honest, options.dev ? 'development' : 'production')
  const answer = async (req: ExpressRequest, res: ExpressResponse) => {
    const request = webRequest(req, res, options.origin)
    const response = await handle(request, options.loadContext(res))
    if (!res.headersSent) await send(response, res)
  }
  return (req, res, next) => {
    answer(req, res).catch(next)
  }
}

/** X-Forwarded-Host and, where ASSAY_ORIGIN is set, even Host are replaced: links and checks use the configured address. */
function webRequest(req: ExpressRequest, res: ExpressResponse, origin: string | null): Request {
  const own = new URL(origin ?? `http://${req.headers.host ?? 'localhost'}`)
  const controller = new AbortController()
  res.on('close', () => {
    if (!res.writableFinished) controller.abort()
  })
  const init: RequestInit & { duplex?: 'half' } = {
    method: req.method,
    headers: webHeaders(req, own.host),
    signal: controller.signal,
  }
  // A form was read already, to know that it can be.
  if (Buffer.isBuffer(req.body)) init.body = new Uint8Array(req.body)
  else if (req.method !== 'GET' && req.method !== 'HEAD') {
    init.body = createReadableStreamFromReadable(cappedBody(req, res, controller))
    init.duplex = 'half'
  }
  return new Request(new URL(req.originalUrl, own), init)
}

function webHeaders(req: ExpressRequest, host: string): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined || name.startsWith('x-forwarded-')) continue
    for (const each of Array.isArray(value) ? value : [value]) headers.append(name, each)
  }
  headers.set('host', host)
  return headers
}

function cappedBody(req: ExpressRequest, res: ExpressResponse, controller: AbortController) {
  const capped = capStream(bodyLimit(req.path), () => {
    refuseBody(req, res)
    controller.abort()
  })
  req.on('error', (error) => capped.destroy(error))
  return req.pipe(capped)
}

const ownPolicy = new Set(['content-security-policy', 'x-frame-options', 'x-content-type-options'])

async function send(response: Response, res: ExpressResponse): Promise<void> {
  res.statusMessage = response.statusText
  res.status(response.status)
  // Answers hold what is confidential: nothing on the way keeps one that does not say that it may be kept.
  if (!response.headers.has('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
  for (const [name, value] of response.headers) {
    // Where an answer has a policy of its own, it stands in place of the one of every page.
    if (ownPolicy.has(name)) res.setHeader(name, value)
    else res.append(name, value)
  }
  if (response.body === null) {
    res.end()
    return
  }
  await writeReadableStreamToWritable(response.body, res)
}
