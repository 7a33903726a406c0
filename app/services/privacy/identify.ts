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

/** Null where nobody with a row of their own has this address. */
export function* identify(db: Db, email: string) {
  const contacts = yield* run(contactsWithEmail(db, email))
  const [user] = yield* run(usersWithEmail(db, email))
  if (contacts.length === 0 && !user) return null
  const contactIds = contacts.map(({ contact }) => contact.id)
  const invitations =
    contactIds.length === 0 ? [] : yield* run(invitationsOfContacts(db, contactIds))
  const actors = invitations.map(({ invitation }) => `respondent:${invitation.id}`)
  const attested = actors.length === 0 ? [] : yield* run(submissionsBy(db, actors))
  const own = [
    ...contacts.map(({ contact }) => contact.name),
    ...(user ? [user.name] : []),
    ...attested.flatMap(({ values }) => readKept(values).name?.value ?? []),
  ]
  const others = [
    ...(yield* run(otherNames(db, email))),
    ...(yield* run(otherUserNames(db, email))),
  ]
  const taken = new Set(others.map(({ name }) => key(name)))
  const names = [...new Map(own.map((name) => [key(name), name.trim()])).values()]
  return {
    contacts,
    user: user ?? null,
    invitations,
    actors: [...actors, ...(user ? [`user:${user.id}`] : [])],
    /** Names by which others go too are left out: a text with such a name may mean either. */
    identity: { email, names: names.filter((name) => !taken.has(key(name))) } satisfies Identity,
    shared: names.filter((name) => taken.has(key(name))),
  }
}

export type Identified = NonNullable<
  ReturnType<typeof identify> extends Generator<unknown, infer Result> ? Result : never
>

const key = (name: string): string => name.trim().toLowerCase()
