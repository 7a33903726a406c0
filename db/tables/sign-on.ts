// Who comes in by the organisation's own identity provider, and which of its answers were used already.
import type { Kit } from '../kit.postgres'
import type { organisationTables } from './organisation'

export function signOnTables(
  { table, text, instant, index, primaryKey, uniqueIndex }: Kit,
  { users }: Pick<ReturnType<typeof organisationTables>, 'users'>,
) {
  /** The provider's own name for a person, which it gives to nobody else; an e-mail address may change hands. */
  const signOnLinks = table(
    'sign_on_links',
    {
      issuer: text('issuer').notNull(),
      subject: text('subject').notNull(),
      userId: text('user_id')
        .notNull()
        .references(() => users.id, { onDelete: 'cascade' }),
      linkedAt: instant('linked_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.issuer, t.subject] }),
      // One account is one person at the provider.
      uniqueIndex('sign_on_links_user').on(t.userId, t.issuer),
    ],
  )
  /** An answer of the provider counts once. The row may go when the sign-in it answers has run out. */
  const signOnReturns = table(
    'sign_on_returns',
    { flowHash: text('flow_hash').primaryKey(), expiresAt: instant('expires_at').notNull() },
    (t) => [index('sign_on_returns_expiry').on(t.expiresAt)],
  )
  return { signOnLinks, signOnReturns }
}
