// Who stands behind an e-mail address: contacts at vendors, an account here, and every name that goes with them.
import {
  contactsWithEmail,
  invitationsOfContacts,
  otherNames,
  otherUserNames,
  readKept,
  submissionsBy,
  usersWithEmail,
} from '../../../db/queries/privacy'
import { type Db, run } from '../../../db/store'
import type { Identity } from '../../core/privacy/identity'
import { belongingsOf } from './belongings'

/** By what the person is known, and where. */
export interface Known {
  identity: Identity
  /** Ids of what belongs to the vendor whose contact they are; null for an account here, which is known everywhere. */
  within: ReadonlySet<string> | null
}

/** Null where nobody with a row of their own has this address. */
export function* identify(db: Db, email: string) {
  const contacts = yield* run(contactsWithEmail(db, email))
  const [user] = yield* run(usersWithEmail(db, email))
  if (contacts.length === 0 && !user) return null
  const contactIds = contacts.map(({ contact }) => contact.id)
  const invitations =
    contactIds.length === 0 ? [] : yield* run(invitationsOfContacts(db, contactIds))
  const actors = invitations.map(({ invitation }) => actorOf(invitation))
  const attested = actors.length === 0 ? [] : yield* run(submissionsBy(db, actors))
  const others = yield* run(otherNames(db, email))
  const colleagues = yield* run(otherUserNames(db, email))
  const called: Called[] = []
  if (user) called.push({ names: [user.name], others: [...colleagues, ...others], within: null })
  for (const { contact } of contacts) {
    const { id, vendorId } = contact
    const theirs = invitations.filter(({ invitation }) => invitation.contactId === id)
    const signing = theirs.map(({ invitation }) => actorOf(invitation))
    const signed = attested.filter(({ actor }) => signing.includes(actor))
    const names = signed.flatMap(({ values }) => readKept(values).name?.value ?? [])
    const there = others.filter((other) => other.vendorId === vendorId)
    const within = yield* belongingsOf(db, vendorId)
    called.push({ names: [contact.name, ...names], others: [...colleagues, ...there], within })
  }
  const known = called.map((each): Known => knownBy(email, each))
  return {
    contacts,
    user: user ?? null,
    invitations,
    actors: [...actors, ...(user ? [`user:${user.id}`] : [])],
    known,
    /** All of it, for what is only looked at. */
    identity: { email, names: distinct(known.flatMap(({ identity }) => identity.names)) },
    shared: distinct(called.flatMap(sharedIn)),
  }
}

interface Called {
  names: readonly string[]
  /** Everybody else who has a name there. */
  others: readonly { name: string }[]
  within: Known['within']
}

/** Names by which others go too are left out: a text with such a name may mean either. */
function knownBy(email: string, called: Called): Known {
  const shared = sharedIn(called)
  const names = distinct(called.names).filter((name) => !shared.includes(name))
  return { identity: { email, names }, within: called.within }
}

function sharedIn({ names, others }: Called): string[] {
  const taken = new Set(others.map(({ name }) => key(name)))
  return distinct(names).filter((name) => taken.has(key(name)))
}

const actorOf = ({ id }: { id: string }) => `respondent:${id}`

export type Identified = NonNullable<
  ReturnType<typeof identify> extends Generator<unknown, infer Result> ? Result : never
>

/** By what the person is known in a row of this owner; by nothing in one that belongs to nobody they are known with. */
export function knownIn({ known }: Identified, belongsTo: string | null): Identity | null {
  const there = known.filter(
    ({ within }) => within === null || (belongsTo !== null && within.has(belongsTo)),
  )
  const [first] = there
  if (!first) return null
  const names = there.flatMap(({ identity }) => identity.names)
  return { email: first.identity.email, names: distinct(names) }
}

const distinct = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [key(name), name.trim()])).values(),
]

const key = (name: string): string => name.trim().toLowerCase()
