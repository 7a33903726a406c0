// The entries of the tables in which a person is named, and by what: for the page, the export and the erasure alike.
import { type PlacedRow, placedRows, type TableName } from '../../../db/queries/personal-places'
import type { Db, Work } from '../../../db/store'
import { type Identity, mentions } from '../../core/privacy/identity'
import { belongsBy, replaced } from '../../core/privacy/places'
import { type Identified, knownIn } from './identify'

export interface Entry extends PlacedRow {
  table: keyof typeof replaced
  /** By what the person is known here; null where the same words stand in what is not their vendor's. */
  identity: Identity | null
}

/** Every entry that names the person, table by table. */
export function* entriesNaming(db: Db, found: Identified): Work<Entry[]> {
  const naming: Entry[] = []
  const owners: Partial<Record<TableName, string>> = belongsBy
  for (const [name, columns] of Object.entries(replaced)) {
    const table = name as keyof typeof replaced
    for (const row of yield* placedRows(db, table, columns, owners[table])) {
      const identity = knownIn(found, row.belongsTo)
      const here = identity !== null && mentions(row.values, identity)
      if (here) naming.push({ table, ...row, identity })
      else if (mentions(row.values, found.identity)) naming.push({ table, ...row, identity: null })
    }
  }
  return naming
}
