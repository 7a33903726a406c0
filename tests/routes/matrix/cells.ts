// Makes the matrix: every built route × method × principal × transport, each with the outcome that the table gives it.
import type { ServerBuild } from '@remix-run/node'
import type { Action } from '../../../app/core/access/policy'
import type { Asked, Method, Outcome } from './ask'
import { linkOf, type Need, outcomeFor, type Place } from './needs'
import {
  halfWay,
  leadOfA,
  leadOfB,
  nobody,
  type Principal,
  principals,
  vendorPrincipals,
} from './principals'
import { leadOf, type ReviewKey, reviewNumbers } from './reviews'
import type { RouteRule, Sent, Visit } from './rule'
import type { World } from './world'

export interface Cell extends Pick<Asked, 'method' | 'path' | 'body'> {
  who: Principal
  transport: 'page' | 'data' | 'endpoint'
  /** One outcome; several only where a form that is none of the page's own comes past the guard. */
  expected: readonly Outcome[]
  /** The same address for what never was: where it is refused as not there, the answers are the same. */
  twin: { path: string; own: string; other: string } | null
  form: Sent | null
  /** The review that the address stands for. */
  review: ReviewKey | null
  /** Reading it is written down. */
  recorded: boolean
  /** Known to staff alone, and so is what it shows. */
  secret: boolean
  /** Whoever may be here may know what a vendor answered. */
  tells: boolean
  json?: boolean
}

export type BuiltRoute = ServerBuild['routes'][string] & { id: string }

export interface Table {
  routes: ReadonlyMap<string, BuiltRoute>
  rules: Readonly<Record<string, RouteRule>>
  world: World
}

const UNKNOWN_TOKEN = 'A'.repeat(22)
const UNKNOWN_NUMBER = '9999'

const refusals: readonly Outcome[] = [
  'sign-in',
  'account',
  'second factor',
  'door',
  'forbidden',
  'none',
  'no such method',
  'not signed in',
  'tasks',
]
export const isRefusal = (outcome: Outcome): boolean => refusals.includes(outcome)

/** What comes past the guard with an empty form: wherever it leads, it was not turned away for who sent it. */
const pastTheGuard: readonly Outcome[] = ['in', 'form', 'none']
const transports = ['page', 'data'] as const
const changing = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

export const isVendorRoute = (id: string): boolean => id.startsWith('routes/respond.')

export function cellsOf(table: Table, id: string): Cell[] {
  const rule = table.rules[id]
  const route = table.routes.get(id)
  if (!rule || !route) throw new Error(`${id} has no entry`)
  const cells: Cell[] = []
  for (const visit of rule.at) {
    for (const who of whoComes(id, visit)) {
      for (const transport of transports) {
        if (transport === 'page' && isLayout(table, id)) continue
        // Further addresses of a route are read and written to as the first one is.
        const common = (cell: Cell) => visit === rule.at[0] || ['GET', 'POST'].includes(cell.method)
        cells.push(...visitCells(table, { id, rule, visit, who, transport }).filter(common))
      }
    }
  }
  for (const form of rule.forms ?? []) cells.push(...formCells(table, { id, rule, form }))
  return cells
}

const isLayout = ({ routes }: Table, id: string) =>
  [...routes.values()].some(({ parentId }) => parentId === id)

/** What says as much as the answers themselves. */
const telling: readonly Action[] = [
  'answers.read',
  'report.read',
  'review.compare',
  'score.explain',
]
const tells = ({ read }: RouteRule): boolean =>
  read?.who === 'respondent' ||
  (read?.who === 'staff' && read.may.some((action) => telling.includes(action)))

/** Everybody where answers are given now; elsewhere the link's own people, a stranger, and another vendor. */
function whoComes(id: string, { review, link, path }: Visit): readonly Principal[] {
  if (path.includes(':unknown')) return [nobody, ...vendorPrincipals]
  // Whoever holds the link; each use of it costs a password's hash.
  if (/:(reset|invitation)-/.test(path)) return [nobody, halfWay, leadOfA]
  if (!isVendorRoute(id)) return principals
  if (link !== undefined) return [nobody, ...vendorPrincipals]
  if (review === 'answering') return principals
  const lead = { ...leadOfA, invitationId: leadOf(review ?? 'answering') }
  return [nobody, lead, leadOfA, leadOfB]
}

interface Asking {
  id: string
  rule: RouteRule
  visit: Visit
  who: Principal
  transport: 'page' | 'data'
}

function visitCells(table: Table, asking: Asking): Cell[] {
  const { id, rule, visit, who, transport } = asking
  const route = table.routes.get(id)
  const make = (method: Method, expected: readonly Outcome[]) => ({
    method,
    ...{ who, transport, expected, form: null, review: visit.review ?? null },
    ...{ recorded: rule.recorded === true, secret: visit.secret === true, tells: tells(rule) },
    ...addresses(table.world, visit, { data: transport === 'data' ? id : null, who, method }),
  })
  const cells: Cell[] = [make('OPTIONS', ['no such method'])]
  if (rule.read) {
    const expected = readOutcome(table, asking)
    cells.push(make('GET', [expected]), make('HEAD', [expected]))
  }
  for (const method of changing) {
    if (route?.module.action === undefined) cells.push(make(method, ['no such method']))
    else if (rule.write) {
      const outcome = outcomeFor(visit.need ?? rule.write, who, visit)
      cells.push(make(method, outcome === 'in' ? pastTheGuard : [outcome]))
    }
  }
  return cells
}

/** A page is given by every route from its frame down, and the first that refuses says so. */
function readOutcome(table: Table, { id, rule, visit, who, transport }: Asking): Outcome {
  const own = outcomeFor(visit.need ?? rule.read ?? { who: 'anyone' }, who, visit)
  const route = table.routes.get(id)
  if (transport === 'data' || route?.module.default === undefined) return own
  for (let at = route.parentId; at !== undefined; at = table.routes.get(at)?.parentId) {
    const frame = table.rules[at]?.read
    const outcome = frame ? outcomeFor(frame, who, visit) : 'in'
    if (outcome !== 'in') return outcome
  }
  return own
}

function formCells(table: Table, asked: { id: string; rule: RouteRule; form: Sent }): Cell[] {
  const { id, rule, form } = asked
  const first = rule.at[0]
  const visit: Visit = {
    path: form.path ?? first?.path ?? '/',
    ...pick('review', form.review ?? first?.review),
    ...pick('link', form.link),
  }
  return whoComes(id, visit).flatMap((who) =>
    transports.map((transport) => ({
      method: 'POST' as const,
      ...{ who, transport, form, review: visit.review ?? null },
      ...{ recorded: false, secret: form.secret === true, tells: tells(rule) },
      ...addresses(table.world, visit, {
        data: transport === 'data' ? id : null,
        who,
        method: 'POST',
      }),
      expected: [whatComes(form.need, who, visit, form)],
    })),
  )
}

const pick = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, Value>>

function whatComes(need: Need, who: Principal, place: Place, form: Sent): Outcome {
  const outcome = outcomeFor(need, who, place)
  return outcome === 'in' ? (form.comes ?? 'in') : outcome
}

/** Read anew for each request: a body can be sent once. */
export function bodyOf({ fields, files }: Sent): BodyInit {
  const form = files === undefined ? new URLSearchParams() : new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) form.append(name, each)
  }
  if (form instanceof FormData) {
    for (const [name, text] of Object.entries(files ?? {}))
      form.append(name, new File([text], `${name}.txt`))
  }
  return form
}

interface Coming {
  data: string | null
  who: Principal
  method: Method
}

function addresses(world: World, visit: Visit, coming: Coming): Pick<Cell, 'path' | 'twin'> {
  const number = String(reviewNumbers[visit.review ?? 'judging'])
  const token = world.tokenOf(linkOf(visit))
  const filled = (values: { number: string; token: string }) => {
    const whole = visit.path
      .replace(':number', values.number)
      .replace(':token', values.token)
      .replace(':unknown', UNKNOWN_TOKEN)
      .replace(/:stop-(\w+)/, (_, id) => world.app.secrets.deriveToken('stop mail', id))
      .replace(/:(reset-\w+)/, (_, id) => world.app.secrets.deriveToken('password reset', id))
      .replace(/:(invitation-ivy)/, (_, id) =>
        world.app.secrets.deriveToken('staff invitation', id),
      )
      .replace(/:(feed-\w+)/, (_, id) => world.app.secrets.deriveToken('calendar', id))
    const { data } = coming
    if (data === null) return whole
    return `${whole}${whole.includes('?') ? '&' : '?'}_data=${encodeURIComponent(data)}`
  }
  const twin = {
    path: filled({ number: UNKNOWN_NUMBER, token: UNKNOWN_TOKEN }),
    ...ownParts(visit, { number, token }),
  }
  return { path: filled({ number, token }), twin: hasTwin(visit, coming) ? twin : null }
}

const ownParts = ({ path }: Visit, { number, token }: { number: string; token: string }) =>
  path.includes(':token')
    ? { own: token, other: UNKNOWN_TOKEN }
    : { own: `/${number}`, other: `/${UNKNOWN_NUMBER}` }

/** Whose link it once was may be told that it is over; staff are strangers on it like anybody else. */
function hasTwin(visit: Visit, { who, method }: Coming): boolean {
  if (method !== 'GET' && method !== 'POST') return false
  if (visit.path.includes(':number')) return who.kind === 'staff' && !visit.known
  if (!visit.path.includes(':token') || who.kind === 'staff') return false
  return who.kind === 'nobody' || who.invitationId !== linkOf(visit)
}
