// Who works here, what is set, what was done and what must be sent.
import type { Kit } from '../kit.postgres'

export function organisationTables({
  table,
  text,
  integer,
  flag,
  instant,
  json,
  index,
  uniqueIndex,
}: Kit) {
  const settings = table('settings', {
    key: text('key').primaryKey(),
    value: json<unknown>('value').notNull(),
    updatedAt: instant('updated_at').notNull(),
    revision: integer('revision').notNull().default(1),
  })
  const users = table(
    'users',
    {
      id: text('id').primaryKey(),
      email: text('email').notNull(),
      name: text('name').notNull(),
      // Empty where the person has none of their own; an empty one never matches.
      passwordHash: text('password_hash').notNull(),
      // Set by somebody else: to be replaced by its owner before anything else is done.
      passwordTemporary: flag('password_temporary').notNull().default(false),
      // When a temporary one runs out; null for any other.
      passwordExpiresAt: instant('password_expires_at'),
      // The second factor's secret is derived from this and the portal's key, so that a copy of the
      // database gives no codes; null where there is none. Its step is the last one that was accepted.
      secondFactorSeed: text('second_factor_seed'),
      secondFactorAt: instant('second_factor_at'),
      secondFactorStep: integer('second_factor_step'),
      roles: json<string[]>('roles').notNull(),
      active: flag('active').notNull().default(true),
      // Whether single keys move and judge in the workspace; some screen readers need them off.
      shortcuts: flag('shortcuts').notNull().default(true),
      // Whether the weekly mail of what waits for them goes out.
      digest: flag('digest').notNull().default(true),
      createdAt: instant('created_at').notNull(),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [uniqueIndex('users_email').on(t.email)],
  )
  const staffSessions = table(
    'staff_sessions',
    {
      id: text('id').primaryKey(),
      tokenHash: text('token_hash').notNull(),
      userId: text('user_id')
        .notNull()
        .references(() => users.id, { onDelete: 'cascade' }),
      createdAt: instant('created_at').notNull(),
      lastSeenAt: instant('last_seen_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      revokedAt: instant('revoked_at'),
      device: text('device').notNull().default(''),
      // What opened it: a single sign-on brings its own second factor.
      how: text('how', { enum: ['password', 'second factor', 'sign-on'] })
        .notNull()
        .default('password'),
    },
    (t) => [
      uniqueIndex('staff_sessions_token').on(t.tokenHash),
      index('staff_sessions_user').on(t.userId),
    ],
  )
  const auditEvents = table(
    'audit_events',
    {
      seq: integer('seq').primaryKey(),
      at: instant('at').notNull(),
      actor: text('actor').notNull(),
      kind: text('kind').notNull(),
      reviewId: text('review_id'),
      // Canonical JSON kept as text: the hash is over these very bytes, and jsonb would reorder them.
      body: text('body').notNull(),
      hash: text('hash').notNull(),
    },
    (t) => [
      index('audit_events_review').on(t.reviewId, t.seq),
      index('audit_events_kind').on(t.kind, t.seq),
      index('audit_events_actor').on(t.actor, t.seq),
    ],
  )
  // Names and typed words of an event, which the hashed body only commits to: so they can be erased, and the
  // chain still holds. Its own rows, because nothing of an event is ever changed.
  const auditValues = table('audit_values', {
    seq: integer('seq')
      .primaryKey()
      .references(() => auditEvents.seq),
    // JSON as text, by field: salt and value, exactly as they were committed to.
    kept: text('kept').notNull(),
    searchKey: text('search_key').notNull(),
  })
  return { settings, users, staffSessions, auditEvents, auditValues }
}
