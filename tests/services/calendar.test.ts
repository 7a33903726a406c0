// The calendar's dates on both engines: which of them there are, who reads them, and the address for programs.
import { expect, it } from 'vitest'
import type { Staff, StaffRole } from '../../app/core/access/roles'
import { sha256 } from '../../app/ports/questionnaires'
import { secretsOf } from '../../app/ports/secrets'
import { lookAtCalendar } from '../../app/services/calendar/look-at-calendar'
import { readOwnFeed, renewFeed, withdrawFeed } from '../../app/services/calendar/own-feed'
import { readDates } from '../../app/services/calendar/read-dates'
import { readFeed } from '../../app/services/calendar/read-feed'
import { publishQuestionnaires } from '../../app/services/questionnaires/publish-questionnaires'
import { questionnairesOf } from '../../app/services/questionnaires/questionnaires'
import {
  aContact,
  anEvidence,
  anInvitation,
  anOffering,
  aQuestionnaire,
  aReview,
  aStaff,
  aUse,
  aVendor,
  forEachEngine,
  type OpenStore,
  type Row,
} from '../support/store'
import { bank } from './judgement-case'

const NOW = new Date('2026-11-21T10:00:00.000Z')
const DECIDED = new Date('2026-06-01T10:00:00.000Z')
const ALL = { from: '2026-01-01', to: '2030-12-31' }

const people: Record<string, StaffRole[]> = {
  rita: ['requester'],
  ravi: ['requester'],
  priya: ['procurement'],
  rolf: ['reviewer'],
  lena: ['legal'],
  adam: ['admin'],
}

const staff = (id: string): Staff => ({
  kind: 'staff',
  id,
  name: id,
  email: `${id}@example.com`,
  roles: people[id] ?? [],
})

const aCondition = (over: Partial<Row<'conditions'>> = {}) =>
  ({
    id: 'condition-1',
    reviewId: 'decided',
    number: 1,
    sentence: 'Training is switched off',
    ownerSide: 'us',
    owner: 'Olga',
    dueOn: '2026-12-01',
    evidenceNeeded: 'A screenshot',
    consequence: 'No use',
    ...over,
  }) satisfies Row<'conditions'>

const aWaiver = (over: Partial<Row<'waivers'>> = {}) =>
  ({
    id: 'waiver-1',
    reviewId: 'decided',
    rule: 'KO-1',
    questionId: 'TRN-01',
    sentence: 'It trains on what it is given',
    executive: 'Eva',
    executiveTitle: 'CIO',
    reason: 'Needed',
    endsOn: '2026-12-20',
    recordedById: 'rolf',
    at: new Date('2026-05-30T10:00:00.000Z'),
    ...over,
  }) satisfies Row<'waivers'>

const aReading = (over: Partial<Row<'evidenceReadings'>> = {}) =>
  ({
    reviewId: 'decided',
    evidenceId: 'read',
    seq: 1,
    kind: 'iso-27001',
    issuer: '',
    scope: '',
    byId: 'rolf',
    at: DECIDED,
    ...over,
  }) satisfies Row<'evidenceReadings'>

const launched = (over: Partial<Row<'reviews'>>) => aReview({ launchedById: 'priya', ...over })

const decided = {
  status: 'decided',
  decision: 'approve with conditions',
  decidedAt: DECIDED,
  dueOn: '2026-05-01',
} as const

async function world(open: OpenStore) {
  const store = await open({
    users: Object.entries(people).map(([id, roles]) => aStaff({ id, roles })),
    vendors: [aVendor()],
    offerings: [anOffering()],
    contacts: [aContact()],
    uses: [aUse({ requesterId: 'rita' }), aUse({ id: 'use-2', requesterId: 'ravi' })],
    questionnaires: [aQuestionnaire()],
    reviews: [
      launched({ id: 'out', number: 1, dueOn: '2026-11-23' }),
      launched({
        id: 'decided',
        number: 2,
        useId: 'use-2',
        ...decided,
        nextReviewOn: '2027-06-01',
        nextReviewReason: 'Tier 2 is reviewed every 18 months',
        nextLightOn: '2027-01-15',
      }),
      launched({ id: 'draft', number: 3, status: 'draft', sentAt: null, dueOn: '2026-11-24' }),
      launched({
        id: 'closed',
        number: 4,
        ...decided,
        status: 'closed',
        nextReviewOn: '2027-02-01',
      }),
      launched({ id: 'in', number: 5, status: 'submitted', dueOn: '2026-11-25' }),
      launched({ id: 'held', number: 6, ...decided, decision: 'hold', nextReviewOn: '2027-03-01' }),
    ],
    invitations: [anInvitation({ reviewId: 'decided' })],
    conditions: [
      aCondition(),
      aCondition({ id: 'condition-2', number: 2, status: 'met', dueOn: '2026-12-02' }),
      aCondition({ id: 'condition-3', number: 3, status: 'missed', dueOn: '2026-11-02' }),
      aCondition({ id: 'condition-4', reviewId: 'closed', dueOn: '2026-12-03' }),
    ],
    waivers: [
      aWaiver(),
      aWaiver({ id: 'waiver-2', withdrawnAt: NOW, endsOn: '2026-12-21' }),
      aWaiver({ id: 'waiver-3', at: NOW, endsOn: '2026-12-22' }),
      aWaiver({ id: 'waiver-4', reviewId: 'held', endsOn: '2026-12-23' }),
    ],
    evidence: [
      anEvidence({ reviewId: 'decided', id: 'plain', kind: 'iso-27001', validTo: '2027-04-01' }),
      anEvidence({ reviewId: 'decided', id: 'read', validTo: '2027-04-02' }),
      anEvidence({ reviewId: 'decided', id: 'gone', validTo: '2027-04-03', removedAt: NOW }),
      anEvidence({ reviewId: 'decided', id: 'bad', validTo: '2027-04-04', status: 'rejected' }),
      anEvidence({ reviewId: 'decided', id: 'endless', validTo: null }),
    ],
    evidenceReadings: [
      aReading({ validTo: '2027-09-09' }),
      aReading({ seq: 2, validTo: '2028-12-12' }),
    ],
  })
  let now = NOW
  const clock = { now: () => now }
  let ids = 0
  await publishQuestionnaires({ store, clock }, [bank.current, bank.intake])
  return {
    store,
    clock,
    at: (to: Date) => {
      now = to
    },
    ids: { id: () => `id-${++ids}`, token: () => `token-${++ids}`, digits: () => '000000' },
    secrets: secretsOf(new Uint8Array(32).fill(3)),
    questionnaires: questionnairesOf(store, bank, sha256),
  }
}

const day = (dates: { on: string; id: string }[]) => dates.map(({ on, id }) => `${on} ${id}`)

forEachEngine('the calendar', (open) => {
  it('has every date that is to come of what is followed, and no other', async () => {
    const dates = await readDates(await world(open), staff('priya'), ALL)
    expect(day(dates)).toEqual([
      '2026-11-02 condition-condition-3',
      '2026-11-23 answers-due-out',
      '2026-12-01 condition-condition-1',
      '2026-12-20 waiver-waiver-1',
      '2027-01-15 light-check-decided',
      '2027-03-01 re-review-held',
      '2027-04-01 evidence-decided-plain',
      '2027-06-01 re-review-decided',
      '2028-12-12 evidence-decided-read',
    ])
    expect(dates.at(-2)?.about).toBe('Because Tier 2 is reviewed every 18 months.')
  })

  it('gives one span, its first and last day included', async () => {
    const of = await world(open)
    const span = { from: '2026-12-01', to: '2026-12-20' }
    expect(day(await readDates(of, staff('priya'), span))).toEqual([
      '2026-12-01 condition-condition-1',
      '2026-12-20 waiver-waiver-1',
    ])
    const late = { from: '2027-04-02', to: '2027-09-30' }
    expect(day(await readDates(of, staff('priya'), late))).toEqual(['2027-06-01 re-review-decided'])
    const one = { ...ALL, reviewId: 'out' }
    expect(day(await readDates(of, staff('priya'), one))).toEqual(['2026-11-23 answers-due-out'])
  })

  it('is for everybody who lists reviews; a requester reads of their own uses alone', async () => {
    const of = await world(open)
    const count = async (id: string) => (await readDates(of, staff(id), ALL)).length
    expect(await Promise.all(['priya', 'rolf', 'lena'].map(count))).toEqual([9, 9, 9])
    expect(await Promise.all(['rita', 'ravi', 'adam'].map(count))).toEqual([2, 7, 0])
    const look = await lookAtCalendar(of, staff('adam'), new URLSearchParams())
    expect(look.ok).toBe(false)
  })

  it('says which knock-out is waived only to those who read decisions', async () => {
    const of = await world(open)
    const waived = async (id: string) =>
      (await readDates(of, staff(id), ALL)).find(({ kind }) => kind === 'waiver')?.about
    expect(await waived('rolf')).toBe('It trains on what it is given')
    expect(await waived('ravi')).toBe('')
  })
})

forEachEngine('a calendar address', (open) => {
  const tokenOf = async (of: Awaited<ReturnType<typeof world>>, id: string) =>
    (await readOwnFeed(of, staff(id))).feed?.path.match(/feed\/(.+)\.ics$/)?.[1] ?? 'none'
  const origin = 'https://assay.example'

  it('gives what its person may see, from last month to two years ahead', async () => {
    const of = await world(open)
    await renewFeed(of, staff('ravi'))
    const token = await tokenOf(of, 'ravi')
    const read = await readFeed(of, { token, origin })
    expect(read?.file.match(/UID:.+/g)).toHaveLength(6)
    expect(read?.file).toContain('DTSTART;VALUE=DATE:20261102')
    expect(read?.file).not.toContain('It trains on what it is given')
    const rows = await of.store.db.select().from(of.store.db.t.calendarFeeds)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('is the same file until something changes, and another one the next day or after a change', async () => {
    const of = await world(open)
    await renewFeed(of, staff('priya'))
    const token = await tokenOf(of, 'priya')
    const first = await readFeed(of, { token, origin })
    of.at(new Date('2026-11-21T18:00:00.000Z'))
    const again = await readFeed(of, { token, origin })
    expect(again).toEqual(first)
    await renewFeed(of, staff('rolf'))
    const changed = await readFeed(of, { token, origin })
    expect(changed?.changedAt.toISOString()).toBe('2026-11-21T18:00:00.000Z')
    of.at(new Date('2026-11-22T00:00:01.000Z'))
    const next = await readFeed(of, { token, origin })
    expect(next?.changedAt.toISOString()).toBe('2026-11-22T00:00:00.000Z')
  })

  it('opens nothing once it was renewed or withdrawn, or its account is deactivated', async () => {
    const of = await world(open)
    await renewFeed(of, staff('priya'))
    const first = await tokenOf(of, 'priya')
    await renewFeed(of, staff('priya'))
    const second = await tokenOf(of, 'priya')
    expect(second).not.toBe(first)
    expect(await readFeed(of, { token: first, origin })).toBeNull()
    expect(await readFeed(of, { token: second, origin })).not.toBeNull()
    const { users } = of.store.db.t
    await of.store.db.update(users).set({ active: false })
    expect(await readFeed(of, { token: second, origin })).toBeNull()
    await of.store.db.update(users).set({ active: true })
    await withdrawFeed(of, staff('priya'))
    expect(await readFeed(of, { token: second, origin })).toBeNull()
    expect((await readOwnFeed(of, staff('priya'))).feed).toBeNull()
    const events = await of.store.db.select().from(of.store.db.t.auditEvents)
    expect(events.map(({ kind }) => kind).filter((kind) => kind.startsWith('calendar'))).toEqual([
      'calendar feed made',
      'calendar feed withdrawn',
      'calendar feed made',
      'calendar feed withdrawn',
    ])
  })

  it('looks the rights up at each read: with the role the dates go', async () => {
    const of = await world(open)
    await renewFeed(of, staff('priya'))
    const token = await tokenOf(of, 'priya')
    const { users } = of.store.db.t
    await of.store.db.update(users).set({ roles: ['admin'] })
    const read = await readFeed(of, { token, origin })
    expect(read?.file).not.toContain('VEVENT')
  })

  it('notes when it was last read, and not every minute', async () => {
    const of = await world(open)
    await renewFeed(of, staff('priya'))
    const token = await tokenOf(of, 'priya')
    const lastRead = async () => (await readOwnFeed(of, staff('priya'))).feed?.lastReadAt
    expect(await lastRead()).toBeNull()
    await readFeed(of, { token, origin })
    expect(await lastRead()).toBe('2026-11-21T10:00:00.000Z')
    of.at(new Date('2026-11-21T10:04:00.000Z'))
    await readFeed(of, { token, origin })
    expect(await lastRead()).toBe('2026-11-21T10:00:00.000Z')
    of.at(new Date('2026-11-21T10:05:00.000Z'))
    await readFeed(of, { token, origin })
    expect(await lastRead()).toBe('2026-11-21T10:05:00.000Z')
  })
})
