// Chasing reviews from the first page: nudging, snoozing, giving them to a colleague, one or many at once.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { parseOutboxEntry } from '../../app/core/mail/payload'
import { readWaitingWish } from '../../app/core/review/waiting-wish'
import { composeRow } from '../../app/services/mail/compose-row'
import { listWaiting } from '../../app/services/reviews/list-waiting'
import { nudgeVendors, previewNudges } from '../../app/services/reviews/nudge-vendors'
import { listOwners, reassignReviews } from '../../app/services/reviews/reassign-reviews'
import { snoozeReviews, wakeReviews } from '../../app/services/reviews/snooze-reviews'
import { aStaff, fill, forEachEngine } from '../support/store'
import { draft, launchWorld, NOW, sent, staff, type World } from './launch-world'

const HOUR = 60 * 60 * 1000
const origin = 'https://assay.example'

const priya = staff('priya')

/** The invitation has gone out, and a second review is a draft. */
async function world(open: Parameters<typeof launchWorld>[0]) {
  const at = await launchWorld(open)
  await fill(at.store, { users: [aStaff({ id: 'pablo', name: 'Pablo', roles: ['procurement'] })] })
  await sent(at)
  const { db } = at.store
  const invitation = eq(db.t.outbox.kind, 'invitation')
  await db.update(db.t.outbox).set({ status: 'sent', sentAt: NOW }).where(invitation)
  const over = { draftId: 'draft-2', contact: { name: 'Eve', email: 'eve@northlight.example' } }
  await draft(at, { ...over, offering: { name: 'Feather', plan: 'Team' } })
  return at
}

async function where(at: World, query = '', who = priya) {
  const listed = await listWaiting(at, who, readWaitingWish(new URLSearchParams(query)))
  if (!listed.ok) throw new Error('Not listed')
  const groups = listed.groups.flatMap(({ on, reviews }) =>
    reviews.map(({ number }) => `${on} ${number}`),
  )
  return [...groups, ...listed.snoozed.map(({ number }) => `snoozed ${number}`)]
}

const events = async ({ store: { db } }: World, kind: string) =>
  db.select().from(db.t.auditEvents).where(eq(db.t.auditEvents.kind, kind))

const change = async (
  { store: { db } }: World,
  review: Partial<typeof db.t.reviews.$inferInsert>,
) => db.update(db.t.reviews).set(review).where(eq(db.t.reviews.number, 1))

forEachEngine('a snoozed review', (open) => {
  const until = '2026-12-01'
  const asleep = async (at: World) =>
    snoozeReviews(at, priya, { numbers: [1], until, reason: 'Vera is on leave' })

  it('is out of the way with its reason until the day, and back on it by itself', async () => {
    const at = await world(open)
    expect(await where(at)).toEqual(['us 2', 'vendor 1'])
    expect(await asleep(at)).toEqual({ ok: true, done: [1], refused: [] })
    expect(await where(at)).toEqual(['us 2', 'snoozed 1'])
    const listed = await listWaiting(at, priya)
    expect(listed.ok && listed.snoozed[0]?.snoozed).toMatchObject({
      until,
      reason: 'Vera is on leave',
      by: 'Priya Procurement',
    })
    at.at(new Date('2026-11-30T23:00:00.000Z'))
    expect(await where(at)).toContain('snoozed 1')
    at.at(new Date('2026-12-01T00:00:00.000Z'))
    expect(await where(at)).toContain('vendor 1')
    expect(await events(at, 'review snoozed')).toHaveLength(1)
  })

  it.each([
    ['opens the link', { openedAt: new Date(NOW.getTime() + HOUR) }],
    ['answers', { lastActivityAt: new Date(NOW.getTime() + HOUR) }],
    ['submits', { submittedAt: new Date(NOW.getTime() + HOUR), status: 'submitted' as const }],
  ])('is back at once when the vendor %s', async (_what, moved) => {
    const at = await world(open)
    await asleep(at)
    await change(at, moved)
    expect(await where(at)).not.toContain('snoozed 1')
  })

  it('is back at once when the vendor asks something', async () => {
    const at = await world(open)
    await asleep(at)
    const { db } = at.store
    const [review] = await db.select().from(db.t.reviews).where(eq(db.t.reviews.number, 1))
    const asked = {
      questionId: 'INV-01',
      side: 'vendor',
      kind: 'question',
      text: 'Which?',
    } as const
    const later = new Date(NOW.getTime() + HOUR)
    const row = { id: 'c', reviewId: review?.id ?? '', at: later, sentAt: later }
    await db.insert(db.t.clarifications).values({ ...row, ...asked })
    expect(await where(at)).toContain('us 1')
  })

  it('stays asleep over what the vendor did before, and comes back by hand', async () => {
    const at = await world(open)
    await change(at, { lastActivityAt: NOW, openedAt: NOW })
    await asleep(at)
    expect(await where(at)).toContain('snoozed 1')
    expect(await wakeReviews(at, priya, [1, 2, 99])).toEqual({
      ok: true,
      done: [1, 2],
      refused: [{ number: 99, sentence: 'There is no such review.' }],
    })
    expect(await where(at)).toContain('vendor 1')
    expect(await events(at, 'review woken')).toHaveLength(1)
  })

  it('takes a day that lies ahead and not too far, and no review that is over', async () => {
    const at = await world(open)
    for (const [day, flaw] of [
      ['2026-11-21', 'Choose a day after today'],
      ['2027-11-22', 'Choose a day up to 21 Nov 2027'],
    ] as const) {
      const asked = { numbers: [1], until: day, reason: 'x' }
      expect(await snoozeReviews(at, priya, asked)).toMatchObject({ errors: { until: flaw } })
    }
    await change(at, { status: 'cancelled' })
    expect(await asleep(at)).toMatchObject({ done: [], refused: [{ number: 1 }] })
  })

  it('leaves the vendor’s own forms in date', async () => {
    const at = await world(open)
    const { db } = at.store
    const first = () => db.select().from(db.t.reviews).where(eq(db.t.reviews.number, 1))
    const revision = async () => (await first())[0]?.revision
    const before = await revision()
    await asleep(at)
    await reassignReviews(at, priya, { numbers: [1], ownerId: 'pablo', reason: '' })
    expect(await revision()).toBe(before)
  })
})

forEachEngine('a review that is given to a colleague', (open) => {
  it('is theirs in the list, and the vendor’s mails name them', async () => {
    const at = await world(open)
    expect(await where(at, 'whose=mine')).toEqual(['us 2', 'vendor 1'])
    const given = { numbers: [1], ownerId: 'pablo', reason: 'Holiday' }
    expect(await reassignReviews(at, priya, given)).toMatchObject({ done: [1] })
    expect(await where(at, 'whose=mine')).toEqual(['us 2'])
    const { db } = at.store
    const [row] = await db.select().from(db.t.outbox).where(eq(db.t.outbox.kind, 'reminder'))
    if (!row) throw new Error('No reminder')
    const mail = await composeRow(at, {
      row,
      entry: parseOutboxEntry(row.kind, row.payload),
      origin,
    })
    expect(mail.replyTo?.name).toBe('Pablo')
    expect(mail.text).toContain('Pablo')
    const [event] = await events(at, 'review reassigned')
    if (!event) throw new Error('not recorded')
    const values = db.t.auditValues
    const [kept] = await db.select().from(values).where(eq(values.seq, event.seq))
    expect(event.body).not.toContain('Pablo')
    expect(kept?.kept).toContain('"value":"Pablo"')
  })

  it('goes only to somebody who may launch reviews and has an account in use', async () => {
    const at = await world(open)
    expect((await listOwners(at)).map(({ id }) => id)).toEqual(['pablo', 'priya'])
    for (const ownerId of ['rolf', 'nobody']) {
      const refused = await reassignReviews(at, priya, { numbers: [1], ownerId, reason: '' })
      expect(refused).toMatchObject({ ok: false, errors: { ownerId: expect.any(String) } })
    }
  })
})

forEachEngine('a nudge', (open) => {
  const shown = async (at: World, numbers: number[], text = '') => {
    const preview = await previewNudges(at, priya, { numbers, text, origin })
    return preview.ok ? preview.nudges : []
  }

  it('is shown as it goes out, with those that it leaves out and why', async () => {
    const at = await world(open)
    const [first, second] = await shown(at, [2, 1, 99], 'Can we help?')
    expect(first).toMatchObject({ number: 1, because: null })
    expect(first?.mail?.to).toEqual({ name: 'Dana Ortiz', address: 'dana@northlight.example' })
    expect(first?.mail?.text).toContain('Can we help?')
    expect(second).toMatchObject({
      number: 2,
      mail: null,
      because: expect.stringContaining('draft'),
    })
    const { db } = at.store
    const nudges = () => db.select().from(db.t.outbox).where(eq(db.t.outbox.kind, 'nudge'))
    expect(await nudges()).toEqual([])
    const words = { numbers: [1, 2], text: 'Can we help?' }
    expect(await nudgeVendors(at, priya, words)).toMatchObject({
      done: [1],
      refused: [{ number: 2 }],
    })
    const [row] = await nudges()
    if (!row) throw new Error('No nudge')
    const entry = parseOutboxEntry(row.kind, row.payload)
    const mail = await composeRow(at, { row, entry, origin })
    expect([mail.subject, mail.text]).toEqual([first?.mail?.subject, first?.mail?.text])
    expect(await events(at, 'vendor nudged')).toHaveLength(1)
  })

  it('goes once, however often it is pressed', async () => {
    const at = await world(open)
    await nudgeVendors(at, priya, { numbers: [1], text: '' })
    const again = await nudgeVendors(at, priya, { numbers: [1], text: '' })
    expect(again).toMatchObject({ done: [], refused: [{ number: 1 }] })
    expect((await shown(at, [1]))[0]?.because).toContain('within the last day')
  })

  it.each([
    ['the reminders were stopped', 'stopped the reminders'],
    ['six mails went out', '6 mails have asked'],
    ['the last mail bounced', 'bounced'],
    ['the invitation still waits', 'has not gone out'],
    ['the link has run out', 'opens no more'],
    ['it is no longer with the vendor', 'This review is submitted'],
  ])('is refused where %s', async (what, because) => {
    const at = await world(open)
    const { db } = at.store
    const invitation = eq(db.t.outbox.kind, 'invitation')
    if (what.includes('stopped')) await db.update(db.t.invitations).set({ stopRemindersAt: NOW })
    if (what.includes('six')) await db.update(db.t.outbox).set({ status: 'sent', sentAt: NOW })
    if (what.includes('bounced'))
      await db.update(db.t.outbox).set({ status: 'failed' }).where(invitation)
    if (what.includes('waits'))
      await db.update(db.t.outbox).set({ status: 'waiting' }).where(invitation)
    if (what.includes('run out')) at.at(new Date('2027-12-01T00:00:00.000Z'))
    if (what.includes('no longer')) await change(at, { status: 'submitted' })
    if (what.includes('six')) {
      const [row] = await db.select().from(db.t.outbox).where(invitation)
      if (row) await db.insert(db.t.outbox).values({ ...row, id: 'sixth' })
    }
    expect((await shown(at, [1]))[0]?.because).toContain(because)
    expect(await nudgeVendors(at, priya, { numbers: [1], text: '' })).toMatchObject({ done: [] })
  })
})

forEachEngine('chasing', (open) => {
  it('is for procurement alone', async () => {
    const at = await world(open)
    const about = { numbers: [1] }
    for (const id of ['rita', 'rolf', 'lena', 'adam'] as const) {
      const refused = { ok: false, reason: 'not allowed' }
      const who = staff(id)
      expect(await nudgeVendors(at, who, { ...about, text: '' })).toMatchObject(refused)
      expect(await previewNudges(at, who, { ...about, text: '', origin })).toMatchObject(refused)
      expect(await wakeReviews(at, who, [1])).toMatchObject(refused)
      const snooze = { ...about, until: '2026-12-01', reason: 'x' }
      expect(await snoozeReviews(at, who, snooze)).toMatchObject(refused)
      const reassign = { ...about, ownerId: 'pablo', reason: '' }
      expect(await reassignReviews(at, who, reassign)).toMatchObject(refused)
    }
  })

  it('narrows the list by whose, tier and vendor, and shows one group with its pages', async () => {
    const at = await world(open)
    expect(await where(at, 'tier=1')).toEqual([])
    expect(await where(at, 'tier=2&q=north')).toEqual(['us 2', 'vendor 1'])
    expect(await where(at, 'on=vendor')).toEqual(['vendor 1'])
    expect(await where(at, 'whose=mine', staff('rolf'))).toEqual([])
  })

  it('marks a bounce until a later mail went out', async () => {
    const at = await world(open)
    const { db } = at.store
    const bounced = async () => {
      const listed = await listWaiting(at, priya)
      const rows = listed.ok ? listed.groups.flatMap(({ reviews }) => reviews) : []
      return rows.find(({ number }) => number === 1)?.bounced
    }
    expect(await bounced()).toBe(false)
    const reminders = eq(db.t.outbox.kind, 'reminder')
    await db.update(db.t.outbox).set({ status: 'failed' }).where(reminders)
    expect(await bounced()).toBe(true)
    const [row] = await db.select().from(db.t.outbox).where(reminders)
    const dueAt = new Date('2027-01-01T00:00:00.000Z')
    if (row) await db.insert(db.t.outbox).values({ ...row, id: 'later', status: 'sent', dueAt })
    expect(await bounced()).toBe(false)
  })

  it('names why the portal prepared a draft', async () => {
    const at = await world(open)
    const { db } = at.store
    const prepared = { preparedBecause: 'SOC 2 runs out' }
    await db.update(db.t.reviews).set(prepared).where(eq(db.t.reviews.number, 2))
    const listed = await listWaiting(at, priya)
    const us = listed.ok ? listed.groups.find(({ on }) => on === 'us') : null
    expect(us?.reviews[0]).toMatchObject({ number: 2, ...prepared })
  })
})
