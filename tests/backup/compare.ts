// What a restored portal has to hold, worked out from what was backed up: every row as it was, save what a restore ends on purpose.
import { shapeAt } from '../../db/backup/levels'
import { unzipped } from '../support/zip'
import { type Dump, NEWEST, plain, sortKey } from './full-database'

type Row = Record<string, unknown>

/** The rows of `before` as they have to be after a restore at this instant (milliseconds). */
export function expectedAfter(before: Dump, at: number): Dump {
  const step = Math.floor(at / 30_000) + 1
  const less = (value: unknown, than: number) => value === null || Number(value) < than
  const rules: Record<string, (row: Row) => Row> = {
    staff_sessions: (row) => ({ ...row, revoked_at: row.revoked_at ?? at }),
    respondent_sessions: (row) => ({ ...row, revoked_at: row.revoked_at ?? at }),
    respondent_codes: (row) => ({ ...row, used_at: row.used_at ?? at }),
    backup_codes: (row) => ({ ...row, used_at: row.used_at ?? at }),
    staff_links: (row) =>
      row.used_at === null ? { ...row, withdrawn_at: row.withdrawn_at ?? at } : row,
    users: (row) => ({
      ...row,
      password_expires_at:
        row.password_temporary && !less(row.password_expires_at ?? at, at)
          ? at
          : row.password_expires_at,
      second_factor_step:
        row.second_factor_seed !== null && less(row.second_factor_step, step)
          ? step
          : row.second_factor_step,
    }),
    outbox: (row) =>
      row.kind === 'code' && row.status === 'waiting'
        ? {
            ...row,
            status: 'cancelled',
            last_error: 'Not sent: what it carries was void after the restore',
          }
        : row,
  }
  const after = Object.fromEntries(
    Object.entries(before).map(([table, rows]) => [
      table,
      rows.map(rules[table] ?? ((row) => row)),
    ]),
  )
  return { ...after, pending_sign_ins: [] }
}

/** The restored rows without the two that a restore adds. */
export const withoutAdded = (restored: Dump): Dump => ({
  ...restored,
  audit_events: (restored.audit_events ?? []).filter(({ kind }) => kind !== 'portal restored'),
  settings: (restored.settings ?? []).filter(({ key }) => key !== 'mail held'),
})

/** The rows in a backup file, read without any of what restores read with. */
export function archiveDump(file: Uint8Array): Dump {
  const members = unzipped(file)
  return Object.fromEntries(
    shapeAt(NEWEST).map(({ name, columns, key }) => {
      const lines = String(members.get(`tables/${name}.jsonl`))
        .split('\n')
        .filter(Boolean)
      const rows = lines.map((line) => {
        const values = JSON.parse(line) as unknown[]
        return Object.fromEntries(
          columns.map((column, at) => [column.name, plain(values[at], column.type)]),
        )
      })
      return [name, rows.sort((a, b) => (sortKey(a, key) < sortKey(b, key) ? -1 : 1))]
    }),
  )
}
