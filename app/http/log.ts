// Structured logs that name requests and failures and never carry tokens, answers or addresses.
import type { RequestHandler } from 'express'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { referenceOf } from './reference'

export function createLogger(destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** One line for each answered request: method, path without secrets, status, milliseconds. */
export function logRequests(log: Logger, unlogged: RegExp): RequestHandler {
  return (req, res, next) => {
    if (unlogged.test(req.path)) return next()
    const started = performance.now()
    res.on('close', () => {
      const line = {
        reference: referenceOf(res),
        method: req.method,
        path: loggablePath(req.originalUrl),
        status: res.statusCode,
        ms: Math.round(performance.now() - started),
        ...(res.writableFinished ? {} : { aborted: true }),
      }
      log[res.statusCode >= 500 ? 'error' : 'info'](line, 'request')
    })
    next()
  }
}

/** The path without its query; whatever may be a token is replaced, because the log outlives the link. */
export function loggablePath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return (
    path
      .replace(
        /^(\/(?:respond|setup|invited|reset|calendar\/feed|stop-digest\/[^/]+))\/[^/]+/,
        '$1/[token]',
      )
      // 128 bits have 22 of these; the paths above may be written otherwise and lead to the same page.
      .replace(/[A-Za-z0-9_-]{22,}/g, '[token]')
      .replace(/[^/]*(?:@|%40)[^/]*/gi, '[address]')
      .slice(0, 200)
  )
}

export interface DescribedError {
  type: string
  message: string
  code?: string
  stack: string[]
  cause?: DescribedError
}

/** An error without what it was given: database errors repeat their parameters, which are people's answers. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error', stack: [] }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {}
  return {
    type: error.name,
    message: withoutSecrets(error),
    ...code,
    stack: framesOf(error.stack ?? ''),
    ...cause,
  }
}

/** Where it happened, and nothing of what was said: a message of several lines stands in front of the frames. */
function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+:\d+|<anonymous>|native)\)?$/.test(line))
    .slice(0, 20)
}

/**
 * What an error says, without what it may repeat: addresses, tokens, codes, and whatever stands in quotes unless it is
 * a name in our code. Where it happened is told by the stack.
 */
function withoutSecrets(error: Error): string {
  if ('query' in error && typeof error.query === 'string') return `query failed: ${error.query}`
  // Its message lists what was expected of each field, and a field's name may have been typed.
  if ('issues' in error && Array.isArray(error.issues)) return `${error.issues.length} issues`
  // The first line says what happened; further ones are what it happened to.
  const [said = ''] = error.message.split('\n', 1)
  return said
    .replace(/[^\s"'<>]+@[^\s"'<>]+/g, '[address]')
    .replace(/(["'`“‘])(.*?)(["'`”’])(?=\W|$)/gs, (whole, _open, inside: string) =>
      /^[A-Za-z_$][\w$.]{0,40}$/.test(inside) && !(error instanceof SyntaxError)
        ? whole
        : '[quoted]',
    )
    .replace(/\b\d{1,3}(\.\d{1,3}){3}\b|[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}/gi, '[address]')
    .replace(/[A-Za-z0-9_-]{22,}/g, '[token]')
    .replace(/\b\d{6,}\b/g, '[number]')
    .replace(/\?\S*=\S*/g, '[query]')
    .slice(0, 500)
}
