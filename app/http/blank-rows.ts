// Forms carry a few rows more than anybody fills in; here the blank ones vanish and the rest close up.
import { isBlankRow } from '../core/judgement/input'

/** Renumbers `name.0.field`, `name.1.field` … so that rows in which nothing was typed are gone. */
export function withoutBlankRows(form: FormData, name: string): FormData {
  const rows = new Map<number, Record<string, string>>()
  const kept = new FormData()
  for (const [path, value] of form) {
    const [first, at, field] = path.split('.')
    if (first !== name || field === undefined || typeof value !== 'string') {
      kept.append(path, value)
      continue
    }
    const row = rows.get(Number(at)) ?? {}
    row[field] = value
    rows.set(Number(at), row)
  }
  const filled = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter((row) => !isBlankRow(row))
  for (const [at, row] of filled.entries()) {
    for (const [field, value] of Object.entries(row)) kept.append(`${name}.${at}.${field}`, value)
  }
  return kept
}
