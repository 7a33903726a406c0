// Renders pages on the server, and sends unexpected errors to the log with the reference that the page shows.
import { PassThrough } from 'node:stream'
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleDataRequestFunction,
  type HandleErrorFunction,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { RequestFactsContext } from './ui/request-facts'

const renderMilliseconds = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  // Remix fixes this signature, hence five parameters.
  { cspNonce, requestId, log }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let shellFailed = false
    const { pipe, abort } = renderToPipeableStream(
      <RequestFactsContext.Provider value={{ nonce: cspNonce, reference: requestId }}>
        <RemixServer context={remixContext} url={request.url} />
      </RequestFactsContext.Provider>,
      {
        nonce: cspNonce,
        // Whole pages, not streamed pieces: the status is right even when a part fails late, and no-script readers wait for nothing.
        onAllReady() {
          clearTimeout(timer)
          if (shellFailed) return
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError(error) {
          clearTimeout(timer)
          shellFailed = true
          reject(error)
        },
        onError(error) {
          if (shellFailed) return
          log.error({ err: error, reference: requestId }, 'a part of a page failed to render')
        },
      },
    )
    const timer = setTimeout(abort, renderMilliseconds)
  })
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // A browser that went away is not an error of ours.
  if (request.signal.aborted) return
  // Nor is a request for what no route has; its line in the log has the status.
  if (isRouteErrorResponse(error) && error.status < 500) return
  context.log.error({ err: error, reference: context.requestId }, 'unexpected error')
}

/** A page fetched by script shows the reference of that fetch, not of the document it happened in. */
export const handleDataRequest: HandleDataRequestFunction = async (response, { context }) => {
  if (response.headers.get('X-Remix-Error') !== 'yes') return response
  return new Response(JSON.stringify({ message: `Reference ${context.requestId}` }), {
    status: response.status,
    headers: response.headers,
  })
}
