// What is noticed about rows while they pass by: how many, which files they refer to, and whether the audit chain holds.
import type { TableShape } from '../../../db/backup/levels'
import { sha256 } from '../../../db/queries/audit'
import { chainReader } from '../../core/audit/chain-reader'
import type { RowValue } from '../../core/backup/row-lines'

export class Tally {
  /** SHA-256 of every file that a row of evidence tells of. */
  readonly evidence = new Set<string>()
  /** Ids of batches whose files are kept. */
  readonly batches = new Set<string>()
  private readonly counts = new Map<string, number>()
  /** Every hash of the audit chain that was asked for and is in it. */
  readonly found = new Set<string>()
  private readonly chain = chainReader(sha256)

  /** `lookedFor` are hashes that may stand in the audit chain. */
  constructor(private readonly lookedFor: readonly string[] = []) {}

  rows(table: string): number {
    return this.counts.get(table) ?? 0
  }

  get audit() {
    return this.chain.state()
  }

  /** Rows of the audit log have to come in order. */
  count(table: TableShape, row: readonly RowValue[]): void {
    this.counts.set(table.name, this.rows(table.name) + 1)
    if (table.name === 'evidence') this.evidence.add(String(cellOf(table, row, 'sha256')))
    if (table.name === 'report_batches') {
      const status = cellOf(table, row, 'status')
      if (status === 'waiting' || status === 'done') {
        this.batches.add(String(cellOf(table, row, 'id')))
      }
    }
    if (table.name === 'audit_events') this.follow(table, row)
  }

  private follow(table: TableShape, row: readonly RowValue[]): void {
    const hash = String(cellOf(table, row, 'hash'))
    const body = String(cellOf(table, row, 'body'))
    this.chain.read({ seq: Number(cellOf(table, row, 'seq')), body, hash })
    if (this.lookedFor.includes(hash)) this.found.add(hash)
  }
}

function cellOf(table: TableShape, row: readonly RowValue[], name: string): RowValue {
  const at = table.columns.findIndex((column) => column.name === name)
  if (at < 0) throw new Error(`${table.name} has no ${name}`)
  return row[at] ?? null
}
