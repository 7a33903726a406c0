// How staff get in besides their password: second steps that wait, backup codes, links in mails.
import type { Kit } from '../kit.postgres'
import type { organisationTables } from './organisation'

type Organisation = ReturnType<typeof organisationTables>

export function identityTables(
  { table, text, instant, index, uniqueIndex }: Kit,
  { users }: Pick<Organisation, 'users'>,
) {
  const idOfUser = () =>
    text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' })
  // The password was right and the code is not yet typed: nobody so far, and no session.
  const pendingSignIns = table(
    'pending_sign_ins',
    {
      id: text('id').primaryKey(),
      tokenHash: text('token_hash').notNull(),
      userId: idOfUser(),
      createdAt: instant('created_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
    },
    (t) => [
      uniqueIndex('pending_sign_ins_token').on(t.tokenHash),
      index('pending_sign_ins_user').on(t.userId),
    ],
  )
  const backupCodes = table(
    'backup_codes',
    {
      id: text('id').primaryKey(),
      userId: idOfUser(),
      codeHash: text('code_hash').notNull(),
      createdAt: instant('created_at').notNull(),
      usedAt: instant('used_at'),
    },
    (t) => [uniqueIndex('backup_codes_code').on(t.userId, t.codeHash)],
  )
  const staffLinks = table(
    'staff_links',
    {
      id: text('id').primaryKey(),
      userId: idOfUser(),
      purpose: text('purpose', { enum: ['reset', 'invitation'] }).notNull(),
      // Of a token that is derived from the id and the portal's key when the mail is written.
      tokenHash: text('token_hash').notNull(),
      createdAt: instant('created_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      usedAt: instant('used_at'),
      withdrawnAt: instant('withdrawn_at'),
    },
    (t) => [
      uniqueIndex('staff_links_token').on(t.tokenHash),
      index('staff_links_user').on(t.userId, t.purpose),
    ],
  )
  return { pendingSignIns, backupCodes, staffLinks }
}
