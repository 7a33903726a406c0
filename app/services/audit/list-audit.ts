// The audit log as people read it: a page of sentences, newest first.
import { auditCount, auditPage } from '../../../db/queries/audit'
import { allUsers } from '../../../db/queries/people'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { sentenceOf } from '../../core/audit/events'
import { readEvent } from '../../core/audit/link-body'
import type { Services } from '../context'

const PAGE_SIZE = 50

export interface AuditLine {
  seq: number
  at: Date
  who: string
  what: string
  reviewNumber: number | null
  hash: string
}

export interface AuditPage {
  lines: AuditLine[]
  count: number
  /** From 1. */
  page: number
  pageCount: number
}

/** Null where the person may not read the log. A page past the end is the last one. */
export async function listAudit(
  { store }: Pick<Services, 'store'>,
  staff: Staff,
  asked: { reviewNumber: number | null; page: number },
): Promise<AuditPage | null> {
  if (!allows(staff, 'audit.read')) return null
  const count = (await auditCount(store.db, asked.reviewNumber))[0]?.count ?? 0
  const pageCount = Math.max(1, Math.ceil(count / PAGE_SIZE))
  const page = Math.min(Math.max(1, asked.page), pageCount)
  const range = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
  const rows = await auditPage(store.db, { reviewNumber: asked.reviewNumber, ...range })
  const names = new Map((await allUsers(store.db)).map(({ id, name }) => [id, name]))
  const lines = rows.map(({ event, values, reviewNumber }) => ({
    seq: event.seq,
    at: event.at,
    who: whoIs(event.actor, names),
    what: sentenceOf(readEvent({ body: event.body, values })),
    reviewNumber,
    hash: event.hash,
  }))
  return { lines, count, page, pageCount }
}

function whoIs(actor: string, names: ReadonlyMap<string, string>): string {
  const [kind, id] = actor.split(':')
  if (kind === 'user') return names.get(id ?? '') ?? 'A former user'
  if (kind === 'respondent') return 'Vendor'
  if (kind === 'job') return 'Assay'
  if (kind === 'sign-on') return 'Single sign-on'
  return kind === 'setup' ? 'Installer' : 'Command line'
}
