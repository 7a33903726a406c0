// Retention: the dry run lists what would go, nothing else goes, and what has to stay can still be checked.
import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { filesIn } from '../../app/ports/files'
import { verifyAudit } from '../../app/services/audit/verify-audit'
import { removeDaily } from '../../app/services/privacy/remove-daily'
import { removeKept } from '../../app/services/privacy/remove-kept'
import { changeRetention, previewRetention } from '../../app/services/privacy/retention'
import { loadReport } from '../../app/services/report/load-report'
import { reissueReport } from '../../app/services/report/reissue-report'
import { liftHold, placeHold } from '../../app/services/reviews/legal-hold'
import { appendAudit } from '../../db/queries/audit'
import { endReview, kept } from '../support/removal'
import {
  aContact,
  anAnswer,
  anEvidence,
  anInvitation,
  aReview,
  aStaff,
  aStaffSession,
  fill,
  forEachEngine,
  type Row,
  THEN,
} from '../support/store'
import { openDecided } from './decided-case'
import { type Case, lena, NOW, pat, tom } from './judgement-case'

const DAY = 86_400_000
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function evidenceFiles() {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-retention-'))
  folders.push(folder)
  const place = (sha256: string) => path.join(folder, 'evidence', sha256.slice(0, 2), sha256)
  const files = filesIn(folder)
  return {
    files,
    has: (sha256: string) => existsSync(place(sha256)),
    /** Given long ago, so that nobody can still be about to use it. */
    async old(text: string) {
      const sha256 = await files.put(Buffer.from(text))
      utimesSync(place(sha256), THEN, THEN)
      return sha256
    },
  }
}

/** Review 1 decided, then closed 200 days ago; review 2 of another use cancelled 100 days ago; both had evidence. */
async function aCase(open: Parameters<typeof openDecided>[0]) {
  const disk = evidenceFiles()
  const [own, both] = [await disk.old('own'), await disk.old('both')]
  const decided = await openDecided(open, {
    evidence: [
      { id: 'e1', sha256: own },
      { id: 'e2', sha256: both },
    ],
  })
  const ctx = { ...decided, files: disk.files }
  const { db } = ctx.store
  const [use] = await db.select().from(db.t.uses)
  if (!use) throw new Error('No use')
  await fill(ctx.store, {
    uses: [{ ...use, id: 'use-2' }],
    contacts: [aContact({ id: 'c2', name: 'Nils New', email: 'nils@vendor-1.example' })],
    reviews: [
      aReview({
        launchedById: 'pat',
        id: 'r2',
        number: 2,
        useId: 'use-2',
        contactId: 'c2',
        status: 'cancelled',
      }),
    ],
    invitations: [anInvitation({ id: 'i2', reviewId: 'r2', contactId: 'c2' })],
    answers: [anAnswer({ reviewId: 'r2', invitationId: 'i2' })],
    evidence: [anEvidence({ reviewId: 'r2', invitationId: 'i2', sha256: both })],
    staffSessions: [
      aStaffSession({ id: 's1', userId: 'tom', tokenHash: 't1', expiresAt: ago(40) }),
      aStaffSession({ id: 's2', userId: 'tom', tokenHash: 't2', expiresAt: ago(-1) }),
    ],
  })
  await endReview(ctx, { reviewId: 'review-1', days: 200 })
  await endReview(ctx, { reviewId: 'r2', days: 100, how: 'cancelled' })
  return { ctx, disk, own, both }
}

const ago = (days: number) => new Date(NOW.getTime() - days * DAY)

const pending = (id: string, days: number) => ({
  ...{ id, tokenHash: id, userId: 'tom', createdAt: THEN, expiresAt: ago(days) },
})
const link = (of: Pick<Row<'staffLinks'>, 'id' | 'userId' | 'purpose' | 'expiresAt'>) => ({
  ...{ tokenHash: of.id, createdAt: THEN, usedAt: null, withdrawnAt: null },
  ...of,
})
const backupCode = (of: Pick<Row<'backupCodes'>, 'id' | 'userId' | 'usedAt'>) => ({
  ...{ codeHash: of.id, createdAt: THEN },
  ...of,
})
const dueItem = (of: Pick<Row<'dueItems'>, 'id' | 'reviewId' | 'status' | 'dueAt'>) => ({
  ...{ kind: 'reminder', createdAt: THEN },
  ...of,
})

const mail = (of: Pick<Row<'outbox'>, 'id' | 'reviewId'>) => ({
  ...{
    kind: 'reminder',
    payload: {},
    toName: 'V',
    toEmail: 'v@x.example',
    status: 'sent' as const,
  },
  ...{ dueAt: ago(300), createdAt: ago(300), sentAt: ago(300) },
  ...of,
})

const emails = async ({ store: { db } }: Case) =>
  (await db.select().from(db.t.contacts)).map(({ email }) => email).sort()

forEachEngine('retention', (open) => {
  it('keeps everything until somebody sets it, and then lists before anything goes', async () => {
    const { ctx } = await aCase(open)
    expect(await previewRetention(ctx, tom)).toMatchObject({ retention: kept({}), would: [] })
    expect(await removeKept(ctx, tom)).toEqual([])
    await changeRetention(ctx, tom, kept({ reviews: 90, sessions: 30, mails: 30, people: 150 }))
    const { db } = ctx.store
    const before = await db.select().from(db.t.answers)
    const preview = await previewRetention(ctx, tom)
    expect(preview?.would).toMatchObject([
      // Oldest first: review 1 ended before review 2.
      { kind: 'reviews', count: 2, reviews: [1, 2] },
      { kind: 'people', count: 1 },
      { kind: 'mails' },
      { kind: 'sessions', count: 1 },
    ])
    expect(await db.select().from(db.t.answers)).toEqual(before)
    await changeRetention(ctx, tom, kept({ reviews: 150 }))
    expect((await previewRetention(ctx, tom))?.would).toEqual([
      { kind: 'reviews', count: 1, reviews: [1] },
    ])
  })

  it('empties ended reviews, removes files that nothing uses, and leaves what was decided verifiable', async () => {
    const { ctx, disk, own, both } = await aCase(open)
    const { db } = ctx.store
    const reports = await db.select().from(db.t.reports)
    const reviews = await db.select().from(db.t.reviews)
    await changeRetention(ctx, tom, kept({ reviews: 150 }))
    expect(await removeKept(ctx, tom)).toEqual([{ kind: 'reviews', count: 1 }])
    const left = await db.select().from(db.t.answers)
    expect(left.map(({ reviewId }) => reviewId)).toEqual(['r2'])
    expect([disk.has(own), disk.has(both)]).toEqual([false, true])
    expect(await db.select().from(db.t.reports)).toEqual(reports)
    expect(await db.select().from(db.t.reviews)).toEqual(reviews)
    expect(await db.select().from(db.t.conditions)).toHaveLength(1)
    expect(await loadReport(ctx, lena, { number: 1 })).toMatchObject({ ok: true })
    expect(await verifyAudit(ctx, tom)).toMatchObject({ holds: true })
    expect((await previewRetention(ctx, tom))?.would).toMatchObject([{ count: 0 }])
    expect(await removeKept(ctx, tom)).toEqual([])
    const again = { reason: 'A typing mistake', replaces: 1 }
    expect(await reissueReport(ctx, lena, 1, again)).toMatchObject({
      sentence: expect.stringContaining('no longer kept'),
    })
    const events = await db.select().from(db.t.auditEvents)
    expect(events.filter(({ kind }) => kind === 'kept data removed')).toMatchObject([
      { reviewId: 'review-1', actor: 'user:tom' },
    ])
  })

  it('leaves a review alone while a round of the same use is under way', async () => {
    const { ctx } = await aCase(open)
    const status = 'answering'
    await fill(ctx.store, {
      reviews: [aReview({ launchedById: 'pat', id: 'r3', number: 3, useId: 'use-2', status })],
    })
    await changeRetention(ctx, tom, kept({ reviews: 90 }))
    expect((await previewRetention(ctx, tom))?.would).toMatchObject([{ count: 1, reviews: [1] }])
  })

  it('leaves a review alone that is held for legal, with its people and its mail, and says so', async () => {
    const { ctx } = await aCase(open)
    const { db } = ctx.store
    await db.update(db.t.outbox).set({ status: 'sent', sentAt: ago(300), createdAt: ago(300) })
    await fill(ctx.store, { outbox: [mail({ id: 'm1', reviewId: 'review-1' })] })
    await changeRetention(ctx, tom, kept({ reviews: 90, people: 150, mails: 90 }))
    expect(await placeHold(ctx, pat, 1, 'A dispute')).toMatchObject({ reason: 'not allowed' })
    expect(await placeHold(ctx, lena, 1, 'A dispute')).toMatchObject({ ok: true })
    expect(await placeHold(ctx, lena, 1, 'Again')).toMatchObject({ reason: 'not possible now' })
    expect(await previewRetention(ctx, tom)).toMatchObject({
      held: [1],
      would: [
        { kind: 'reviews', reviews: [2] },
        { kind: 'people', count: 0 },
        { kind: 'mails', count: 0 },
      ],
    })
    await removeKept(ctx, tom)
    expect((await db.select().from(db.t.answers)).length).toBeGreaterThan(1)
    expect(await liftHold(ctx, lena, 1, 'Settled')).toMatchObject({ ok: true })
    expect(await liftHold(ctx, lena, 1, 'Settled')).toMatchObject({ reason: 'not possible now' })
    expect(await previewRetention(ctx, tom)).toMatchObject({
      held: [],
      would: [{ kind: 'reviews', reviews: [1] }, { count: 1 }, { kind: 'mails', count: 4 }],
    })
    await removeKept(ctx, tom)
    expect(await placeHold(ctx, lena, 1, 'Too late')).toMatchObject({ reason: 'not possible now' })
    const kinds = (await db.select().from(db.t.auditEvents)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('legal hold'))).toHaveLength(2)
  })

  it('puts a number in the place of respondents whose reviews are over, and of nobody else', async () => {
    const { ctx } = await aCase(open)
    await changeRetention(ctx, tom, kept({ people: 150 }))
    expect(await removeKept(ctx, tom)).toEqual([{ kind: 'people', count: 1 }])
    expect(await emails(ctx)).toEqual(['erased-person-1@erased.invalid', 'nils@vendor-1.example'])
    expect(await removeKept(ctx, tom)).toEqual([])
    expect(await verifyAudit(ctx, tom)).toMatchObject({ holds: true })
  })

  it('takes names out of old events of the log, keeps the events and what was typed, and the chain holds', async () => {
    const { ctx } = await aCase(open)
    const { db } = ctx.store
    await ctx.store.transact((tx) =>
      appendAudit(tx, { at: ago(400), actor: 'user:tom' }, [
        { kind: 'signed in', reviewId: null, payload: { userId: 'tom', email: 'tom@example.com' } },
        {
          kind: 'review reassigned',
          reviewId: 'r2',
          payload: { fromId: 'pat', toId: 'tom', to: 'Tom', reason: 'Holiday' },
        },
      ]),
    )
    const before = (await db.select().from(db.t.auditEvents)).length
    await changeRetention(ctx, tom, kept({ auditNames: 365 }))
    expect(await removeKept(ctx, tom)).toEqual([{ kind: 'auditNames', count: 2 }])
    const values = (await db.select().from(db.t.auditValues)).map((row) => row.kept).join()
    expect(values).toContain('Holiday')
    expect(values).not.toMatch(/tom@example\.com|"Tom"/)
    // The setting, and the removal.
    expect(await db.select().from(db.t.auditEvents)).toHaveLength(before + 2)
    expect(await verifyAudit(ctx, tom)).toMatchObject({ holds: true, erased: 2, accounted: 2 })
  })

  it('runs by itself only where that is switched on, and once a day', async () => {
    const { ctx } = await aCase(open)
    await changeRetention(ctx, tom, kept({ sessions: 30 }))
    const removed = async () => (await removeDaily(ctx)).removed
    expect(await removed()).toEqual([])
    ctx.clock.at = new Date(NOW.getTime() + DAY)
    await changeRetention(ctx, tom, kept({ sessions: 30 }, true))
    const both = await Promise.all([removed(), removed()])
    expect(both.flat()).toEqual([{ kind: 'sessions', count: 1 }])
    const late = aStaffSession({ id: 's3', userId: 'tom', tokenHash: 't3', expiresAt: ago(50) })
    await fill(ctx.store, { staffSessions: [late] })
    expect(await removed()).toEqual([])
    ctx.clock.at = new Date(NOW.getTime() + 40 * DAY)
    expect(await removed()).toEqual([{ kind: 'sessions', count: 2 }])
    ctx.clock.at = NOW
  })

  it('removes in any case what nobody reads again, once a day, and leaves what somebody may', async () => {
    const { ctx } = await aCase(open)
    const { db } = ctx.store
    await fill(ctx.store, {
      users: [
        aStaff({ id: 'gone', active: false, email: 'gone@example.com' }),
        aStaff({ id: 'new', email: 'new@example.com', passwordHash: '' }),
        aStaff({ id: 'temp', email: 'temp@example.com', passwordTemporary: true }),
      ],
      pendingSignIns: [pending('p1', 1), pending('p2', -1)],
      signOnReturns: [
        { flowHash: 'f1', expiresAt: ago(1) },
        { flowHash: 'f2', expiresAt: ago(-1) },
      ],
      staffLinks: [
        link({ id: 'l1', userId: 'tom', purpose: 'reset', expiresAt: ago(31) }),
        link({ id: 'l2', userId: 'tom', purpose: 'reset', expiresAt: ago(29) }),
        link({ id: 'l3', userId: 'new', purpose: 'invitation', expiresAt: ago(400) }),
        link({ id: 'l4', userId: 'tom', purpose: 'invitation', expiresAt: ago(400) }),
      ],
      backupCodes: [
        backupCode({ id: 'b1', userId: 'tom', usedAt: ago(1) }),
        backupCode({ id: 'b2', userId: 'tom' }),
        backupCode({ id: 'b3', userId: 'gone' }),
      ],
      dueItems: [
        dueItem({ id: 'd1', reviewId: 'r2', status: 'done', dueAt: ago(91) }),
        dueItem({ id: 'd2', reviewId: 'r2', status: 'failed', dueAt: ago(91) }),
        dueItem({ id: 'd3', reviewId: 'r2', status: 'done', dueAt: ago(89) }),
      ],
    })
    const { removed, swept } = await removeDaily(ctx)
    expect(removed).toEqual([])
    expect(swept).toEqual([
      { kind: 'pendingSignIns', count: 1 },
      { kind: 'signOnReturns', count: 1 },
      { kind: 'staffLinks', count: 2 },
      { kind: 'backupCodes', count: 2 },
      { kind: 'dueItems', count: 1 },
    ])
    const left = async (name: 'pendingSignIns' | 'staffLinks' | 'backupCodes' | 'dueItems') =>
      (await db.select({ id: db.t[name].id }).from(db.t[name])).map(({ id }) => id).sort()
    expect(await left('pendingSignIns')).toEqual(['p2'])
    expect(await left('staffLinks')).toEqual(['l2', 'l3'])
    expect(await left('backupCodes')).toEqual(['b2'])
    expect(await left('dueItems')).toEqual(expect.arrayContaining(['d2', 'd3']))
    const users = await db.select().from(db.t.users)
    const end = (id: string) => users.find((user) => user.id === id)?.passwordExpiresAt
    expect([end('temp'), end('tom')]).toEqual([ago(-7), null])
    expect(await removeDaily(ctx)).toEqual({ removed: [], swept: [] })
    expect(await verifyAudit(ctx, tom)).toMatchObject({ holds: true })
  })

  it('is for administrators alone', async () => {
    const { ctx } = await aCase(open)
    expect(await previewRetention(ctx, lena)).toBeNull()
    expect(await removeKept(ctx, lena)).toBeNull()
    const refused = { ok: false, reason: 'not allowed' }
    expect(await changeRetention(ctx, lena, kept({ sessions: 1 }))).toEqual(refused)
  })
})
