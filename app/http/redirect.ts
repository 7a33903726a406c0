// The one way to redirect: only to a canonical path of our own, never to another site.
import { redirect } from '@remix-run/node'

const probe = 'http://own.invalid'

/**
 * The path (with query and fragment) where it is a canonical one of our own, otherwise null.
 * "//host", "/\host", control characters, dot segments and anything a URL parser would rewrite are refused.
 */
export function ownPath(target: unknown): string | null {
  if (typeof target !== 'string' || target.length > 2048) return null
  if (!/^\/(?![/\\])[!-~]*$/.test(target) || target.includes('\\')) return null
  if (!URL.canParse(target, probe)) return null
  const url = new URL(target, probe)
  const canonical = url.pathname + url.search + url.hash
  return url.origin === probe && canonical === target && !url.pathname.includes('//')
    ? target
    : null
}

/**
 * The one way off this portal: to the identity provider, at the address that its own metadata names. Nothing of a
 * request decides where it leads.
 */
export function leaveForProvider(address: string, headers: HeadersInit): Response {
  return redirect(address, { status: 303, headers })
}

/** Redirects to `target` where it is a path of our own, otherwise to `fallback`, which must be one. */
export function redirectTo(
  target: unknown,
  options: { fallback?: string; headers?: HeadersInit } = {},
): Response {
  const path = ownPath(target) ?? ownPath(options.fallback ?? '/') ?? '/'
  // 303: the browser follows with GET, so a reload does not send the form again.
  return redirect(path, { status: 303, ...(options.headers ? { headers: options.headers } : {}) })
}
