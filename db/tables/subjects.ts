// Vendors, what they supply, whom we write to, and what we do with it.
import type { Kit } from '../kit.postgres'
import type { organisationTables } from './organisation'

export function subjectTables(
  { table, text, integer, instant, json, index, uniqueIndex }: Kit,
  { users }: ReturnType<typeof organisationTables>,
) {
  const vendors = table(
    'vendors',
    {
      id: text('id').primaryKey(),
      name: text('name').notNull(),
      legalName: text('legal_name').notNull(),
      domain: text('domain').notNull(),
      searchKey: text('search_key').notNull(),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [uniqueIndex('vendors_domain').on(t.domain), index('vendors_search').on(t.searchKey)],
  )
  const offerings = table(
    'offerings',
    {
      id: text('id').primaryKey(),
      vendorId: text('vendor_id')
        .notNull()
        .references(() => vendors.id),
      name: text('name').notNull(),
      plan: text('plan').notNull(),
      website: text('website').notNull().default(''),
      searchKey: text('search_key').notNull(),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [uniqueIndex('offerings_vendor_key').on(t.vendorId, t.searchKey)],
  )
  const contacts = table(
    'contacts',
    {
      id: text('id').primaryKey(),
      vendorId: text('vendor_id')
        .notNull()
        .references(() => vendors.id),
      name: text('name').notNull(),
      email: text('email').notNull(),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [uniqueIndex('contacts_vendor_email').on(t.vendorId, t.email)],
  )
  const uses = table(
    'uses',
    {
      id: text('id').primaryKey(),
      title: text('title').notNull(),
      requesterId: text('requester_id')
        .notNull()
        .references(() => users.id),
      owner: text('owner').notNull(),
      offeringId: text('offering_id').references(() => offerings.id),
      intakeVersion: integer('intake_version').notNull(),
      intake: json<Record<string, unknown>>('intake').notNull(),
      // Null when the intake was refused (a prohibited practice): such a use has no tier.
      tier: integer('tier'),
      points: integer('points').notNull(),
      tierReasons: json<string[]>('tier_reasons').notNull(),
      tierChange: json<{ from: number; by: string; reason: string; at: string } | null>(
        'tier_change',
      ),
      status: text('status', { enum: ['filed', 'refused', 'withdrawn'] }).notNull(),
      createdAt: instant('created_at').notNull(),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [index('uses_requester').on(t.requesterId)],
  )
  return { vendors, offerings, contacts, uses }
}
