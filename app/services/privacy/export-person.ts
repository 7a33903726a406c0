// What the portal holds of one person as a file for them, and the record that it was given out.
import { appendAudit } from '../../../db/queries/audit'
import { placedRows } from '../../../db/queries/personal-places'
import { read } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { mentions } from '../../core/privacy/identity'
import { replaced } from '../../core/privacy/places'
import type { Services } from '../context'
import { findPerson, type PersonFound } from './find-person'

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
  const held: PersonExport['held'] = []
  for (const [table, columns] of Object.entries(replaced)) {
    const rows = await read(ctx.store.db, (db) =>
      placedRows(db, table as keyof typeof replaced, columns),
    )
    for (const { values } of rows) if (mentions(values, person)) held.push({ table, values })
  }
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
