// Turns away paths that are expensive to match or that a browser may read as another site (Remix 2 advisories).
import type { RequestHandler } from 'express'
import { sendPlainPage } from './plain-page'

const longestPath = 512
const longestQuery = 4096
const mostSegments = 12
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

export type PathProblem = 'method' | 'too long' | 'not found'

/** What is wrong with a request line, or null. `url` is what follows the method: path and query, undecoded. */
export function pathProblem(method: string, url: string): PathProblem | null {
  if (!methods.has(method)) return 'method'
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (path.length > longestPath || url.length - path.length > longestQuery) return 'too long'
  if (!path.startsWith('/') || path.split('/').length - 1 > mostSegments) return 'not found'
  // "//host" and "/\host" are other sites to a browser; an encoded slash or backslash hides one.
  // No text holds NUL, and PostgreSQL refuses to look for it.
  if (/\/\/|\\|%2f|%5c/i.test(path) || url.includes('%00')) return 'not found'
  // Remix resolves these, so guards that look at a path would have looked at another one. Browsers never send them.
  if (/\/(\.|%2e){1,2}(\/|$)/i.test(path)) return 'not found'
  return decodes(path) ? null : 'not found'
}

/** Single-fetch and manifest endpoints stay closed even if a flag were switched on by mistake. */
export function isClosedEndpoint(url: string): boolean {
  return /^\/(__manifest|[^?]*\.data)(\?|$)/.test(url)
}

export const capPaths: RequestHandler = (req, res, next) => {
  const problem = pathProblem(req.method, req.originalUrl)
  if (problem === null && !isClosedEndpoint(req.originalUrl)) return next()
  if (problem === 'method') {
    res.setHeader('Allow', [...methods].join(', '))
    return sendPlainPage(res, {
      status: 405,
      title: 'This cannot be done here',
      text: 'The address does not accept this kind of request.',
    })
  }
  if (problem === 'too long') {
    return sendPlainPage(res, {
      status: 414,
      title: 'The address is too long',
      text: 'Shorten it, or start again from the first page.',
    })
  }
  return sendPlainPage(res, {
    status: 404,
    title: 'There is no such page',
    text: 'Check the address, or start again from the first page.',
  })
}

/** A path as Remix finds its route: decoded, and in any case. For what `capPaths` let through. */
export const routedPath = (path: string): string => decodeURIComponent(path).toLowerCase()

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
