// A year of two hundred reviews day by day: the real job, the real outbox and mails, vendors that answer, answer late or never.
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ProposalInput } from '../../app/core/judgement/input'
import { askingKinds } from '../../app/core/mail/rules'
import { addDays, dateIn } from '../../app/core/schedule/plain-date'
import { longestValidity } from '../../app/core/schedule/re-review'
import type { Mail } from '../../app/ports/mailer'
import { approveProposal } from '../../app/services/judgement/approve-proposal'
import { proposeDecision } from '../../app/services/judgement/propose-decision'
import { composeMail } from '../../app/services/mail/compose-mail'
import { deliverDueMail } from '../../app/services/mail/deliver-mail'
import { ada, bo, type Case, caseRows } from '../services/judgement-case'
import { openTestStore, type Row, type Rows } from '../support/store'
import { DECIDED_AT, passAt, type ScheduleCase, scheduleCase } from './schedule-world'
import { scriptedMailer, secrets } from './world'

const REVIEWS = 200
const DAYS = 372
const ZONE = 'Europe/Berlin'

type Tier = 1 | 2 | 3
const tierOf = (place: number) => ((place % 3) + 1) as Tier
/** Every fifth is conditional, and one each is held, rejected, waived. */
const decisionOf = (place: number) =>
  place % 5 === 0
    ? 'approve with conditions'
    : place === 1
      ? 'hold'
      : place === 2
        ? 'reject'
        : 'approve'
const isWaived = (place: number) => place % 50 === 3
/** Of every vendor: days after sending until it answers; null for never. */
const answersAfter = (place: number) => [4, 25, null][Math.floor(place / 3) % 3] ?? null

/** The rows of one review, under its own use, product and invitation. */
function rowsOf(place: number): Rows {
  const tier = tierOf(place)
  const own = caseRows({
    tier,
    status: 'decided',
    answers: isWaived(place) ? { 'TRN-01': 'yes' } : {},
    evidence: place % 4 === 0 ? [{ id: 'soc2', kind: 'soc2-t2', validTo: lastDay(place) }] : [],
    links: place % 4 === 0 ? [{ evidenceId: 'soc2', questionId: 'TRN-01' }] : [],
  })
  const id = (what: string) => `${what}-${place}`
  const about = { reviewId: id('review'), invitationId: id('invitation') }
  return {
    offerings: own.offerings.map((row) => ({ ...row, id: id('offering'), searchKey: id('o') })),
    uses: own.uses.map((row) => ({ ...row, id: id('use'), offeringId: id('offering') })),
    reviews: own.reviews.map((row) => ({
      ...row,
      id: id('review'),
      number: place,
      useId: id('use'),
      offeringId: id('offering'),
      decision: decisionOf(place),
      decidedAt: DECIDED_AT,
    })),
    invitations: own.invitations.map((row) => ({
      ...row,
      id: id('invitation'),
      reviewId: id('review'),
      tokenHash: secrets.hash('invitation', secrets.deriveToken('invitation', id('invitation'))),
    })),
    answers: own.answers.map((row) => ({ ...row, ...about })),
    evidence: own.evidence.map((row) => ({ ...row, ...about })),
    evidenceLinks: own.evidenceLinks.map((row) => ({ ...row, reviewId: id('review') })),
    conditions: decisionOf(place) === 'approve with conditions' ? [conditionOf(place)] : [],
    waivers: isWaived(place) ? [waiverOf(place)] : [],
  }
}

const lastDay = (place: number) => addDays('2027-02-01', place)

const conditionOf = (place: number): Row<'conditions'> => ({
  id: `condition-${place}`,
  reviewId: `review-${place}`,
  number: 1,
  sentence: 'Training is switched off',
  ownerSide: place % 2 === 0 ? 'us' : 'vendor',
  owner: 'Pat Procurement',
  dueOn: '2027-01-15',
  evidenceNeeded: 'Screenshot of the setting',
  consequence: 'The use stops',
})

const waiverOf = (place: number): Row<'waivers'> => ({
  id: `waiver-${place}`,
  reviewId: `review-${place}`,
  rule: 'TRN-01:yes',
  questionId: 'TRN-01',
  sentence: 'The vendor trains on customer content and offers no way out',
  executive: 'Erin Executive',
  executiveTitle: 'Chief Operating Officer',
  reason: 'Only public texts go in',
  endsOn: '2027-04-30',
  recordedById: 'ada',
  at: new Date('2026-11-22T10:00:00Z'),
})

interface Year {
  world: ScheduleCase
  mails: { day: string; mail: Mail }[]
}

async function liveYear(): Promise<Year> {
  const organisation = { sendRounds: 'automatic', mailFrom: 'assay@harbour.example' }
  const world = await scheduleCase(openTestStore, {}, { organisation, ...emptied })
  for (let place = 1; place <= REVIEWS; place++) await insert(world, rowsOf(place))
  const mailer = scriptedMailer()
  const mails: Year['mails'] = []
  const context = { ...world, secrets }
  for (let day = 0; day < DAYS; day++) {
    const at = new Date(DECIDED_AT.getTime() + day * 86_400_000)
    await passAt(world, at.toISOString())
    const before = mailer.sent.length
    const { store, clock } = world
    const compose = (row: never, entry: never) =>
      composeMail(context, { row, entry, origin: 'https://assay.harbour.example' })
    const pass = await deliverDueMail({ store, clock, mailer, compose: compose as never })
    if (pass.faults[0]) throw pass.faults[0].error
    mails.push(...mailer.sent.slice(before).map((mail) => ({ day: dateIn(ZONE, at), mail })))
    await vendorsAnswer(world, at)
  }
  return { world, mails }
}

const emptied = {
  reviews: [],
  invitations: [],
  answers: [],
  evidence: [],
  evidenceLinks: [],
  uses: [],
  offerings: [],
}

async function insert({ store: { db } }: Case, rows: Rows) {
  for (const [name, stated] of Object.entries(rows)) {
    if (stated.length > 0) await db.insert(db.t[name as 'users']).values([...stated] as never)
  }
}

/** Whoever answers confirms what was asked, and the two reviewers decide the same day. */
async function vendorsAnswer(world: ScheduleCase, at: Date) {
  const { db } = world.store
  const sent = await db.select().from(db.t.reviews).where(eq(db.t.reviews.status, 'sent'))
  for (const review of sent) {
    const place = Number(review.useId.split('-')[1])
    const after = isWaived(place) ? null : answersAfter(place)
    if (after === null || review.sentAt === null) continue
    if (at.getTime() - review.sentAt.getTime() < after * 86_400_000) continue
    await db
      .update(db.t.answers)
      .set({ confirmedAt: at })
      .where(eq(db.t.answers.reviewId, review.id))
    await db
      .update(db.t.reviews)
      .set({ status: 'in review', submittedAt: at, lastActivityAt: at })
      .where(eq(db.t.reviews.id, review.id))
    await decide(world, review.number, longestValidity(tierOf(place), dateIn(ZONE, at)))
  }
}

async function decide(world: ScheduleCase, number: number, validUntil: string) {
  const approval: ProposalInput = {
    decision: 'approve',
    reason: 'As before',
    validUntil,
    conditions: [],
  }
  const proposed = await proposeDecision(world, ada, number, approval)
  if (!proposed.ok) throw new Error(`R-${number}: ${proposed.sentence}`)
  const said = { proposalId: proposed.result, approved: 'approved', comment: '' } as const
  const approved = await approveProposal(world, bo, number, said)
  if (!approved.ok) throw new Error(`R-${number}: ${approved.sentence}`)
}

describe('a year over two hundred reviews', () => {
  let year: Year
  beforeAll(async () => {
    year = await liveYear()
  }, 180_000)
  const rows = async () => {
    const { db } = year.world.store
    const reviews = await db.select().from(db.t.reviews)
    const outbox = await db.select().from(db.t.outbox)
    const events = await db.select().from(db.t.auditEvents)
    const items = await db.select().from(db.t.dueItems)
    return { reviews, outbox, events, items }
  }

  it('leaves nothing undone, and meets every next date or follows it with a round before', async () => {
    const { reviews, events, items } = await rows()
    const end = year.world.clock.at
    const today = dateIn(ZONE, end)
    expect(items.filter(({ status }) => status === 'failed')).toEqual([])
    expect(
      items.filter(
        ({ status, dueAt, lastError }) => status === 'waiting' && dueAt < end && !lastError,
      ),
    ).toEqual([])
    const due = new Set(
      events.filter(({ kind }) => kind === 're-review due').map(({ reviewId }) => reviewId),
    )
    const missed = reviews.filter(
      ({ id, status, nextReviewOn }) =>
        status === 'decided' && nextReviewOn !== null && nextReviewOn < today && !due.has(id),
    )
    expect(missed.map(({ number }) => number)).toEqual([])
  })

  it('prepares each round once: no use has two open, none has a number twice', async () => {
    const { reviews } = await rows()
    const rounds = reviews.map(({ useId, round }) => `${useId} ${round}`)
    expect(new Set(rounds).size).toBe(rounds.length)
    const open = reviews.filter(({ status }) => ['draft', 'sent', 'in review'].includes(status))
    expect(new Set(open.map(({ useId }) => useId)).size).toBe(open.length)
    expect(reviews.filter(({ preparedBecause }) => preparedBecause !== '').length).toBeGreaterThan(
      150,
    )
  })

  it('checks lightly once between two full reviews, however early the vendor answered', async () => {
    const { reviews } = await rows()
    const checks = reviews.filter(({ preparedBecause }) =>
      preparedBecause.includes('a light check'),
    )
    expect(checks.length).toBeGreaterThan(50)
    expect(new Set(checks.map(({ useId }) => useId)).size).toBe(checks.length)
  })

  it('writes each mail once, and to no vendor more than six that ask for something in a review', async () => {
    const { outbox, reviews } = await rows()
    const sent = outbox.filter(({ status }) => status === 'sent')
    expect(sent).toHaveLength(year.mails.length)
    const told = sent.map(({ kind, reviewId, toEmail, payload }) =>
      JSON.stringify([kind, reviewId, toEmail, payload]),
    )
    expect(new Set(told).size).toBe(told.length)
    const asking: readonly string[] = askingKinds
    for (const { id } of reviews) {
      const asked = sent.filter(({ reviewId, kind }) => reviewId === id && asking.includes(kind))
      expect(asked.length).toBeLessThanOrEqual(6)
    }
    const launched = reviews.filter(
      ({ preparedBecause, sentAt }) => preparedBecause !== '' && sentAt,
    )
    expect(sent.filter(({ kind }) => kind === 'invitation')).toHaveLength(launched.length)
  })

  it('tells people in mails that can be read, with links that lead somewhere', async () => {
    const { outbox } = await rows()
    const counts = new Map<string, number>()
    for (const { kind, status } of outbox) {
      if (status === 'sent') counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
    for (const kind of [
      'invitation',
      'reminder',
      'escalation',
      'evidence expiring',
      'condition due',
      'waiver ending',
      'outcome',
    ]) {
      expect(counts.get(kind) ?? 0, `${kind} of ${JSON.stringify([...counts])}`).toBeGreaterThan(0)
    }
    const mailOf = (kind: string) => {
      const row = outbox.find((each) => each.kind === kind && each.status === 'sent')
      const found = year.mails.find(({ mail }) => mail.messageId.startsWith(`<${row?.id}@`))
      if (!found) throw new Error(`No mail ${kind}`)
      return found.mail
    }
    expect(mailOf('invitation').text).toMatch(/https:\/\/assay\.harbour\.example\/respond\/\S+/)
    expect(mailOf('reminder').subject).toMatch(/due in 7 days|due in 2 days|due today|days late/)
    expect(mailOf('evidence expiring').text).toMatch(/SOC 2/)
    expect(mailOf('condition due').text).toContain('Training is switched off')
    expect(mailOf('waiver ending').text).toContain('30 Apr 2027')
    // What is sent by policy the same morning is announced to nobody.
    expect(counts.has('re-review coming')).toBe(false)
  })
})
