// Sends one request as a browser without script would, and says in one word what came of it.
import { Agent, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { World } from './world'

/** What whoever asks can tell from the answer. */
export type Outcome =
  /** A page, a file, or a redirect to one. */
  | 'in'
  /** Past every guard, and refused for what the form says. */
  | 'form'
  /** To the staff's sign-in. */
  | 'sign-in'
  /** To the page on which a temporary password is replaced. */
  | 'account'
  /** To the page on which a second factor is set up. */
  | 'second factor'
  /** To the door of the vendor's link. */
  | 'door'
  /** 401, for scripts, which cannot follow to a door. */
  | 'not signed in'
  | 'forbidden'
  /** As if it did not exist. */
  | 'none'
  /** 405 */
  | 'no such method'
  /** The vendor's task list, in place of what is the lead's. */
  | 'tasks'
  /** Nobody may ever see this. */
  | `broken: ${string}`

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
export type Method = (typeof methods)[number]

export interface Asked {
  method: Method
  /** With query. */
  path: string
  cookie: string
  body?: BodyInit | undefined
  json?: boolean
}

export interface Answered {
  outcome: Outcome
  status: number
  location: string | null
  /** Everything that reached whoever asked. */
  headers: string
  bytes: Uint8Array
  text: string
}

const reads = (method: Method) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

export async function ask({ url }: World, asked: Asked): Promise<Answered> {
  const { method, path, cookie } = asked
  // Node makes the bytes and the type of a form; its own client costs more than all of Assay's guards.
  const form = new Response(reads(method) ? null : (asked.body ?? new URLSearchParams()))
  const type = asked.json ? 'application/json' : form.headers.get('Content-Type')
  const body = reads(method) ? null : Buffer.from(await form.arrayBuffer())
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = request(url + path, {
      agent,
      method,
      headers: {
        Origin: url,
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...(type && body ? { 'Content-Type': type } : {}),
        ...(body ? { 'Content-Length': body.length } : {}),
      },
    })
    sending.once('response', resolve).once('error', reject)
    sending.end(body ?? undefined)
  })
  const bytes = await buffer(response)
  const { headers: given, statusCode: status = 0 } = response
  const headers = Object.entries(given)
    .map(([name, value]) => `${name}: ${[value].flat().join(', ')}`)
    .join('\n')
  const location = headerOf(given['x-remix-redirect']) ?? headerOf(given.location)
  const outcome = outcomeOf(status, location, path)
  return { outcome, status, location, headers, bytes, text: bytes.toString('utf8') }
}

const headerOf = (value: string | string[] | undefined): string | null => [value].flat()[0] ?? null

function outcomeOf(status: number, location: string | null, path: string): Outcome {
  if (location !== null) return redirected(location, path)
  if (status === 401) return 'not signed in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'none'
  if (status === 405) return 'no such method'
  if ([400, 409, 422, 429].includes(status)) return 'form'
  return status >= 200 && status < 300 ? 'in' : `broken: ${status}`
}

const SECOND_FACTOR = '/account/second-factor'

function redirected(location: string, path: string): Outcome {
  const from = path.split('?')[0] ?? ''
  if (/^\/sign-in\?then=/.test(location)) return 'sign-in'
  if (location === '/account' && from !== '/account') return 'account'
  if (location === SECOND_FACTOR && from !== SECOND_FACTOR) return 'second factor'
  if (/^\/respond\/[^/?]+(\?ended)?$/.test(location) && from.split('/').length > 3) return 'door'
  return 'in'
}

/** What tells one answer from another: all but what each has of its own, and `own`, which was asked for. */
export function comparable({ status, headers, text }: Answered, own: readonly string[]): string {
  const kept = headers
    .split('\n')
    .filter(
      (line) => !/^(date|x-request-id|etag|content-length|content-security-policy):/.test(line),
    )
    .join('\n')
  const body = text.replace(/nonce="[^"]*"/g, '').replace(/[0-9a-f]{12}(?=["<\\])/g, '[reference]')
  let seen = `${status}\n${kept}\n${body}`
  for (const each of own) seen = seen.replaceAll(each, '[asked]')
  return seen
}
