// Erases one person: a number stands where the name and the address were; what they answered stays the vendor's.
import { appendAudit } from '../../../db/queries/audit'
import { changePlaced } from '../../../db/queries/personal-places'
import {
  cancelMailTo,
  deleteBackupCodes,
  deleteCodes,
  deleteDryRuns,
  deleteFeeds,
  deletePendingSignIns,
  deleteRespondentSessions,
  deleteSignOnLinks,
  deleteStaffLinks,
  deleteStaffSessions,
  erasuresSoFar,
  revokeInvitations,
} from '../../../db/queries/privacy'
import { type Db, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AuditActor } from '../../core/audit/events'
import {
  erasedPerson,
  mentions,
  type Replacement,
  valueWithoutPerson,
} from '../../core/privacy/identity'
import { reviewLabel } from '../../core/review/number'
import type { Services } from '../context'
import { entriesNaming } from './entries-naming'
import { type PersonFound, whatStays } from './find-person'
import { type Identified, identify } from './identify'
import { eraseKept, keptOfPerson } from './kept-values'

export interface Erased {
  ok: true
  name: string
  places: number
  auditValues: number
  sessions: number
  stays: PersonFound['stays']
  /** Reviews that are open and have lost whom we write to. */
  openReviews: string[]
  /** False where old pages of the database file could not be cleaned now. */
  cleaned: boolean
}

export type Refused = {
  ok: false
  reason: 'not allowed' | 'unknown' | 'active account' | 'names the person'
}

export interface Erasure {
  email: string
  reason: string
}

type Context = Pick<Services, 'store' | 'clock'>

export async function erasePerson(
  ctx: Context,
  staff: Staff,
  erasure: Erasure,
): Promise<Erased | Refused> {
  if (!allows(staff, 'privacy.manage')) return { ok: false, reason: 'not allowed' }
  const done = await eraseAs(ctx, `user:${staff.id}`, erasure)
  return done.ok ? { ...done, cleaned: await ctx.store.scrub() } : done
}

/**
 * The same where the portal itself does it, because the time that was set has run out: it cleans the database's
 * file once, after the last.
 */
export async function eraseAs(
  { store, clock }: Context,
  actor: AuditActor,
  { email, reason }: Erasure,
): Promise<Omit<Erased, 'cleaned'> | Refused> {
  const at = clock.now()
  const done = await store.transact(function* (tx) {
    const found = yield* identify(tx, email)
    if (!found) return { ok: false, reason: 'unknown' } as const
    if (found.user?.active) return { ok: false, reason: 'active account' } as const
    if (mentions(reason, found.identity)) return { ok: false, reason: 'names the person' } as const
    const number = ((yield* run(erasuresSoFar(tx)))[0]?.count ?? 0) + 1
    const by = erasedPerson(number)
    const sessions = yield* endAccess(tx, found, at)
    yield* run(cancelMailTo(tx, email))
    const auditValues = yield* eraseKept(tx, yield* keptOfPerson(tx, found))
    const places = (yield* ownRows(tx, found, by)) + (yield* replaceAll(tx, found, by))
    const payload = { number, places, auditValues, sessions, reason, of: idsOf(found) }
    const event = { kind: 'personal data erased', reviewId: null, payload } as const
    yield* appendAudit(tx, { at, actor }, [event])
    return { ok: true, name: by.name, places, auditValues, sessions, found } as const
  })
  if (!done.ok) return done
  const { found, ...counts } = done
  const stays = await whatStays(store, found)
  return { ...counts, stays, openReviews: openOf(found) }
}

const idsOf = ({ contacts, user }: Identified): string[] => [
  ...contacts.map(({ contact }) => `contact:${contact.id}`),
  ...(user ? [`user:${user.id}`] : []),
]

/** Links, codes and sessions end with the person; what may still be sent to them is not. */
function* endAccess(tx: Db, { invitations, user }: Identified, at: Date) {
  const ids = invitations.map(({ invitation }) => invitation.id)
  let ended = 0
  if (ids.length > 0) {
    ended += (yield* run(revokeInvitations(tx, ids, at))).length
    ended += (yield* run(deleteRespondentSessions(tx, ids))).length
    yield* run(deleteCodes(tx, ids))
    yield* run(deleteDryRuns(tx, ids))
  }
  if (user) {
    ended += (yield* run(deleteStaffSessions(tx, [user.id]))).length
    yield* run(deleteFeeds(tx, [user.id]))
    yield* run(deleteSignOnLinks(tx, [user.id]))
    yield* run(deleteStaffLinks(tx, [user.id]))
    yield* run(deleteBackupCodes(tx, [user.id]))
    yield* run(deletePendingSignIns(tx, [user.id]))
  }
  return ended
}

/** The person's own rows, also where others share the name. */
function* ownRows(tx: Db, { contacts, user }: Identified, by: Replacement) {
  for (const { contact } of contacts) {
    yield* run(changePlaced(tx, 'contacts', { key: { id: contact.id }, values: { ...by } }))
  }
  if (user) {
    const none = { secondFactorSeed: null, secondFactorAt: null, secondFactorStep: null }
    const values = { ...by, ...none, passwordHash: '', passwordExpiresAt: null }
    yield* run(changePlaced(tx, 'users', { key: { id: user.id }, values }))
  }
  return contacts.length + (user ? 1 : 0)
}

function* replaceAll(tx: Db, found: Identified, by: Replacement) {
  let places = 0
  for (const { table, key, values, identity } of yield* entriesNaming(tx, found)) {
    if (identity === null) continue
    const changed = valueWithoutPerson(values, identity, by) as typeof values
    yield* run(changePlaced(tx, table, { key, values: changed }))
    places++
  }
  return places
}

const ended = new Set(['decided', 'closed', 'cancelled'])

const openOf = ({ invitations }: Identified): string[] => [
  ...new Set(
    invitations
      .filter(({ invitation, status }) => invitation.revokedAt === null && !ended.has(status))
      .map(({ number }) => reviewLabel(number)),
  ),
]
