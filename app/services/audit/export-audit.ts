// The audit log as files: the whole chain as JSON lines that anybody can check without Assay, and any view as either.
import { auditAfter } from '../../../db/queries/audit'
import { auditBefore } from '../../../db/queries/audit-listing'
import { allUsers } from '../../../db/queries/people'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { lineOf as jsonLine } from '../../core/audit/line'
import { keptIn } from '../../core/audit/link-body'
import type { AuditFilters } from '../../core/audit/listing'
import { csvRow, csvStart } from '../../core/export/csv'
import { reviewLabel } from '../../core/review/number'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { auditWhere } from './audit-where'
import { lineOf } from './list-audit'

const PIECE = 500

type Context = Pick<Services, 'store'>

export interface AuditExport {
  as: 'jsonl' | 'csv'
  /** Empty: everything. */
  filters: AuditFilters
}

/**
 * Yields pieces of text. As JSON lines, `{"seq":1,"hash":"…","body":"…"}`: a line's hash is the SHA-256 of the
 * hash before it (64 zeros before the first), a line feed, and its body. The whole goes from the first event
 * on, so that it can be checked as it is read; a view and a table go from the newest on, as on the page.
 * Null where the person may not read the log.
 */
export function exportAudit(
  ctx: Context,
  staff: Staff,
  { as, filters }: AuditExport,
): AsyncGenerator<string> | null {
  if (!allows(staff, 'audit.read')) return null
  const whole = Object.values(filters).every((value) => value === undefined)
  if (as === 'csv') return table(ctx, filters)
  return whole ? chainLines(ctx) : viewLines(ctx, filters)
}

/** Every event from the first on, for whoever has the database in hand. */
export async function* chainLines({ store }: Context): AsyncGenerator<string> {
  for (let seq = 0; ; ) {
    const events = await auditAfter(store.db, seq, PIECE)
    const last = events.at(-1)
    if (last === undefined) return
    yield events.map((event) => jsonLine(event, keptIn(event.values))).join('')
    seq = last.seq
  }
}

async function* viewLines(ctx: Context, filters: AuditFilters): AsyncGenerator<string> {
  for await (const rows of pieces(ctx, filters)) {
    yield rows.map((row) => jsonLine(row, keptIn(row.values))).join('')
  }
}

const HEAD = ['No.', 'When (UTC)', 'Who', 'Kind', 'What', 'Review', 'Hash']

async function* table(ctx: Context, filters: AuditFilters): AsyncGenerator<string> {
  const names = new Map((await allUsers(ctx.store.db)).map(({ id, name }) => [id, name]))
  yield csvStart + csvRow(HEAD)
  for await (const rows of pieces(ctx, filters)) {
    const lines = rows.map((row) => {
      const { seq, at, who, kind, what, reviewNumber, hash } = lineOf(row, names)
      const review = reviewNumber === null ? null : reviewLabel(reviewNumber)
      return csvRow([seq, at.toISOString(), who, kind, what, review, hash])
    })
    yield lines.join('')
  }
}

async function* pieces(ctx: Context, filters: AuditFilters) {
  const where = auditWhere(filters, (await readOrganisation(ctx)).timeZone)
  for (let seq = 2 ** 31 - 1; ; ) {
    const rows = await auditBefore(ctx.store.db, where, { seq, limit: PIECE })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    seq = last.seq
  }
}
