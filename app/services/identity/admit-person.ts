// Whom the identity provider vouches for becomes an account here: found again by the provider's own name for them, or made.
import { appendAudit } from '../../../db/queries/audit'
import {
  allUsers,
  insertUser,
  revokeSessionsOf,
  setPassword,
  type UserRow,
  updateUser,
} from '../../../db/queries/people'
import { insertSignOnLink, signOnLink, signOnLinksOf } from '../../../db/queries/sign-on'
import { type Db, run, type Work } from '../../../db/store'
import type { StaffRole } from '../../core/access/roles'
import { claimedEmail, claimedName, rolesToHold } from '../../core/people/claimed'
import { rolesOf } from '../../core/people/user'
import type { VouchedPerson } from '../../ports/sign-on/sign-on'
import type { Services } from '../context'

export type PersonAdmitted =
  | { ok: true; userId: string }
  | {
      ok: false
      reason: 'no role' | 'no address' | 'address not verified' | 'another person' | 'deactivated'
    }

/** `at` one instant, with an id for an account that may have to be made. */
interface Made {
  at: Date
  userId: string
}

/** No password of one's own: none that could be typed, and none that a mailed link would replace. */
const noPassword = { passwordHash: '', passwordTemporary: false, passwordExpiresAt: null }

/**
 * The link is by issuer and subject. An e-mail address finds an account once, where the provider says that it was
 * verified; it never does so again. Roles are those of the claim at every sign-in, and count at once.
 */
export async function admitPerson(
  ctx: Pick<Services, 'store' | 'clock' | 'ids'>,
  person: VouchedPerson,
  claimed: readonly StaffRole[],
): Promise<PersonAdmitted> {
  const made = { at: ctx.clock.now(), userId: ctx.ids.id() }
  return ctx.store.transact(function* (tx) {
    // Every account is read here, so that two sign-ins cannot each take the last administrator away.
    const users = yield* run(allUsers(tx))
    const [link] = yield* run(signOnLink(tx, person))
    const linked = users.find(({ id }) => id === link?.userId)
    if (linked) return yield* welcomeBack(tx, { users, user: linked, claimed, made })
    const email = claimedEmail(person.email)
    if (email === null) return { ok: false, reason: 'no address' } as const
    const user = users.find((each) => each.email === email)
    return user
      ? yield* linkAccount(tx, { users, user, claimed, made, person })
      : yield* makeAccount(tx, { email, claimed, made, person })
  })
}

interface Known {
  users: readonly UserRow[]
  user: UserRow
  claimed: readonly StaffRole[]
  made: Made
}

function* welcomeBack(tx: Db, known: Known): Work<PersonAdmitted> {
  if (!known.user.active) return { ok: false, reason: 'deactivated' }
  return yield* holdRoles(tx, known)
}

/** The one time that an address counts. Whoever set a temporary password there does not share the account. */
function* linkAccount(tx: Db, known: Known & { person: VouchedPerson }): Work<PersonAdmitted> {
  const { users, user, claimed, made, person } = known
  const { issuer, subject, emailVerified } = person
  if (emailVerified !== true) return { ok: false, reason: 'address not verified' }
  const links = yield* run(signOnLinksOf(tx, user.id))
  if (links.some((link) => link.issuer === issuer)) return { ok: false, reason: 'another person' }
  if (!user.active) return { ok: false, reason: 'deactivated' }
  if (rolesToHold(users, user, claimed).length === 0) return { ok: false, reason: 'no role' }
  yield* run(insertSignOnLink(tx, { issuer, subject, userId: user.id, linkedAt: made.at }))
  yield* noteLinked(tx, user, known)
  return yield* holdRoles(tx, known)
}

interface Newcomer {
  email: string
  claimed: readonly StaffRole[]
  made: Made
  person: VouchedPerson
}

function* makeAccount(tx: Db, newcomer: Newcomer): Work<PersonAdmitted> {
  const { email, claimed, made, person } = newcomer
  const { issuer, subject } = person
  if (claimed.length === 0) return { ok: false, reason: 'no role' }
  if (person.emailVerified === false) return { ok: false, reason: 'address not verified' }
  const { userId: id, at } = made
  const roles = [...claimed]
  const name = claimedName(person.name) ?? email
  yield* run(insertUser(tx, { id, email, name, roles, ...noPassword, createdAt: at }))
  yield* run(insertSignOnLink(tx, { issuer, subject, userId: id, linkedAt: at }))
  yield* appendAudit(tx, { at, actor: 'sign-on' }, [
    { kind: 'user added', reviewId: null, payload: { userId: id, email, roles } },
  ])
  yield* noteLinked(tx, { id, email }, newcomer)
  return { ok: true, userId: id }
}

function* noteLinked(
  tx: Db,
  user: Pick<UserRow, 'id' | 'email'>,
  { made, person }: Pick<Newcomer, 'made' | 'person'>,
): Work<void> {
  const payload = { userId: user.id, email: user.email, issuer: person.issuer }
  yield* appendAudit(tx, { at: made.at, actor: 'sign-on' }, [
    { kind: 'sign-on linked', reviewId: null, payload },
  ])
}

/** What the claim says now, for this and every session; without a role nobody stays signed in. */
function* holdRoles(tx: Db, { users, user, claimed, made }: Known): Work<PersonAdmitted> {
  const { id, email, name, active, revision, passwordTemporary } = user
  // Somebody else knows a temporary password, and its owner came in without it.
  if (passwordTemporary) {
    yield* run(setPassword(tx, id, noPassword))
  }
  const roles = rolesToHold(users, user, claimed)
  if (rolesOf(user.roles).join() !== roles.join()) {
    yield* run(updateUser(tx, { id, revision }, { name, roles, active }))
    yield* appendAudit(tx, { at: made.at, actor: 'sign-on' }, [
      { kind: 'user changed', reviewId: null, payload: { userId: id, email, roles, active } },
    ])
  }
  if (roles.length > 0) return { ok: true, userId: id }
  const ended = yield* run(revokeSessionsOf(tx, { userId: id, except: null }, made.at))
  if (ended.length > 0) {
    yield* appendAudit(tx, { at: made.at, actor: 'sign-on' }, [
      { kind: 'sessions ended', reviewId: null, payload: { userId: id, email } },
    ])
  }
  return { ok: false, reason: 'no role' }
}
