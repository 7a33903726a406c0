// What the server answers itself, in front of Remix: who may use it, by method.
import { type Asked, type Method, methods, type Outcome } from './ask'
import type { Cell } from './cells'
import { linkOf, type Need, outcomeFor, respondent } from './needs'
import { type Principal, principals, vendorPrincipals } from './principals'
import type { World } from './world'

interface Endpoint {
  expected(who: Principal, method: Method, link: string): Outcome
  /** Whose links it is asked on, where it is below one. */
  links?: readonly string[]
  body?: string
  /** Posted as well, by everybody, and more is asked for it. */
  also?: { body: string; need: Need }
}

/** The same for everybody, and only to be read. */
const health: Endpoint = {
  expected: (_who, method) =>
    method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? 'in' : 'none',
}

/** A script cannot follow a redirect to a door. */
const toScript = (outcome: Outcome): Outcome => (outcome === 'door' ? 'not signed in' : outcome)

const autosave: Endpoint = {
  links: ['invitation-answering', 'invitation-delegate', 'invitation-former'],
  body: JSON.stringify({ question: 'TRN-01', revision: 1, fields: { value: 'no' } }),
  also: {
    // Of a section that the colleague was not given, and no option of it either.
    body: JSON.stringify({ question: 'DAT-02', revision: 1, fields: { value: 'no such option' } }),
    need: { who: 'respondent', delegate: 'none', lead: 'form' },
  },
  expected(who, method, link) {
    if (method === 'OPTIONS') return 'no such method'
    if (method !== 'POST') return 'none'
    return toScript(outcomeFor(respondent, who, { link }))
  },
}

/** By the path that it is mounted at; null where there is nothing to authorise, with the reason beside it. */
export const endpoints: Readonly<Record<string, Endpoint | null>> = {
  '/healthz': health,
  '/readyz': health,
  '/respond/:token/autosave': autosave,
  // Files of the bundle, which are the same for everybody.
  '/assets': null,
  // Remix: the routes of the table.
  '*': null,
  // Middleware in front of everything.
  '/': null,
}

export function endpointCells(world: World, path: string): Cell[] {
  const endpoint = endpoints[path]
  if (!endpoint) return []
  const unknown = 'A'.repeat(22)
  return (endpoint.links ?? [linkOf({})]).flatMap((link) =>
    (link === linkOf({}) ? principals : vendorPrincipals).flatMap((who) => {
      const token = world.tokenOf(link)
      const own = who.kind === 'vendor' && who.invitationId === link
      const make = (method: Method): Cell => ({
        ...{ who, method, transport: 'endpoint', form: null, review: null },
        ...{ recorded: false, secret: false, tells: false, json: endpoint.links !== undefined },
        ...bodyFor(endpoint, method),
        path: path.replace(':token', token),
        expected: [endpoint.expected(who, method, link)],
        twin:
          endpoint.links && !own && method === 'POST'
            ? { path: path.replace(':token', unknown), own: token, other: unknown }
            : null,
      })
      const { also } = endpoint
      const posted = also && {
        ...make('POST'),
        ...{ body: also.body, expected: [toScript(outcomeFor(also.need, who, { link }))] },
      }
      return [...methods.map(make), ...(posted ? [posted] : [])]
    }),
  )
}

const bodyFor = ({ body }: Endpoint, method: Method): Pick<Asked, 'body'> =>
  body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }
