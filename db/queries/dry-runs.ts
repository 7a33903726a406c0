// Uploaded files that wait for their vendor's word: one for each invitation, reachable through its scope alone.
import { and, eq, gt, lte, or } from 'drizzle-orm'
import type { Db } from '../store'
import type { RespondentScope } from './respond'

type Row = Db['t']['dryRuns']['$inferInsert']

export const dryRunInScope = (db: Db, { invitationId }: RespondentScope, now: Date) =>
  db
    .select({
      fileName: db.t.dryRuns.fileName,
      upload: db.t.dryRuns.upload,
      uploadedAt: db.t.dryRuns.uploadedAt,
    })
    .from(db.t.dryRuns)
    .where(and(eq(db.t.dryRuns.invitationId, invitationId), gt(db.t.dryRuns.expiresAt, now)))

export const insertDryRun = (
  db: Db,
  { invitationId }: RespondentScope,
  row: Omit<Row, 'invitationId'>,
) => db.insert(db.t.dryRuns).values({ ...row, invitationId })

/** The scope's own, and whatever has run out meanwhile, whoever's it was. */
export const forgetDryRuns = (db: Db, { invitationId }: RespondentScope, now: Date) =>
  db
    .delete(db.t.dryRuns)
    .where(or(eq(db.t.dryRuns.invitationId, invitationId), lte(db.t.dryRuns.expiresAt, now)))
