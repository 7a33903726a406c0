// Gives every request a short reference that a person can read out and an operator can find in the log.
import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

/** Twelve hexadecimal digits; never taken from the request, so that nobody can write into our log. */
export function newReference(): string {
  return randomBytes(6).toString('hex')
}

export const giveReference: RequestHandler = (_req, res, next) => {
  const reference = newReference()
  res.locals.reference = reference
  res.setHeader('X-Request-Id', reference)
  next()
}

export function referenceOf(res: { locals: Record<string, unknown> }): string {
  return String(res.locals.reference ?? '')
}
