// The headers of every answer, above all a content policy that lets only our own files and this response's scripts run.
import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

export interface HeaderOptions {
  dev: boolean
  /** True where people reach us by https, so that browsers may be told to insist on it. */
  https: boolean
}

export function securityHeaders({ dev, https }: HeaderOptions): RequestHandler {
  // Vite's development client injects <style> elements and talks over a web socket.
  const styles = dev ? ["'self'", "'unsafe-inline'"] : ["'self'"]
  const connections = dev ? ["'self'", 'ws:'] : ["'self'"]
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res)}'`],
        styleSrc: styles,
        imgSrc: ["'self'"],
        // Evidence is shown in a frame; every other answer refuses to be framed.
        frameSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: connections,
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // "no-referrer" would make browsers send "Origin: null" with our own forms, which the origin guard refuses.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  })
  return (req, res, next) => {
    res.locals.nonce = randomBytes(16).toString('base64')
    res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    protect(req, res, next)
  }
}

export function nonceOf(res: Pick<Response, 'locals'> | object): string {
  if (!('locals' in res)) return ''
  const locals: Record<string, unknown> = res.locals
  return String(locals.nonce ?? '')
}
