// The identity services with a held clock, readable secrets and passwords that cost nothing to hash.
import type { Staff, StaffRole } from '../../app/core/access/roles'
import { firstBrokenLink } from '../../app/core/audit/chain'
import { readEvent } from '../../app/core/audit/link-body'
import { asStaff } from '../../app/core/people/user'
import { randomIds } from '../../app/ports/ids'
import type { Mailer } from '../../app/ports/mailer'
import type { Passwords } from '../../app/ports/passwords'
import { secretsOf } from '../../app/ports/secrets'
import { triesInMemory } from '../../app/ports/tries'
import { auditAfter, auditLinks, sha256 } from '../../db/queries/audit'
import { aStaff, type OpenStore, type Row } from '../support/store'

export const NOW = new Date('2026-11-21T10:00:00.000Z')
const hour = 3_600_000
export const later = (hours: number) => new Date(NOW.getTime() + hours * hour)

export const PASSWORD = 'correct horse battery'

/** There is a mail server; these services only owe mail and never send it. */
const unused: Mailer = {
  send: () => Promise.reject(new Error('Nothing is sent here')),
  check: () => Promise.reject(new Error('Nothing is sent here')),
  close() {},
}

/** Notes whether the work was done for nobody, which an unknown address has to cost too. */
function countingPasswords(): Passwords & { verified: (string | null)[] } {
  const verified: (string | null)[] = []
  return {
    verified,
    hash: async (password) => `hash of ${password}`,
    async verify(password, stored) {
      verified.push(stored)
      return stored === `hash of ${password}`
    },
  }
}

export const person = (
  id: string,
  roles: StaffRole[],
  over: Partial<Omit<Row<'users'>, 'roles'>> = {},
) => aStaff({ id, name: `${id} name`, roles, passwordHash: `hash of ${PASSWORD}`, ...over })

export async function identityWorld(open: OpenStore, users: Row<'users'>[]) {
  const store = await open({ users })
  let now = NOW
  const clock = { now: () => now }
  return {
    store,
    clock,
    ids: randomIds,
    secrets: secretsOf(new Uint8Array(32).fill(7)),
    passwords: countingPasswords(),
    signInTries: triesInMemory({ limit: 10, minutes: 15 }, clock),
    codeTries: triesInMemory({ limit: 5, minutes: 15 }, clock),
    mailer: unused as Mailer | null,
    at(to: Date) {
      now = to
    },
    /** The sentences' kinds, oldest first; throws when the chain does not hold. */
    async events() {
      const links = await auditLinks(store.db)
      if (firstBrokenLink(links, sha256) !== null) throw new Error('The chain is broken')
      const events = await auditAfter(store.db, 0, links.length)
      return events.map((event) => ({ ...JSON.parse(event.body), ...readEvent(event) }))
    },
    /** What the outbox owes, oldest first. */
    async mails() {
      const { db } = store
      const rows = await db.select().from(db.t.outbox).orderBy(db.t.outbox.createdAt)
      return rows.map(({ kind, toEmail, payload }) => ({ kind, toEmail, payload }))
    },
    async kinds(): Promise<string[]> {
      return (await this.events()).map(({ kind }) => kind)
    },
  }
}

export type IdentityWorld = Awaited<ReturnType<typeof identityWorld>>

export const staffOf = (row: Row<'users'>): Staff => asStaff(row)
