// Refuses changes that another site asked for, before Remix: its own check skips resource routes and `?_data=` posts.
import type { RequestHandler } from 'express'
import { isUnsubscribing } from './one-click'
import { sendPlainPage } from './plain-page'

export interface Sender {
  method: string
  host: string | undefined
  origin: string | undefined
  secFetchSite: string | undefined
  referer: string | undefined
}

/**
 * True where the request changes nothing, or was certainly sent by one of our own pages.
 * `ownOrigin` is ASSAY_ORIGIN; null means localhost, where the request's own host is the origin.
 * Fails closed: "Origin: null", another origin, and a request that says nothing of where it comes from are refused.
 * X-Forwarded-Host is never looked at.
 */
export function mayChange(sender: Sender, ownOrigin: string | null): boolean {
  if (sender.method === 'GET' || sender.method === 'HEAD') return true
  const own = ownOrigin ?? (sender.host === undefined ? null : `http://${sender.host}`)
  if (own === null) return false
  if (sender.origin !== undefined) return sender.origin === own
  if (sender.secFetchSite !== undefined) return sender.secFetchSite === 'same-origin'
  return sender.referer !== undefined && originOf(sender.referer) === own
}

/** On localhost only a name of this machine will do: another name that resolves here is a rebinding attack. */
export function isOwnHost(host: string | undefined, ownOrigin: string | null): boolean {
  if (ownOrigin !== null) return true
  if (host === undefined || !/^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host))
    return false
  return URL.canParse(`http://${host}`)
}

export function guardOrigin(ownOrigin: string | null): RequestHandler {
  return (req, res, next) => {
    if (!isOwnHost(req.headers.host, ownOrigin)) {
      return sendPlainPage(res, {
        status: 421,
        title: 'This address is not served here',
        text: 'Without ASSAY_ORIGIN, Assay answers only as localhost. Set ASSAY_ORIGIN to the address people use.',
      })
    }
    const sender = {
      method: req.method,
      host: req.headers.host,
      origin: req.headers.origin,
      secFetchSite: req.get('sec-fetch-site'),
      referer: req.headers.referer,
    }
    if (mayChange(sender, ownOrigin) || isUnsubscribing(sender, req.path)) return next()
    return sendPlainPage(res, {
      status: 403,
      title: 'This was not sent from Assay',
      text: `Nothing was changed. Open Assay at ${ownOrigin ?? 'its own address'} and send the form from there.`,
    })
  }
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null
}
