// The audit log as people read it: a page of sentences with their facts, newest first.
import { auditCount, auditPage } from '../../../db/queries/audit-listing'
import { allUsers } from '../../../db/queries/people'
import { allVendors } from '../../../db/queries/vendors'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { sentenceOf } from '../../core/audit/events'
import { linkBodySchema, readEvent, type StoredEvent } from '../../core/audit/link-body'
import type { AuditArrangement } from '../../core/audit/listing'
import { compareNames } from '../../core/vendors/search-key'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { auditWhere } from './audit-where'

const PAGE_SIZE = 50

export interface AuditLine {
  seq: number
  at: Date
  who: string
  what: string
  kind: string
  /** Every fact by its name, as it stands in the log. */
  facts: [name: string, value: string][]
  reviewNumber: number | null
  hash: string
}

export interface AuditPage {
  lines: AuditLine[]
  count: number
  /** From 1. */
  page: number
  pageCount: number
  /** Whom and what one can look for. */
  people: { id: string; name: string }[]
  vendors: { id: string; name: string }[]
}

/** Null where the person may not read the log. A page past the end is the last one. */
export async function listAudit(
  { store }: Pick<Services, 'store'>,
  staff: Staff,
  { filters, page: asked }: AuditArrangement,
): Promise<AuditPage | null> {
  if (!allows(staff, 'audit.read')) return null
  const where = auditWhere(filters, (await readOrganisation({ store })).timeZone)
  const count = (await auditCount(store.db, where))[0]?.count ?? 0
  const pageCount = Math.max(1, Math.ceil(count / PAGE_SIZE))
  const page = Math.min(asked, pageCount)
  const rows = await auditPage(store.db, where, {
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  })
  const people = (await allUsers(store.db)).map(named).sort(byName)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const vendors = (await allVendors(store.db)).map(named).sort(byName)
  return { lines: rows.map((row) => lineOf(row, names)), count, page, pageCount, people, vendors }
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
const byName = (a: { name: string }, b: { name: string }) => compareNames(a.name, b.name)

type Row = Awaited<ReturnType<typeof auditPage>>[number]

export function lineOf(row: Row, names: ReadonlyMap<string, string>): AuditLine {
  const { seq, at, actor, kind, hash, reviewNumber } = row
  const told = toldBy(row)
  return { seq, at, who: whoIs(actor, names), kind, ...told, reviewNumber, hash }
}

/** The page stays up beside an event that was tampered with: it is where one finds out. */
function toldBy(stored: StoredEvent): Pick<AuditLine, 'what' | 'facts'> {
  try {
    const event = readEvent(stored)
    return { what: sentenceOf(event), facts: Object.entries(event.payload).map(factOf) }
  } catch {
    const body = linkBodySchema.safeParse(parsed(stored.body))
    const facts = body.success ? [factOf(['payload', body.data.payload])] : []
    return { what: 'Not readable: this event is not as Assay wrote it', facts }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const factOf = ([name, value]: [string, unknown]): [string, string] => [
  name,
  typeof value === 'string' ? value : JSON.stringify(value),
]

function whoIs(actor: string, names: ReadonlyMap<string, string>): string {
  const [kind, id] = actor.split(':')
  if (kind === 'user') return names.get(id ?? '') ?? 'A former user'
  if (kind === 'respondent') return 'Vendor'
  if (kind === 'job') return 'Assay'
  if (kind === 'sign-on') return 'Single sign-on'
  return kind === 'setup' ? 'Installer' : 'Command line'
}
