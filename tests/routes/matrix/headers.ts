// What every answer carries, whoever asks and whatever for: a policy without inline script, and no leave to keep or frame it.
import type { Answered } from './ask'

const always: readonly (readonly [name: string, value: RegExp])[] = [
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^same-origin$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['x-frame-options', /^(DENY|SAMEORIGIN)$/],
  ['x-request-id', /^[0-9a-f]{12}$/],
  // Feeds may be kept by whoever asked for them, to be asked for again; everything else by nobody.
  ['cache-control', /no-store|^private, max-age=0, must-revalidate$/],
]

const ofPages = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
]

/** `nonces` are those of all answers so far: none may come twice. */
export function wrongHeaders(
  { status, headers, text }: Pick<Answered, 'status' | 'headers' | 'text'>,
  nonces: Set<string>,
): string[] {
  const given = new Map(
    headers.split('\n').map((line) => {
      const [name = '', ...value] = line.split(': ')
      return [name, value.join(': ')] as const
    }),
  )
  const wrong: string[] = []
  for (const [name, value] of always) {
    // A redirect has nothing in it that could be kept.
    if (name === 'cache-control' && (status === 303 || status === 204)) continue
    if (!value.test(given.get(name) ?? '')) wrong.push(`has ${name} "${given.get(name) ?? ''}"`)
  }
  for (const name of ['x-powered-by', 'server', 'strict-transport-security'])
    if (given.has(name)) wrong.push(`has ${name}`)
  const policy = given.get('content-security-policy') ?? ''
  if (policy.startsWith('sandbox')) return wrong
  for (const part of ofPages) if (!policy.includes(part)) wrong.push(`has no policy of ${part}`)
  if (/script-src[^;]*unsafe|unsafe-eval/.test(policy)) wrong.push('lets inline script run')
  const nonce = /script-src[^;]*'nonce-([^']{20,})'/.exec(policy)?.[1] ?? ''
  if (nonce === '' || nonces.has(nonce)) wrong.push(`has no nonce of its own: "${nonce}"`)
  nonces.add(nonce)
  if (/^text\/html/.test(given.get('content-type') ?? '')) wrong.push(...wrongPage(text, nonce))
  return wrong
}

function wrongPage(html: string, nonce: string): string[] {
  const wrong: string[] = []
  for (const [tag] of html.matchAll(/<script\b[^>]*>/g))
    if (!tag.includes(`nonce="${nonce}"`)) wrong.push(`has a script without its nonce: ${tag}`)
  // In a tag, not in a text.
  const handler = /<[a-z][^<>]*\s(on[a-z]+|style)="/.exec(html)
  if (handler) wrong.push(`has ${handler[1]} in a tag`)
  if (/<(base|object|embed|applet)\b/.test(html)) wrong.push('has an element that it must not')
  return wrong
}
