// What the portal holds of one person as a file for them, and the record that it was given out.
import { appendAudit } from '../../../db/queries/audit'
import { read } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'
import { entriesNaming } from './entries-naming'
import { findPerson, type PersonFound } from './find-person'
import { identify } from './identify'

export interface PersonExport extends PersonFound {
  madeAt: string
  /** What stands in each entry, word for word. */
  held: { table: string; values: Readonly<Record<string, unknown>> }[]
}

export type Exported =
  | { ok: true; file: PersonExport }
  | { ok: false; reason: 'not allowed' | 'unknown' }

export async function exportPerson(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  email: string,
): Promise<Exported> {
  // Asks whether the person may.
  const found = await findPerson(ctx, staff, email)
  if (!found.ok) return found
  const { person } = found
  const entries = await read(ctx.store.db, function* (db) {
    const known = yield* identify(db, email)
    return known ? yield* entriesNaming(db, known) : []
  })
  const held = entries.flatMap(({ table, values, identity }) =>
    identity ? [{ table, values }] : [],
  )
  const at = ctx.clock.now()
  await ctx.store.transact((tx) =>
    appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      {
        kind: 'personal data exported',
        reviewId: null,
        payload: { places: held.length + person.audit.length },
      },
    ]),
  )
  return { ok: true, file: { madeAt: at.toISOString(), ...person, held } }
}
