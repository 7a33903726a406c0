// Vendors, their offerings and whom we write to there.
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../store'

export const insertVendor = (db: Db, row: Db['t']['vendors']['$inferInsert']) =>
  db.insert(db.t.vendors).values(row)

export const insertOffering = (db: Db, row: Db['t']['offerings']['$inferInsert']) =>
  db.insert(db.t.offerings).values(row)

export const insertContact = (db: Db, row: Db['t']['contacts']['$inferInsert']) =>
  db.insert(db.t.contacts).values(row)

export const vendorByDomain = (db: Db, domain: string) =>
  db.select().from(db.t.vendors).where(eq(db.t.vendors.domain, domain))

export const vendorById = (db: Db, id: string) =>
  db.select().from(db.t.vendors).where(eq(db.t.vendors.id, id))

/** Every vendor; put into reading order by the caller, because databases collate differently. */
export const allVendors = (db: Db) => db.select().from(db.t.vendors).orderBy(asc(db.t.vendors.id))

export const offeringsOfVendor = (db: Db, vendorId: string) =>
  db
    .select()
    .from(db.t.offerings)
    .where(eq(db.t.offerings.vendorId, vendorId))
    .orderBy(asc(db.t.offerings.id))

export const allOfferings = (db: Db) =>
  db
    .select({ id: db.t.offerings.id, vendorId: db.t.offerings.vendorId })
    .from(db.t.offerings)
    .orderBy(asc(db.t.offerings.id))

/** By `offeringKeyOf`, within one vendor. */
export const offeringByKey = (db: Db, vendorId: string, searchKey: string) =>
  db
    .select()
    .from(db.t.offerings)
    .where(and(eq(db.t.offerings.vendorId, vendorId), eq(db.t.offerings.searchKey, searchKey)))

/** An offering together with its vendor. */
export const offeringById = (db: Db, id: string) =>
  db
    .select({ offering: db.t.offerings, vendor: db.t.vendors })
    .from(db.t.offerings)
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .where(eq(db.t.offerings.id, id))

export const contactsOfVendor = (db: Db, vendorId: string) =>
  db
    .select()
    .from(db.t.contacts)
    .where(eq(db.t.contacts.vendorId, vendorId))
    .orderBy(asc(db.t.contacts.createdAt), asc(db.t.contacts.id))

export const contactByEmail = (db: Db, vendorId: string, email: string) =>
  db
    .select()
    .from(db.t.contacts)
    .where(and(eq(db.t.contacts.vendorId, vendorId), eq(db.t.contacts.email, email)))
