// Erasing a person: afterwards nothing but what is said to stay knows the name or the address.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getTableColumns } from 'drizzle-orm'
import { getTableConfig as pgConfig } from 'drizzle-orm/pg-core'
import { getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { replaced, staying } from '../../app/core/privacy/places'
import { verifyAudit } from '../../app/services/audit/verify-audit'
import { erasePerson } from '../../app/services/privacy/erase-person'
import { findPerson } from '../../app/services/privacy/find-person'
import { loadReport } from '../../app/services/report/load-report'
import { migrationsFolder } from '../../db/open'
import { appendAudit } from '../../db/queries/audit'
import { changePlaced, placedRows, type TableName } from '../../db/queries/personal-places'
import { openSqlite } from '../../db/sqlite'
import type { Store } from '../../db/store'
import { chanceOf } from '../core/tampering'
import {
  aContact,
  aStaff,
  aStaffSession,
  aVendor,
  fill,
  forEachEngine,
  THEN,
} from '../support/store'
import { openDecided } from './decided-case'
import { type Case, lena, openCase, tom } from './judgement-case'

const EMAIL = 'vera.vendor@vendor-1.example'
const NAME = 'Vera Vendor'
const sought = [EMAIL, NAME.toLowerCase()]

/** Every text in every table in which the person is found, as `table.column`. */
async function found({ db }: Store, words = sought): Promise<string[]> {
  const places = new Set<string>()
  for (const [name, table] of Object.entries(db.t)) {
    for (const row of await db.select().from(table as Store['db']['t']['users'])) {
      for (const [column, value] of Object.entries(row)) {
        const text = JSON.stringify(value ?? '').toLowerCase()
        if (words.some((word) => text.includes(word))) places.add(`${name}.${column}`)
      }
    }
  }
  return [...places].sort()
}

/** Rows of the organisation or of colleagues, or with what is sown elsewhere beside them. */
const unsown = new Set<TableName>([
  ...(['settings', 'users', 'staffSessions', 'reportBatches'] as const),
  ...(['contacts', 'auditEvents', 'vendors', 'offerings'] as const),
])

/** Puts the person into every column that can hold words, by chance in one of several ways. */
async function sow(store: Store, seed: number) {
  const chance = chanceOf(seed)
  const ways = [NAME, EMAIL, `Ask ${NAME} (${EMAIL}).`, `“${NAME.toUpperCase()}”`, `x ${EMAIL}, y`]
  const exact = new Set(['email', 'toEmail'])
  await store.transact(function* (tx) {
    for (const places of [replaced, staying]) {
      for (const [name, columns] of Object.entries(places)) {
        const table = name as TableName
        if (unsown.has(table)) continue
        for (const { key, values } of yield* placedRows(tx, table, columns)) {
          const sown = Object.entries(values).map(([column, value]) => {
            if (table === 'reports' && column === 'record') return [column, value]
            if (typeof value === 'string')
              return [column, exact.has(column) ? EMAIL : chance.pick(ways)]
            if (Array.isArray(value)) return [column, [...value, chance.pick(ways)]]
            if (typeof value !== 'object' || value === null) return [column, value]
            return [column, { ...value, sown: { deep: [chance.pick(ways)] } }]
          })
          yield* changePlacedRow(tx, table, key, Object.fromEntries(sown))
        }
      }
    }
  })
}

function* changePlacedRow(
  tx: Store['db'],
  table: TableName,
  key: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): Generator<PromiseLike<unknown>, void, unknown> {
  yield changePlaced(tx, table, { key, values })
}

/** A decided review whose vendor's lead is the person, with a frozen report and a trail that names them. */
async function aCase(open: Parameters<typeof openDecided>[0]): Promise<Case> {
  const ctx = await openDecided(open)
  const { db } = ctx.store
  await db.update(db.t.contacts).set({ name: NAME, email: EMAIL })
  await fill(ctx.store, {
    outbox: [
      {
        ...{ id: 'mail-9', reviewId: 'review-1', kind: 'reminder', payload: { to: NAME } },
        ...{ toName: NAME, toEmail: EMAIL, dueAt: THEN, status: 'waiting', createdAt: THEN },
      },
    ],
  })
  const [invitation] = await db.select().from(db.t.invitations)
  const actor = `respondent:${invitation?.id}` as const
  await ctx.store.transact((tx) =>
    appendAudit(tx, { at: THEN, actor }, [
      {
        kind: 'review submitted',
        reviewId: 'review-1',
        payload: { answersHash: 'aa', name: 'V. Vendor-Smith', title: 'CISO' },
      },
      {
        kind: 'review snoozed',
        reviewId: 'review-1',
        payload: { until: '2026-12-01', reason: `${NAME} is away` },
      },
      {
        kind: 'review snoozed',
        reviewId: 'review-1',
        payload: { until: '2026-12-01', reason: 'Holiday' },
      },
    ]),
  )
  return ctx
}

/** Everything but the contacts and what tells of the erasure. */
async function contents({ db }: Store) {
  const { contacts: _contacts, auditEvents: _events, auditValues, ...tables } = db.t
  const kept = await db.select().from(auditValues)
  const all = Object.entries(tables).map(async ([name, table]) => [
    name,
    await db.select().from(table as Store['db']['t']['users']),
  ])
  const beside = kept.filter(({ searchKey }) => searchKey !== 'asked for')
  return { ...Object.fromEntries(await Promise.all(all)), beside }
}

const elsewhere = expect.objectContaining({ what: 'elsewhere', where: expect.anything() })

const wish = { email: EMAIL, reason: 'Asked for on 20 Nov 2026' }

forEachEngine('a person who is erased', (open) => {
  it('is found nowhere but where it was said to stay, wherever they stood', async () => {
    for (const seed of [1, 2, 3]) {
      const ctx = await aCase(open)
      await sow(ctx.store, seed)
      const before = await found(ctx.store)
      expect(before.length).toBeGreaterThan(25)
      const done = await erasePerson(ctx, tom, wish)
      if (!done.ok) throw new Error(done.reason)
      expect(await found(ctx.store, ['head of trust'])).toEqual(['reports.record'])
      const left = new Set((await found(ctx.store)).map((place) => place.split('.')[0]))
      expect([...left].sort()).toEqual(done.stays.map(({ what }) => what).sort())
      expect(await found(ctx.store, ['v. vendor-smith', 'ciso'])).toEqual([])
    }
  })

  it('leaves a number in their place, a chain that holds, and reports that verify', async () => {
    const ctx = await aCase(open)
    const { db } = ctx.store
    const record = await db.select().from(db.t.reports)
    const answers = await db.select().from(db.t.answers)
    const done = await erasePerson(ctx, tom, wish)
    expect(done).toMatchObject({ ok: true, name: 'Erased person 1', auditValues: 3 })
    const name = 'Erased person 1'
    const email = 'erased-person-1@erased.invalid'
    expect(await db.select().from(db.t.contacts)).toMatchObject([{ name, email }])
    expect((await db.select().from(db.t.invitations))[0]?.revokedAt).toEqual(ctx.clock.now())
    const mails = await db.select().from(db.t.outbox)
    expect(mails.find(({ id }) => id === 'mail-9')).toMatchObject({
      toEmail: email,
      toName: name,
      status: 'cancelled',
    })
    expect(await db.select().from(db.t.answers)).toEqual(answers)
    expect(await db.select().from(db.t.reports)).toEqual(record)
    expect(await loadReport(ctx, lena, { number: 1 })).toMatchObject({ ok: true })
    const chain = await verifyAudit(ctx, tom)
    expect(chain).toMatchObject({ holds: true, erased: 3, accounted: 3 })
    const events = await db.select().from(db.t.auditEvents)
    expect(events.at(-1)).toMatchObject({ kind: 'personal data erased', actor: 'user:tom' })
    expect(events.at(-1)?.body).not.toMatch(/vera/i)
  })

  it('is shown with all that is held, before and after', async () => {
    const ctx = await aCase(open)
    const before = await findPerson(ctx, tom, EMAIL)
    if (!before.ok) throw new Error(before.reason)
    expect(before.person).toMatchObject({
      names: [NAME, 'V. Vendor-Smith'],
      contacts: [{ name: NAME }],
      account: null,
      invitations: [{ review: 'R-0001', role: 'lead', open: true }],
      answered: [{ review: 'R-0001' }],
    })
    expect(before.person.mails.map(({ kind }) => kind)).toContain('reminder')
    expect(before.person.audit.map(({ kind }) => kind)).toContain('review submitted')
    expect(before.person.stays).toContainEqual(
      expect.objectContaining({ what: 'reports', where: ['R-0001 version 1'] }),
    )
    expect(await erasePerson(ctx, tom, wish)).toMatchObject({ ok: true })
    expect(await findPerson(ctx, tom, EMAIL)).toEqual({ ok: false, reason: 'unknown' })
    expect(await erasePerson(ctx, tom, wish)).toEqual({ ok: false, reason: 'unknown' })
  })

  it('takes nothing along that belongs to others, whatever a vendor calls its people', async () => {
    const ctx = await aCase(open)
    const { db } = ctx.store
    await sow(ctx.store, 1)
    const rest = { name: 'Vera Vendor', timeZone: 'Europe/Berlin', mailFrom: 'ask@example.com' }
    await fill(ctx.store, {
      settings: [{ key: 'organisation', value: rest, updatedAt: THEN }],
      vendors: [aVendor({ id: 'v9', domain: 'vendor-9.example' })],
    })
    await db.update(db.t.contacts).set({ name: 'Somebody Else', email: 'else@vendor-1.example' })
    await db.update(db.t.uses).set({ intake: { 'IN-04': 'confidential' } })
    for (const [at, name] of ['Vera Vendor', 'Europe/Berlin', 'confidential'].entries()) {
      const email = at === 0 ? 'ask@example.com' : `hostile-${at}@vendor-9.example`
      await fill(ctx.store, { contacts: [aContact({ id: `h${at}`, vendorId: 'v9', name, email })] })
      const before = await contents(ctx.store)
      const shown = await findPerson(ctx, tom, email)
      expect(shown).toMatchObject({ person: { entries: [{ table: 'contacts', entries: 1 }] } })
      const done = await erasePerson(ctx, tom, { email, reason: 'Asked for' })
      expect(done).toMatchObject({ ok: true, places: 1, auditValues: 0 })
      expect(await contents(ctx.store)).toEqual(before)
      // It is said where the same words stand.
      if (at === 0) expect(done).toMatchObject({ stays: expect.arrayContaining([elsewhere]) })
    }
  })

  it('leaves the words that the portal goes by, where a person of this very vendor is called like one', async () => {
    const ctx = await aCase(open)
    const { db } = ctx.store
    const intake = { 'IN-04': 'confidential', 'IN-05': ['personal'] }
    await db.update(db.t.uses).set({ intake, owner: 'Confidential' })
    const returned = { questionIds: ['TRN-01'], reason: 'x', at: '2026-11-01T00:00:00.000Z' }
    await db.update(db.t.reviews).set({ returned })
    for (const name of ['confidential', 'personal', 'TRN-01']) {
      await db.update(db.t.contacts).set({ name, email: EMAIL })
      expect(await erasePerson(ctx, tom, wish)).toMatchObject({ ok: true })
    }
    const [use] = await db.select().from(db.t.uses)
    expect(use).toMatchObject({ intake, owner: 'Erased person 1' })
    expect((await db.select().from(db.t.reviews))[0]).toMatchObject({ returned })
  })

  it('keeps a name that another person has too, and says so', async () => {
    const ctx = await aCase(open)
    const { db } = ctx.store
    const vendorId = (await db.select().from(db.t.vendors))[0]?.id ?? ''
    await fill(ctx.store, {
      contacts: [aContact({ id: 'c9', vendorId, name: NAME, email: 'other@vendor-1.example' })],
    })
    const before = await findPerson(ctx, tom, EMAIL)
    expect(before).toMatchObject({ person: { sharedNames: [NAME] } })
    await erasePerson(ctx, tom, wish)
    const names = (await db.select().from(db.t.contacts)).map(({ name }) => name)
    expect(names.sort()).toEqual(['Erased person 1', NAME])
  })

  it('is refused for an account in use, for a reason that names them, and to anybody but an administrator', async () => {
    const ctx = await aCase(open)
    await fill(ctx.store, {
      users: [aStaff({ id: 'gone', email: 'gone@example.com', name: 'Gil Gone' })],
    })
    const gone = { email: 'gone@example.com', reason: 'Left' }
    expect(await erasePerson(ctx, tom, gone)).toEqual({ ok: false, reason: 'active account' })
    const naming = { ...wish, reason: `Mail of ${NAME}` }
    expect(await erasePerson(ctx, tom, naming)).toEqual({ ok: false, reason: 'names the person' })
    expect(await erasePerson(ctx, lena, wish)).toEqual({ ok: false, reason: 'not allowed' })
    expect(await findPerson(ctx, lena, EMAIL)).toEqual({ ok: false, reason: 'not allowed' })
    const { db } = ctx.store
    await fill(ctx.store, {
      staffSessions: [aStaffSession({ id: 's9', userId: 'gone', tokenHash: 't9' })],
    })
    await db.update(db.t.users).set({ active: false })
    expect(await erasePerson(ctx, tom, gone)).toMatchObject({ ok: true, sessions: 1 })
    expect(await found(ctx.store, ['gil gone', 'gone@example.com'])).toEqual([])
  })
})

/** What a person has because they are this person: it goes with them. */
const own = [
  'staffSessions.userId',
  'signOnLinks.userId',
  'pendingSignIns.userId',
  'backupCodes.userId',
  'staffLinks.userId',
  'calendarFeeds.userId',
  'respondentCodes.invitationId',
  'respondentSessions.invitationId',
  'dryRuns.invitationId',
]

/** Who did something: it stays, and says by a number who that was. */
const authors = [
  'reviews.contactId invitations.contactId reviews.launchedById reviews.ownerId uses.requesterId',
  'reviews.outcomeReleasedById answers.invitationId answerVersions.invitationId',
  'explanations.invitationId evidence.invitationId evidence.statusById verdicts.byId notes.byId',
  'findings.raisedById findings.closedById suggestionWords.byId clarifications.byId',
  'clarifications.invitationId evidenceReadings.byId waivers.recordedById waivers.withdrawnById',
  'proposals.byId approvals.byId conditions.statusById reports.frozenById reportBatches.byId',
  'changes.recordedById changes.invitationId changes.withdrawnById',
].flatMap((line) => line.split(' '))

/** Every column that refers to a person or to an invitation, as the schema says. */
function references({ db }: Store): string[] {
  const people = new Set<unknown>([db.t.users, db.t.contacts, db.t.invitations])
  return Object.entries(db.t).flatMap(([name, table]) => {
    const columns = Object.entries(getTableColumns(table as Store['db']['t']['users']))
    const keys = 'enableRLS' in table ? pgConfig(table as never) : sqliteConfig(table as never)
    return keys.foreignKeys
      .map((key) => key.reference())
      .filter(({ foreignTable }) => people.has(foreignTable))
      .flatMap(({ columns: [from] }) =>
        columns
          .filter(([, column]) => column.name === from?.name)
          .map(([column]) => `${name}.${column}`),
      )
  })
}

forEachEngine('whatever refers to a person who is erased', (open) => {
  it('is declared: it goes with them, or says what they did', async () => {
    const { store } = await openCase(open)
    expect(references(store).sort()).toEqual([...own, ...authors].sort())
  })

  it('is gone where it was theirs: links, codes, sessions, uploads, waiting sign-ins', async () => {
    const ctx = await aCase(open)
    const { db } = ctx.store
    const [invitation] = await db.select().from(db.t.invitations)
    const invitationId = invitation?.id ?? ''
    const at = { createdAt: THEN, expiresAt: THEN, tokenHash: 'gone' }
    const userId = 'gone'
    await fill(ctx.store, {
      users: [
        aStaff({ id: userId, email: EMAIL, name: NAME, active: false, passwordHash: 'hash' }),
      ],
      staffSessions: [aStaffSession({ id: 's9', userId, tokenHash: 't9' })],
      signOnLinks: [{ issuer: 'https://id.example', subject: 'vera', userId, linkedAt: THEN }],
      pendingSignIns: [{ id: 'p9', userId, ...at }],
      backupCodes: [{ id: 'b9', userId, codeHash: 'hash', createdAt: THEN }],
      staffLinks: [{ id: 'l9', userId, purpose: 'reset', ...at }],
      calendarFeeds: [{ id: 'f9', userId, tokenHash: 'feed', createdAt: THEN }],
      respondentCodes: [{ id: 'c9', invitationId, purpose: 'mail', codeHash: 'code', ...at }],
      respondentSessions: [{ id: 'r9', invitationId, lastSeenAt: THEN, ...at }],
      dryRuns: [{ invitationId, fileName: 'x.csv', upload: {}, uploadedAt: THEN, expiresAt: THEN }],
    })
    const held = async () => {
      const counts: Record<string, number> = {}
      for (const place of own) {
        const [name = '', column = ''] = place.split('.')
        const table = db.t[name as keyof typeof db.t] as typeof db.t.users
        const rows: Record<string, unknown>[] = await db.select().from(table)
        counts[place] = rows.filter((row) =>
          [userId, invitationId].includes(String(row[column])),
        ).length
      }
      return counts
    }
    for (const [place, count] of Object.entries(await held()))
      expect(count, place).toBeGreaterThan(0)
    expect(await erasePerson(ctx, tom, wish)).toMatchObject({ ok: true })
    for (const [place, count] of Object.entries(await held())) expect(count, place).toBe(0)
    const [user] = (await db.select().from(db.t.users)).filter(({ id }) => id === userId)
    expect(user).toMatchObject({ passwordHash: '', secondFactorSeed: null })
  })
})

describe('the database file', () => {
  it('holds nothing of an erased person either, in no page that was freed', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'assay-erase-'))
    const store = openSqlite(path.join(folder, 'assay.db'), migrationsFolder.sqlite)
    try {
      const email = 'jo.unique@vendor-9.example'
      const ctx = await aCase(async (rows) => fill(store, rows ?? {}))
      const { db } = store
      const vendorId = (await db.select().from(db.t.vendors))[0]?.id ?? ''
      await fill(store, { contacts: [aContact({ id: 'c9', vendorId, name: 'Jo Unique', email })] })
      const held = () =>
        readdirSync(folder).filter((file) =>
          readFileSync(path.join(folder, file)).toString('latin1').includes(email),
        )
      expect(held().length).toBeGreaterThan(0)
      expect(await erasePerson(ctx, tom, { email, reason: 'Asked for' })).toMatchObject({
        ok: true,
        cleaned: true,
        stays: [],
      })
      expect(held()).toEqual([])
    } finally {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('every column of every table', () => {
  /** Words of the portal's own, numbers of things, dates: no person stands in them. */
  const codes =
    /^(id|key|kind|status|role|roles|scope|purpose|hash|sha256|slug|definition|how|plan|website|domain|searchKey|asOf|basis|side|word|rule|decision|approved|severity|treatment|residual|asks|questionIds|items|audience|paper|source|mediaType|contradiction|issuer|subject|secondFactorSeed|intakeFacts|ownerSide|notApplicableAccepted|questionnaireSlug|period(Start|End)|valid(From|To|Until)|.*(Id|Hash|On|Date))$/
  /** Kept beside the chain, and erased there field by field. */
  const apart = new Set(['auditValues.kept', 'auditEvents.actor'])
  const declared = (name: string, column: string) =>
    [replaced, staying].some((places: Record<string, readonly string[]>) =>
      places[name]?.includes(column),
    )

  it('that can hold a person is replaced or said to stay', async () => {
    const store = openSqlite(':memory:', migrationsFolder.sqlite)
    const undeclared = Object.entries(store.db.t).flatMap(([name, table]) =>
      Object.entries(getTableColumns(table as Store['db']['t']['users']))
        .filter(([, { columnType }]) => columnType === ('SQLiteCustomColumn' as string))
        .map(([column]) => [name, column] as const)
        .filter(([, column]) => !codes.test(column))
        .filter(([, column]) => !declared(name, column) && !apart.has(`${name}.${column}`))
        .map(([, column]) => `${name}.${column}`),
    )
    await store.close()
    expect(undeclared).toEqual([])
  })
})
