import { expect, it } from 'vitest'
import type { StaffRole } from '../../app/core/access/roles'
import { GENESIS, nextLink } from '../../app/core/audit/chain'
import { afterRestore } from '../../app/services/backup/after-restore'
import type { CheckedBackup } from '../../app/services/backup/check-backup'
import { deliverDueMail } from '../../app/services/mail/deliver-mail'
import { heldSince, releaseMail } from '../../app/services/mail/hold'
import { dropMail } from '../../app/services/outbox/drop-mail'
import { shapeAt } from '../../db/backup/levels'
import type { Store } from '../../db/store'
import {
  aMail,
  aReviewAtTheVendor,
  eventsOf,
  heldClock,
  minutesOn,
  plainLetter,
  rowOf,
  scriptedMailer,
  start,
} from '../jobs/world'
import { aStaff, aStaffSession, forEachEngine, type Rows } from '../support/store'
import { NEWEST, sha256 } from './full-database'

const link = nextLink(
  null,
  { kind: 'settings changed', reviewId: null, payload: { key: 'x' } },
  { at: start, actor: 'job' },
  sha256,
)

const checked: CheckedBackup = {
  hash: 'e'.repeat(64),
  expected: null,
  manifest: {
    format: 'assay-backup',
    version: 1,
    assay: '0.1.0',
    migration: NEWEST,
    engine: 'sqlite',
    takenAt: start.toISOString(),
    audit: { events: 1, head: link.hash, brokenAt: null },
    tables: [],
    members: [],
    missing: [],
  },
}

const someone = (role: StaffRole) => ({
  kind: 'staff' as const,
  id: 'priya',
  name: 'Priya Nair',
  email: 'priya@harbour.example',
  roles: [role],
})

forEachEngine('a restored portal', (open) => {
  const inADay = minutesOn(24 * 60)
  const at = minutesOn(60)
  let store: Store

  const opened = async (
    over: Rows = {},
    options: { endLinks?: boolean; of?: CheckedBackup } = {},
  ) => {
    store = await open({ ...aReviewAtTheVendor({}), ...over, auditEvents: [link] })
    const { endLinks = false, of = checked } = options
    return store.transact((tx) => afterRestore(tx, { checked: of, at, endLinks }))
  }

  const doors = {
    staffSessions: [
      aStaffSession({ id: 's1', userId: 'priya' }),
      aStaffSession({ id: 's2', userId: 'priya', revokedAt: minutesOn(-5) }),
    ],
    respondentSessions: [
      {
        id: 'r1',
        tokenHash: 'h1',
        invitationId: 'invitation-1',
        createdAt: start,
        lastSeenAt: start,
        expiresAt: inADay,
      },
    ],
    respondentCodes: [
      {
        id: 'c1',
        invitationId: 'invitation-1',
        purpose: 'mail' as const,
        codeHash: 'h',
        createdAt: start,
        expiresAt: inADay,
      },
    ],
    pendingSignIns: [
      { id: 'p1', tokenHash: 'h', userId: 'priya', createdAt: start, expiresAt: inADay },
    ],
    backupCodes: [
      { id: 'b1', userId: 'priya', codeHash: 'h1', createdAt: start },
      { id: 'b2', userId: 'priya', codeHash: 'h2', createdAt: start, usedAt: start },
    ],
    staffLinks: [
      {
        id: 'l1',
        userId: 'priya',
        purpose: 'reset' as const,
        tokenHash: 'h1',
        createdAt: start,
        expiresAt: inADay,
      },
      {
        id: 'l2',
        userId: 'priya',
        purpose: 'reset' as const,
        tokenHash: 'h2',
        createdAt: start,
        expiresAt: inADay,
        usedAt: start,
      },
    ],
    users: [
      aStaff({ id: 'priya', secondFactorSeed: 'seed', secondFactorStep: 5 }),
      aStaff({ id: 'tom', passwordTemporary: true }),
    ],
    calendarFeeds: [{ id: 'f1', userId: 'priya', tokenHash: 'h', createdAt: start }],
  }

  it('has no session and no code that opens anything, and keeps when others had ended', async () => {
    expect(await opened(doors)).toEqual({
      sessions: 2,
      codes: 4,
      passwords: 1,
      links: 0,
      mailHeld: 0,
    })
    const { db } = store
    const staff = await db.select().from(db.t.staffSessions).orderBy(db.t.staffSessions.id)
    expect(staff.map(({ revokedAt }) => revokedAt)).toEqual([at, minutesOn(-5)])
    const [vendor] = await db.select().from(db.t.respondentSessions)
    expect(vendor?.revokedAt).toEqual(at)
    const [code] = await db.select().from(db.t.respondentCodes)
    expect(code?.usedAt).toEqual(at)
    expect(await db.select().from(db.t.pendingSignIns)).toEqual([])
    const backup = await db.select().from(db.t.backupCodes).orderBy(db.t.backupCodes.id)
    expect(backup.map(({ usedAt }) => usedAt)).toEqual([at, start])
    const links = await db.select().from(db.t.staffLinks).orderBy(db.t.staffLinks.id)
    expect(links.map(({ withdrawnAt }) => withdrawnAt)).toEqual([at, null])
    const [priya, tom] = await db.select().from(db.t.users).orderBy(db.t.users.id)
    // A code that was typed in this half minute, or shown for the next, is not taken again.
    expect(priya).toMatchObject({ secondFactorStep: at.getTime() / 30_000 + 1 })
    expect(priya?.passwordExpiresAt).toBeNull()
    expect(tom).toMatchObject({ passwordExpiresAt: at, secondFactorStep: null })
    const [invitation] = await db.select().from(db.t.invitations)
    expect(invitation?.revokedAt).toBeNull()
    const [feed] = await db.select().from(db.t.calendarFeeds)
    expect(feed?.revokedAt).toBeNull()
  })

  it("has no vendor's link and no calendar address left where that was asked for", async () => {
    expect(await opened(doors, { endLinks: true })).toMatchObject({ links: 2 })
    const { db } = store
    const [invitation] = await db.select().from(db.t.invitations)
    expect(invitation?.revokedAt).toEqual(at)
    const [feed] = await db.select().from(db.t.calendarFeeds)
    expect(feed?.revokedAt).toEqual(at)
  })

  it('says in its audit log that it was restored, and from what', async () => {
    await opened(doors)
    const events = await eventsOf(store)
    expect(events.map(({ kind, actor }) => `${kind} by ${actor}`)).toEqual([
      'settings changed by job',
      'portal restored by command line',
    ])
    expect(JSON.parse(events[1]?.body ?? '')).toMatchObject({
      payload: { manifest: checked.hash, takenAt: start.toISOString(), sessions: 2, codes: 4 },
    })
  })

  it('is not made where its audit log does not end where the manifest says', async () => {
    const audit = { events: 1, head: GENESIS, brokenAt: null }
    const of = { ...checked, manifest: { ...checked.manifest, audit } }
    await expect(opened({}, { of })).rejects.toThrow('audit log is not the one of the backup')
  })

  it('sends nothing that waits until somebody releases it, codes asked for since then aside', async () => {
    const outbox = [
      aMail('invitation', { id: 'waits', dueAt: minutesOn(-9) }),
      aMail('code', { id: 'old code', dueAt: minutesOn(-9) }),
    ]
    expect(await opened({ outbox })).toMatchObject({ mailHeld: 1 })
    expect(await rowOf(store, 'old code')).toMatchObject({ status: 'cancelled' })
    const { db } = store
    const [fresh] = doors.respondentCodes
    if (fresh) await db.insert(db.t.respondentCodes).values({ ...fresh, id: 'fresh' })
    const payload = { invitationId: 'invitation-1', codeId: 'fresh' }
    await db.insert(db.t.outbox).values(aMail('code', { id: 'new code', dueAt: start, payload }))
    const clock = heldClock()
    const mailer = scriptedMailer()
    const deliver = () => deliverDueMail({ store, clock, mailer, compose: plainLetter })
    await deliver()
    expect(await rowOf(store, 'new code')).toMatchObject({ status: 'sent' })
    expect(await rowOf(store, 'waits')).toMatchObject({ status: 'waiting', attempts: 0 })

    expect(await releaseMail({ store, clock }, someone('reviewer'))).toMatchObject({ ok: false })
    expect(await heldSince({ store })).toEqual({
      takenAt: start.toISOString(),
      restoredAt: at.toISOString(),
    })
    expect(await releaseMail({ store, clock }, someone('admin'))).toEqual({
      ok: true,
    })
    expect(await heldSince({ store })).toBeNull()
    await deliver()
    expect(mailer.sent.map(({ subject }) => subject)).toContain('waits')
    expect((await eventsOf(store)).map(({ kind }) => kind)).toContain('mail released')
  })

  it('lets somebody take a mail out that went out already, once and for good', async () => {
    await opened({ outbox: [aMail('invitation', { id: 'twice', dueAt: minutesOn(-9) })] })
    const ctx = { store, clock: heldClock() }
    const staff = someone('admin')
    expect(await dropMail(ctx, someone('legal'), 'twice')).toMatchObject({
      ok: false,
    })
    expect(await dropMail(ctx, staff, 'nowhere')).toEqual({ ok: false, reason: 'no such mail' })
    expect(await dropMail(ctx, staff, 'twice')).toEqual({ ok: true })
    expect(await dropMail(ctx, staff, 'twice')).toEqual({ ok: false, reason: 'not waiting' })
    expect(await rowOf(store, 'twice')).toMatchObject({ status: 'cancelled' })
    await releaseMail(ctx, staff)
    const mailer = scriptedMailer()
    await deliverDueMail({ ...ctx, mailer, compose: plainLetter })
    expect(mailer.sent).toEqual([])
  })

  it('leaves alone what a job is just sending', async () => {
    const leased = { id: 'going', dueAt: minutesOn(-9), claimedUntil: minutesOn(5) }
    await opened({ outbox: [aMail('invitation', leased)] })
    const staff = someone('admin')
    const dropped = await dropMail({ store, clock: heldClock() }, staff, 'going')
    expect(dropped).toEqual({ ok: false, reason: 'not waiting' })
  })
})

it('knows of every secret that the tables hold', () => {
  // What became of each after a restore; a new column has to be put in one of these lists.
  const ended = [
    'staff_sessions.token_hash',
    'respondent_sessions.token_hash',
    'respondent_codes.code_hash',
    'pending_sign_ins.token_hash',
    'backup_codes.code_hash',
    'staff_links.token_hash',
    'users.second_factor_step',
  ]
  const onRequest = ['invitations.token_hash', 'calendar_feeds.token_hash']
  const stays = [
    'users.password_hash', // as it was; the command says so
    'sign_on_returns.flow_hash', // marks what was used; the provider takes its answer back once itself
    'users.second_factor_seed', // as the password
    'audit_events.hash',
    'questionnaires.hash',
    'reviews.questionnaire_hash',
    'reports.record_hash',
  ]
  const secretive = /token|code|secret|seed|step|hash$|totp|used/
  const found = shapeAt(NEWEST).flatMap(({ name, columns }) =>
    columns
      .filter((column) => secretive.test(column.name) && column.type !== 'instant')
      .map((column) => `${name}.${column.name}`),
  )
  expect(found.sort()).toEqual([...ended, ...onRequest, ...stays].sort())
})
