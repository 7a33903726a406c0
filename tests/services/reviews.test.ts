import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { readArrangement } from '../../app/core/review/listing'
import { signIn } from '../../app/services/respond/sign-in'
import { cancelReview } from '../../app/services/reviews/cancel-review'
import { changeDueDate } from '../../app/services/reviews/change-due-date'
import { inviteAnew } from '../../app/services/reviews/invite-anew'
import { listReviews } from '../../app/services/reviews/list-reviews'
import { listWaiting } from '../../app/services/reviews/list-waiting'
import { loadHead } from '../../app/services/reviews/load-head'
import { loadOverview } from '../../app/services/reviews/load-overview'
import { makeHandoverCode } from '../../app/services/reviews/make-handover-code'
import { forEachEngine } from '../support/store'
import { draft, file, launchWorld, NOW, send, sent, staff, type World } from './launch-world'

const origin = 'https://assay.example'
const everything = readArrangement(new URLSearchParams())

const mailOf = async ({ store: { db } }: World) =>
  (await db.select().from(db.t.outbox)).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())

const set = (
  { store: { db } }: World,
  change: Partial<(typeof db)['t']['reviews']['$inferInsert']>,
) => db.update(db.t.reviews).set(change).where(eq(db.t.reviews.number, 1))

forEachEngine('a sent review', (open) => {
  it('is cancelled with a reason: no mail goes out, link and sessions stop working', async () => {
    const world = await launchWorld(open)
    const { number, token } = await sent(world)
    const made = await makeHandoverCode(world, staff('priya'), number)
    const typed = made.ok ? made.result.code : ''
    expect(await signIn(world, { token, typed })).toMatchObject({ ok: true })
    const cancelled = await cancelReview(world, staff('priya'), {
      number,
      reason: 'Bought another',
    })
    expect(cancelled).toMatchObject({ ok: true })
    expect(new Set((await mailOf(world)).map(({ status }) => status))).toEqual(
      new Set(['cancelled']),
    )
    const { db } = world.store
    expect(await db.select().from(db.t.invitations)).toMatchObject([{ revokedAt: NOW }])
    expect(await db.select().from(db.t.respondentSessions)).toMatchObject([{ revokedAt: NOW }])
    expect(await signIn(world, { token, typed })).toMatchObject({ ok: false, reason: 'cancelled' })
    const shown = await loadOverview(world, staff('priya'), { number, origin })
    expect(shown).toMatchObject({
      overview: { status: 'cancelled', cancelReason: 'Bought another', link: null },
    })
  })

  it('is moved to another person: a new link, the old one and its sessions end, answers stay', async () => {
    const world = await launchWorld(open)
    const { number, token } = await sent(world)
    const made = await makeHandoverCode(world, staff('priya'), number)
    const typed = made.ok ? made.result.code : ''
    expect(await signIn(world, { token, typed })).toMatchObject({ ok: true })
    const contact = { name: 'Nora New', email: 'nora@quill.example' }
    const asked = { number, contact, reason: 'Dana left' }
    expect(await inviteAnew(world, staff('rolf'), asked)).toMatchObject({ reason: 'not allowed' })
    expect(await inviteAnew(world, staff('priya'), asked)).toMatchObject({ ok: true })
    const { db } = world.store
    const [old, fresh] = (await db.select().from(db.t.invitations)).sort((a) =>
      a.revokedAt ? -1 : 1,
    )
    expect(old).toMatchObject({ revokedAt: NOW })
    expect(fresh).toMatchObject({ revokedAt: null, role: 'lead' })
    expect(await db.select().from(db.t.respondentSessions)).toMatchObject([{ revokedAt: NOW }])
    expect(await signIn(world, { token, typed })).toMatchObject({ ok: false, reason: 'revoked' })
    const waiting = (await mailOf(world)).filter(({ status }) => status === 'waiting')
    expect(waiting.map(({ kind }) => kind).sort()).toEqual([
      'invitation',
      ...Array(5).fill('reminder'),
    ])
    expect(new Set(waiting.map(({ toEmail }) => toEmail))).toEqual(new Set([contact.email]))
    const shown = await loadOverview(world, staff('priya'), { number, origin })
    expect(shown).toMatchObject({ overview: { contact } })
    if (!shown.ok || shown.overview.link === null) throw new Error('No link')
    expect(shown.overview.link).not.toContain(token)
    await set(world, { status: 'submitted' })
    expect(await inviteAnew(world, staff('priya'), asked)).toMatchObject({
      reason: 'not possible now',
    })
  })

  it('is cancelled by procurement alone, once, and not after the decision', async () => {
    const world = await launchWorld(open)
    const { number } = await sent(world)
    const asked = { number, reason: 'No' }
    for (const id of ['rita', 'rolf', 'lena', 'adam'] as const) {
      expect(await cancelReview(world, staff(id), asked)).toMatchObject({ reason: 'not allowed' })
    }
    await set(world, { status: 'decided', decidedAt: NOW, decision: 'approve' })
    expect(await cancelReview(world, staff('priya'), asked)).toMatchObject({
      reason: 'not possible now',
    })
  })

  it('moves its due date with its reminders and its link', async () => {
    const world = await launchWorld(open)
    const { number } = await sent(world)
    const asked = { number, dueOn: '2026-12-18', reason: 'The vendor asked' }
    expect(await changeDueDate(world, staff('priya'), asked)).toMatchObject({ ok: true })
    const mails = await mailOf(world)
    const days = (status: string) =>
      mails
        .filter((mail) => mail.kind === 'reminder' && mail.status === status)
        .map(({ dueAt }) => dueAt.toISOString().slice(0, 10))
    expect(days('cancelled')).toEqual([
      '2026-12-04',
      '2026-12-09',
      '2026-12-11',
      '2026-12-14',
      '2026-12-21',
    ])
    expect(days('waiting')).toEqual([
      '2026-12-11',
      '2026-12-16',
      '2026-12-18',
      '2026-12-21',
      '2026-12-28',
    ])
    expect(mails.find(({ kind }) => kind === 'invitation')?.status).toBe('waiting')
    const { db } = world.store
    const [invitation] = await db.select().from(db.t.invitations)
    expect(invitation?.expiresAt.toISOString()).toBe('2027-03-18T23:59:59.000Z')
  })

  it('does not move to the past, to where it is, or for those who may not move it', async () => {
    const world = await launchWorld(open)
    const { number } = await sent(world)
    const to = (dueOn: string) => ({ number, dueOn, reason: 'Why' })
    const priya = staff('priya')
    expect(await changeDueDate(world, priya, to('2026-11-20'))).toMatchObject({
      errors: { dueOn: expect.any(String) },
    })
    expect(await changeDueDate(world, priya, to('2026-12-11'))).toMatchObject({
      errors: { dueOn: expect.any(String) },
    })
    expect(await changeDueDate(world, staff('rolf'), to('2026-12-18'))).toMatchObject({
      reason: 'not allowed',
    })
    await set(world, { status: 'submitted' })
    expect(await changeDueDate(world, priya, to('2026-12-18'))).toMatchObject({
      reason: 'not possible now',
    })
  })

  it('is opened by a code handed over, which works once and only until a newer one is made', async () => {
    const world = await launchWorld(open)
    const { number, token } = await sent(world)
    const first = await makeHandoverCode(world, staff('priya'), number)
    const second = await makeHandoverCode(world, staff('priya'), number)
    if (!first.ok || !second.ok) throw new Error('No code')
    expect(second.result.code).toMatch(/^\d{8}$/)
    expect(second.result.expiresAt.getTime() - NOW.getTime()).toBe(72 * 3_600_000)
    expect(await signIn(world, { token, typed: first.result.code })).toMatchObject({ ok: false })
    expect(await signIn(world, { token, typed: second.result.code })).toMatchObject({ ok: true })
    expect(await signIn(world, { token, typed: second.result.code })).toMatchObject({ ok: false })
    const { db } = world.store
    const stored = JSON.stringify(await db.select().from(db.t.respondentCodes))
    expect(stored).not.toContain(first.result.code)
    expect(stored).not.toContain(second.result.code)
    const events = await db.select().from(db.t.auditEvents)
    expect(events.filter(({ kind }) => kind === 'code handed over')).toHaveLength(2)
    expect(events.map(({ body }) => body).join()).not.toContain(second.result.code)
  })

  it('gives codes to procurement alone, and none after three days or for a cancelled review', async () => {
    const world = await launchWorld(open)
    const { number, token } = await sent(world)
    for (const id of ['rita', 'rolf', 'lena', 'adam'] as const) {
      expect(await makeHandoverCode(world, staff(id), number)).toMatchObject({
        reason: 'not allowed',
      })
    }
    const made = await makeHandoverCode(world, staff('priya'), number)
    world.at(new Date(NOW.getTime() + 72 * 3_600_000 + 1))
    const typed = made.ok ? made.result.code : ''
    expect(await signIn(world, { token, typed })).toMatchObject({ reason: 'no live code' })
    await cancelReview(world, staff('priya'), { number, reason: 'No' })
    expect(await makeHandoverCode(world, staff('priya'), number)).toMatchObject({
      reason: 'not possible now',
    })
  })
})

forEachEngine('the reviews list', (open) => {
  it('shows everybody’s reviews to those who work on them, with scores', async () => {
    const world = await launchWorld(open)
    await sent(world)
    await set(world, {
      status: 'decided',
      decidedAt: NOW,
      decision: 'approve',
      assuredTenths: 680,
      asStatedTenths: 842,
      residual: 'Moderate',
      nextReviewOn: '2028-05-21',
      nextReviewReason: 'Tier 2 is reviewed every 18 months',
    })
    for (const id of ['priya', 'rolf', 'lena'] as const) {
      expect(await listReviews(world, staff(id), everything)).toMatchObject({
        ok: true,
        known: 1,
        withScores: true,
        rows: [
          {
            number: 1,
            vendor: 'Northlight',
            offering: 'Quill, Business',
            status: 'decided',
            assured: 68,
            asStated: 84.2,
            residual: 'Moderate',
            decision: 'approve',
            nextReviewOn: '2028-05-21',
            nextReviewReason: 'Tier 2 is reviewed every 18 months',
            waitingOn: 'nobody',
          },
        ],
      })
    }
    expect(await listReviews(world, staff('adam'), everything)).toEqual({
      ok: false,
      reason: 'not allowed',
    })
  })

  it('shows a requester their own alone, with how they ended and without scores', async () => {
    const world = await launchWorld(open)
    const { number } = await sent(world)
    await set(world, {
      assuredTenths: 680,
      asStatedTenths: 842,
      residual: 'Moderate',
      decidedAt: NOW,
    })
    const listed = await listReviews(world, staff('rita'), everything)
    expect(listed).toMatchObject({
      withScores: false,
      rows: [{ number, residual: 'Moderate', assured: null, asStated: null }],
    })
    expect(await listReviews(world, staff('ravi'), everything)).toMatchObject({
      known: 0,
      rows: [],
    })
    expect(await loadHead(world, staff('ravi'), number)).toEqual({
      ok: false,
      reason: 'no such review',
    })
    expect(await loadOverview(world, staff('ravi'), { number, origin })).toMatchObject({
      ok: false,
    })
    expect(await loadHead(world, staff('adam'), number)).toMatchObject({ ok: false })
  })

  it('filters through the address, and a requester cannot filter their way to others’', async () => {
    const world = await launchWorld(open)
    await sent(world)
    const by = (query: string) =>
      listReviews(world, staff('priya'), readArrangement(new URLSearchParams(query)))
    expect(await by('status=sent&tier=2&waiting=us&q=NORTH')).toMatchObject({
      rows: [{ number: 1 }],
    })
    for (const query of ['status=draft', 'tier=1', 'residual=Low', 'overdue=yes', 'q=zzz']) {
      expect(await by(query)).toMatchObject({ rows: [], known: 1 })
    }
    const others = readArrangement(new URLSearchParams('q=northlight'))
    expect(await listReviews(world, staff('ravi'), others)).toMatchObject({ rows: [] })
  })
})

forEachEngine('the first page', (open) => {
  it('says whose move it is as a review goes on', async () => {
    const world = await launchWorld(open)
    const where = async () => {
      const listed = await listWaiting(world, staff('priya'))
      const groups = listed.ok ? listed.groups : []
      return groups.flatMap(({ on, reviews }) =>
        reviews.map(({ waitingFor, percentAnswered }) => [on, waitingFor, percentAnswered]),
      )
    }
    const { number } = await draft(world)
    expect(await where()).toEqual([['us', 'Finish and send the draft', null]])
    await send(world, number)
    const handOver = expect.stringContaining('hand over the link')
    expect(await where()).toEqual([['us', handOver, 0]])
    await makeHandoverCode(world, staff('priya'), number)
    expect(await where()).toEqual([['vendor', 'The vendor has not started', 0]])
    await set(world, { status: 'submitted' })
    expect(await where()).toEqual([['reviewer', 'Take up the answers', null]])
    await set(world, { status: 'decided', decision: 'approve', nextReviewOn: '2028-01-01' })
    expect(await where()).toEqual([['nobody', 'Decided', null]])
    await set(world, { nextReviewOn: '2026-12-10' })
    expect(await where()).toEqual([['us', 'The next review comes up', null]])
    await set(world, { status: 'closed' })
    expect(await where()).toEqual([])
  })

  it('says how much of what is shown so far the vendor has answered, rounded down', async () => {
    const world = await launchWorld(open)
    await sent(world)
    const { db } = world.store
    const [review] = await db.select().from(db.t.reviews)
    const [invitation] = await db.select().from(db.t.invitations)
    const about = { reviewId: review?.id ?? '', invitationId: invitation?.id ?? '' }
    const answer = { questionId: 'INV-01', notApplicable: 'Not ours', updatedAt: NOW }
    await db.insert(db.t.answers).values({ ...about, ...answer })
    await set(world, { status: 'answering', openedAt: NOW })
    const listed = await listWaiting(world, staff('priya'))
    const [row] = listed.ok ? listed.groups.flatMap(({ reviews }) => reviews) : []
    expect(row?.percentAnswered).toBe(1)
  })

  it('waits on us when the invitation bounced, and on the vendor while it is on its way', async () => {
    const world = await launchWorld(open)
    await sent(world)
    const { db } = world.store
    const taken = async () => ({ ok: true as const })
    const mailer = { send: taken, check: taken, close: () => {} }
    const first = async () => {
      const listed = await listWaiting({ ...world, mailer }, staff('priya'))
      return listed.ok ? listed.groups.find(({ reviews }) => reviews.length > 0)?.on : null
    }
    expect(await first()).toBe('vendor')
    const invitations = eq(db.t.outbox.kind, 'invitation')
    await db.update(db.t.outbox).set({ status: 'failed' }).where(invitations)
    expect(await first()).toBe('us')
    await db.update(db.t.outbox).set({ status: 'sent' }).where(invitations)
    expect(await first()).toBe('vendor')
  })

  it('puts what a reviewer can move first for a reviewer, and is closed to requesters and admins', async () => {
    const world = await launchWorld(open)
    const listed = await listWaiting(world, staff('rolf'))
    expect(listed.ok && listed.groups.map(({ on }) => on)).toEqual([
      'reviewer',
      'us',
      'vendor',
      'nobody',
    ])
    expect(await listWaiting(world, staff('rita'))).toMatchObject({ ok: false })
    expect(await listWaiting(world, staff('adam'))).toMatchObject({ ok: false })
  })
})

forEachEngine('an overview', (open) => {
  it('tells the story in sentences with names, the mail and the link to hand over', async () => {
    const world = await launchWorld(open)
    const { number, token } = await sent(world)
    const shown = await loadOverview(world, staff('priya'), { number, origin })
    if (!shown.ok) throw new Error('Not shown')
    const { overview } = shown
    expect(overview.timeline.map(({ who, sentence }) => `${who}: ${sentence}`)).toEqual([
      expect.stringMatching(/^Priya Procurement: Review sent: \d+ questions .*, due 11 Dec 2026$/),
      'Priya Procurement: Review drafted',
    ])
    expect(overview.link).toBe(`${origin}/respond/${token}`)
    expect(overview.mail).toHaveLength(6)
    expect(overview.may).toEqual({
      takeUp: false,
      hold: false,
      recordChange: false,
      retry: true,
      resume: false,
      cancel: true,
      close: false,
      changeDue: true,
      moveNext: false,
      inviteAnew: true,
    })
  })

  it('gives a requester the course of their review and neither mail, link nor tabs', async () => {
    const world = await launchWorld(open)
    const { number } = await sent(world)
    await makeHandoverCode(world, staff('priya'), number)
    const shown = await loadOverview(world, staff('rita'), { number, origin })
    expect(shown).toMatchObject({ overview: { mail: null, link: null, may: { cancel: false } } })
    const told = shown.ok ? shown.overview.timeline.map(({ sentence }) => sentence) : []
    expect(told).toHaveLength(2)
    const head = await loadHead(world, staff('rita'), number)
    expect(head).toMatchObject({ head: { tabs: [{ label: 'Overview' }], mayOpenVendor: false } })
  })

  it('has the tabs that the reader’s roles open', async () => {
    const world = await launchWorld(open)
    const { number } = await sent(world)
    const tabs = async (id: Parameters<typeof staff>[0]) => {
      const head = await loadHead(world, staff(id), number)
      return head.ok ? head.head.tabs.map(({ path }) => path) : null
    }
    const all = ['', 'answers', 'questions', 'findings', 'decision', 'report']
    expect(await tabs('rolf')).toEqual(all)
    expect(await tabs('priya')).toEqual(['', 'questions'])
    await set(world, { status: 'decided', decidedAt: NOW })
    expect(await tabs('lena')).toEqual(all)
    expect(await tabs('priya')).toEqual(['', 'questions', 'decision', 'report'])
  })
})

forEachEngine('a filed use', (open) => {
  it('carries its shadow use into the draft’s due date', async () => {
    const world = await launchWorld(open)
    const useId = await file(world, { 'IN-16': 'already_in_use' })
    await draft(world, { useId })
    const { db } = world.store
    expect(await db.select().from(db.t.reviews)).toMatchObject([{ dueOn: '2026-12-02' }])
  })
})
