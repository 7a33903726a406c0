// What the portal holds of one person, and where: before anything is exported or erased.
import { setImmediate } from 'node:timers/promises'
import { bodiesAfter, placedRows } from '../../../db/queries/personal-places'
import {
  answersBy,
  mailTo,
  recordAt,
  reportPlaces,
  reviewNumbers,
} from '../../../db/queries/privacy'
import { read, type Store } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type Identity, mentions } from '../../core/privacy/identity'
import { staying, whyStaying } from '../../core/privacy/places'
import { reviewLabel } from '../../core/review/number'
import type { Services } from '../context'
import { entriesNaming } from './entries-naming'
import { type Identified, identify } from './identify'
import { keptOfPerson } from './kept-values'

export interface PersonFound {
  email: string
  names: string[]
  /** Names that others have too: where only such a name stands, nothing is found and nothing replaced. */
  sharedNames: string[]
  contacts: { vendor: string; name: string }[]
  account: { name: string; active: boolean } | null
  invitations: { review: string; role: string; open: boolean }[]
  answered: { review: string; answers: number }[]
  mails: { kind: string; status: string; toName: string; at: string }[]
  /** Entries by table in which an erasure would replace the name or the address. */
  entries: { table: string; entries: number }[]
  audit: { seq: number; kind: string; at: string; values: Record<string, string> }[]
  /** What an erasure leaves, with the reason. */
  stays: { what: string; why: string; entries: number; where: string[] }[]
}

type Context = Pick<Services, 'store'>
type Found = { ok: true; person: PersonFound } | { ok: false; reason: 'not allowed' | 'unknown' }

export async function findPerson({ store }: Context, staff: Staff, email: string): Promise<Found> {
  if (!allows(staff, 'privacy.manage')) return { ok: false, reason: 'not allowed' }
  const found = await read(store.db, (db) => identify(db, email))
  if (!found) return { ok: false, reason: 'unknown' }
  return { ok: true, person: await described(store, found) }
}

async function described(store: Store, found: Identified): Promise<PersonFound> {
  const { identity, contacts, user, invitations } = found
  const ids = invitations.map(({ invitation }) => invitation.id)
  const answered = ids.length === 0 ? [] : await answersBy(store.db, ids)
  const kept = await read(store.db, (db) => keptOfPerson(db, found))
  const mails = await mailTo(store.db, identity.email)
  return {
    email: identity.email,
    names: [...identity.names],
    sharedNames: found.shared,
    contacts: contacts.map(({ contact, vendor }) => ({ vendor, name: contact.name })),
    account: user && { name: user.name, active: user.active },
    invitations: invitations.map(({ invitation, number }) => ({
      review: reviewLabel(number),
      role: invitation.role,
      open: invitation.revokedAt === null,
    })),
    answered: answered.map(({ number, answers }) => ({ review: reviewLabel(number), answers })),
    mails: mails.map(({ kind, status, toName, sentAt, createdAt }) => ({
      ...{ kind, status, toName },
      at: (sentAt ?? createdAt).toISOString(),
    })),
    entries: await entriesOf(store, found),
    audit: kept.map(({ seq, kind, at, theirs }) => ({
      ...{ seq, kind, at: at.toISOString() },
      values: Object.fromEntries(Object.entries(theirs).map(([f, { value }]) => [f, value])),
    })),
    stays: await whatStays(store, found),
  }
}

async function entriesOf(store: Store, found: Identified): Promise<PersonFound['entries']> {
  const counts = new Map<string, number>()
  for (const { table, identity } of await read(store.db, (db) => entriesNaming(db, found))) {
    if (identity !== null) counts.set(table, (counts.get(table) ?? 0) + 1)
  }
  return [...counts].map(([table, entries]) => ({ table, entries }))
}

/** What an erasure leaves, in the reviews by number. */
export async function whatStays(
  store: Store,
  identified: Identified,
): Promise<PersonFound['stays']> {
  const { identity } = identified
  const labels = new Map(
    (await reviewNumbers(store.db)).map(({ id, number }) => [id, reviewLabel(number)]),
  )
  const found: Stays[] = [
    await reportsNaming(store, identity),
    await eventsNaming(store, identity),
    await elsewhere(store, identified, labels),
  ]
  for (const [table, columns] of Object.entries(staying)) {
    if (table === 'reports' || table === 'auditEvents') continue
    const rows = await read(store.db, (db) =>
      placedRows(db, table as keyof typeof staying, columns),
    )
    const naming = rows.filter(({ values }) => mentions(values, identity))
    const where = naming.flatMap(({ key }) => labels.get(String(key.reviewId)) ?? [])
    found.push({ what: table as keyof typeof staying, entries: naming.length, where })
  }
  return found
    .filter(({ entries }) => entries > 0)
    .map(({ what, entries, where }) => ({
      what,
      why: whyStaying[what],
      entries,
      where: [...new Set(where)].sort(),
    }))
}

interface Stays {
  what: keyof typeof whyStaying
  entries: number
  where: string[]
}

/** Where the same words stand in what is not the person's vendor's. */
async function elsewhere(
  store: Store,
  found: Identified,
  labels: ReadonlyMap<string, string>,
): Promise<Stays> {
  const named = await read(store.db, (db) => entriesNaming(db, found))
  const others = named.filter(({ identity }) => identity === null)
  const where = others.map(({ belongsTo, table }) => labels.get(belongsTo ?? '') ?? table)
  return { what: 'elsewhere', entries: others.length, where }
}

async function reportsNaming(store: Store, identity: Identity): Promise<Stays> {
  const where: string[] = []
  for (const { reviewId, number, version } of await reportPlaces(store.db)) {
    const [row] = await recordAt(store.db, { reviewId, version })
    if (row && mentions(JSON.parse(row.record), identity)) {
      where.push(`${reviewLabel(number)} version ${version}`)
    }
    await setImmediate()
  }
  return { what: 'reports', entries: where.length, where }
}

const PIECE = 1000

async function eventsNaming(store: Store, identity: Identity): Promise<Stays> {
  const where: string[] = []
  for (let seq = 0; ; ) {
    const events = await bodiesAfter(store.db, seq, PIECE)
    const last = events.at(-1)
    if (last === undefined) return { what: 'auditEvents', entries: where.length, where }
    for (const event of events) {
      if (mentions(event.body, identity)) where.push(`event ${event.seq}`)
    }
    seq = last.seq
    await setImmediate()
  }
}
