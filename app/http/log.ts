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
  return path
    .replace(
      /^(\/(?:respond|setup|invited|reset|calendar\/feed|stop-digest\/[^/]+))\/[^/]+/,
      '$1/[token]',
    )
    .replace(/[A-Za-z0-9_-]{24,}/g, '[token]')
    .replace(/[^/]*(?:@|%40)[^/]*/gi, '[address]')
    .slice(0, 200)
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
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 20),
    ...cause,
  }
}

function withoutSecrets(error: Error): string {
  if ('query' in error && typeof error.query === 'string') return `query failed: ${error.query}`
  return error.message
    .replace(/[^\s"'<>]+@[^\s"'<>]+/g, '[address]')
    .replace(/[A-Za-z0-9_-]{24,}/g, '[token]')
    .slice(0, 500)
}
