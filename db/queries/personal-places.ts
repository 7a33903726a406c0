// Reads and changes the columns in which people can stand, whatever table they are in.
import { and, asc, eq, getTableColumns, gt, type SQL } from 'drizzle-orm'
import { type Db, run } from '../store'
import type { Tables } from '../tables'

export type TableName = keyof Tables

/** A row of any table: its key, and the columns that were asked for. */
export interface PlacedRow {
  key: Readonly<Record<string, unknown>>
  values: Readonly<Record<string, unknown>>
  /** The value of the column that was asked for as the one that tells whose the row is. */
  belongsTo: string | null
}

type AnyTable = Tables['users']
type AnyColumn = AnyTable['id']

/** The tables differ in their types only; what is done to them here does not. */
const tableOf = (db: Db, name: TableName): AnyTable => db.t[name] as unknown as AnyTable

const columnsOf = (db: Db, name: TableName): Record<string, AnyColumn> =>
  getTableColumns(tableOf(db, name)) as unknown as Record<string, AnyColumn>

/** Columns of each table's key, in the order they are written down. */
const keys: Partial<Record<TableName, readonly string[]>> = {
  settings: ['key'],
  answers: ['reviewId', 'questionId'],
  answerVersions: ['reviewId', 'questionId', 'submission'],
  explanations: ['reviewId', 'contradiction'],
  dryRuns: ['invitationId'],
  evidence: ['reviewId', 'id'],
  evidenceReadings: ['reviewId', 'evidenceId', 'seq'],
  suggestionWords: ['reviewId', 'rule', 'seq'],
  approvals: ['proposalId', 'byId'],
  reports: ['reviewId', 'version'],
  auditEvents: ['seq'],
}
const keyOf = (name: TableName): readonly string[] => keys[name] ?? ['id']

/** Every row of a table with these columns and its key. */
export function* placedRows(
  db: Db,
  name: TableName,
  columns: readonly string[],
  belongsBy?: string,
) {
  const all = columnsOf(db, name)
  const by = belongsBy === undefined ? [] : [belongsBy]
  const picked = [...new Set([...keyOf(name), ...columns, ...by])]
  const fields = Object.fromEntries(
    picked.flatMap((each) => (all[each] ? [[each, all[each]]] : [])),
  )
  const rows = yield* run(db.select(fields).from(tableOf(db, name)))
  return rows.map(
    (row): PlacedRow => ({
      key: only(row, keyOf(name)),
      values: only(row, columns),
      belongsTo: belongsBy === undefined ? null : String(row[belongsBy]),
    }),
  )
}

/** For a table without end, in its own order: the audit log. */
export const bodiesAfter = (db: Db, seq: number, limit: number) =>
  db
    .select({
      seq: db.t.auditEvents.seq,
      body: db.t.auditEvents.body,
      reviewId: db.t.auditEvents.reviewId,
    })
    .from(db.t.auditEvents)
    .where(gt(db.t.auditEvents.seq, seq))
    .orderBy(asc(db.t.auditEvents.seq))
    .limit(limit)

const only = (row: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((each) => [each, row[each]]))

export function changePlaced(
  db: Db,
  name: TableName,
  { key, values }: Pick<PlacedRow, 'key' | 'values'>,
) {
  const all = columnsOf(db, name)
  const matches = Object.entries(key).flatMap(([column, value]): SQL[] => {
    const found = all[column]
    return found ? [eq(found, value as string)] : []
  })
  return db
    .update(tableOf(db, name))
    .set(values as Partial<AnyTable['$inferInsert']>)
    .where(and(...matches))
}
