// Something changed between reviews: shown before it is saved, looked into in rounds, taken back while they are drafts.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { changeSchema } from '../../app/core/changes/input'
import { parseOutboxEntry } from '../../app/core/mail/payload'
import { secretsOf } from '../../app/ports/secrets'
import { announceChange } from '../../app/services/changes/announce-change'
import { changesTold } from '../../app/services/changes/list-changes'
import { recordChange } from '../../app/services/changes/record-change'
import { withdrawChange } from '../../app/services/changes/withdraw-change'
import { composeMail } from '../../app/services/mail/compose-mail'
import { forEachEngine, type OpenStore } from '../support/store'
import { bank, type Case, caseOn, caseRows, lena, NOW, pat, tom } from './judgement-case'

const incident = bank.changes.changes.find(({ id }) => id === 'incident')?.questions ?? []
/** Of these, what Tier 2 is asked. */
const INCIDENT = ['DAT-11', 'IAM-06', 'SEC-01', 'SEC-07', 'MON-04', 'MON-05', 'MON-06', 'MON-07']

/** Two uses of one offering: the one decided in November, the other never reviewed. */
async function decidedWorld(open: OpenStore) {
  const world = await caseOn(
    open,
    caseRows({ status: 'decided', review: { decision: 'approve', decidedAt: NOW } }),
  )
  world.clock.at = new Date('2027-03-03T10:00:00.000Z')
  return world
}

const said = (over: object = {}) =>
  changeSchema.parse({
    kind: 'incident',
    offeringId: 'offering-1',
    what: 'Keys were lost',
    happenedOn: '2027-03-01',
    ...over,
  })

/** Looked at, then saved as it was shown. */
async function save(world: Case, over: object = {}) {
  const looked = await recordChange(world, pat, 'vendor-1', said(over))
  if (!looked.ok || looked.result.written) throw new Error('Not shown first')
  const saved = await recordChange(
    world,
    pat,
    'vendor-1',
    said({ ...over, seen: looked.result.outlook.seen }),
  )
  if (!saved.ok || !saved.result.written) throw new Error('Not saved')
  return saved.result
}

const reviewsOf = async ({ store: { db } }: Case) =>
  db.select().from(db.t.reviews).orderBy(db.t.reviews.number)

forEachEngine('something changed', (open) => {
  it('shows exactly the questions that it opens in which review, and writes nothing before', async () => {
    const world = await decidedWorld(open)
    const looked = await recordChange(world, pat, 'vendor-1', said())
    expect(looked).toMatchObject({
      ok: true,
      result: {
        written: false,
        outlook: {
          title: 'Incident',
          // Five working days from a Wednesday.
          dueOn: '2027-03-10',
          reviews: [{ decided: 1, open: null, questionIds: INCIDENT }],
        },
      },
    })
    expect(INCIDENT.every((id) => incident.includes(id))).toBe(true)
    expect(await reviewsOf(world)).toHaveLength(1)
    expect(await changesTold(world, pat, 'vendor-1')).toEqual([])
  })

  it('drafts a round of those questions and ties cause and result together', async () => {
    const world = await decidedWorld(open)
    await save(world)
    const [, draft] = await reviewsOf(world)
    expect(draft).toMatchObject({
      kind: 'change',
      asks: INCIDENT,
      preparedBecause: 'an incident happened',
      dueOn: '2027-03-10',
      status: 'draft',
    })
    expect(await changesTold(world, pat, 'vendor-1')).toMatchObject([
      {
        title: 'Incident',
        by: 'Pat Procurement',
        rounds: [{ number: 2, status: 'draft', questionIds: INCIDENT }],
        mayWithdraw: true,
      },
    ])
    const { db } = world.store
    const events = await db.select().from(db.t.auditEvents).orderBy(db.t.auditEvents.seq)
    expect(
      events
        .filter(({ kind }) => /change|round/.test(kind))
        .map(({ kind, reviewId }) => [kind, reviewId]),
    ).toEqual([
      ['round prepared', draft?.id],
      ['change recorded', 'review-1'],
    ])
  })

  it('is shown again where the reviews moved between looking and saving', async () => {
    const world = await decidedWorld(open)
    const looked = await recordChange(world, pat, 'vendor-1', said())
    if (!looked.ok || looked.result.written) throw new Error('Not shown')
    await save(world, { kind: 'owner_changed' })
    const late = await recordChange(
      world,
      pat,
      'vendor-1',
      said({ seen: looked.result.outlook.seen }),
    )
    expect(late).toMatchObject({
      result: { written: false, outlook: { reviews: [{ open: { number: 2, growing: true } }] } },
    })
  })

  it('joins a draft of another change and leaves it what that one needs when it is withdrawn', async () => {
    const world = await decidedWorld(open)
    await save(world, { kind: 'owner_changed' })
    const [, before] = await reviewsOf(world)
    const { changeId } = await save(world)
    const [, joined] = await reviewsOf(world)
    expect(joined?.asks).toEqual([...new Set([...(before?.asks ?? []), ...INCIDENT])])
    expect(
      await withdrawChange(world, pat, {
        vendorId: 'vendor-1',
        changeId,
        reason: 'It was another vendor',
      }),
    ).toEqual({
      ok: true,
      result: null,
    })
    const [, after] = await reviewsOf(world)
    expect(after?.asks).toEqual(before?.asks)
    expect(after?.preparedBecause).toBe('the vendor has a new owner')
  })

  it('discards a draft that nothing else asks for, and keeps the change with the reason', async () => {
    const world = await decidedWorld(open)
    const { changeId } = await save(world)
    await withdrawChange(world, pat, { vendorId: 'vendor-1', changeId, reason: 'A false alarm' })
    const [, draft] = await reviewsOf(world)
    expect(draft).toMatchObject({
      status: 'cancelled',
      cancelReason: 'What it was prepared for was withdrawn: A false alarm',
    })
    expect(await changesTold(world, pat, 'vendor-1')).toMatchObject([
      { withdrawn: { reason: 'A false alarm' }, mayWithdraw: false },
    ])
    expect(
      await withdrawChange(world, pat, { vendorId: 'vendor-1', changeId, reason: 'Again' }),
    ).toMatchObject({
      reason: 'not possible now',
    })
  })

  it('is not taken back once its round was sent', async () => {
    const world = await decidedWorld(open)
    const { changeId } = await save(world)
    const { db } = world.store
    await db.update(db.t.reviews).set({ status: 'sent' }).where(eq(db.t.reviews.number, 2))
    expect(
      await withdrawChange(world, pat, { vendorId: 'vendor-1', changeId, reason: 'Late' }),
    ).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('R-0002 looks into it and is sent'),
    })
  })

  it('opens nothing for a use whose review ended in a rejection', async () => {
    const world = await caseOn(
      open,
      caseRows({ status: 'decided', review: { decision: 'reject', decidedAt: NOW } }),
    )
    expect((await save(world, { happenedOn: '' })).rounds).toEqual([])
    expect(await reviewsOf(world)).toHaveLength(1)
  })

  it('is shown to the reviewer of a round that was submitted, and opens nothing there by itself', async () => {
    const world = await decidedWorld(open)
    await save(world)
    const { db } = world.store
    await db.update(db.t.reviews).set({ status: 'in review' }).where(eq(db.t.reviews.number, 2))
    await save(world, { kind: 'terms_changed' })
    const [, round] = await reviewsOf(world)
    expect(round?.asks).toEqual(INCIDENT)
    expect((await changesTold(world, pat, 'vendor-1'))[0]).toMatchObject({
      rounds: [{ number: 2, status: 'in review' }],
    })
  })

  it('is recorded by procurement and reviewers alone, of kinds that are theirs, not in the future', async () => {
    const world = await decidedWorld(open)
    for (const staff of [lena, tom]) {
      expect(await recordChange(world, staff, 'vendor-1', said())).toMatchObject({
        reason: 'not allowed',
      })
    }
    expect(
      await recordChange(world, pat, 'vendor-1', said({ kind: 'evidence_expired' })),
    ).toMatchObject({
      errors: { kind: 'Choose what changed' },
    })
    expect(
      await recordChange(world, pat, 'vendor-1', said({ happenedOn: '2027-03-04' })),
    ).toMatchObject({
      errors: { happenedOn: 'Choose a day up to today, 3 Mar 2027' },
    })
  })
})

forEachEngine('a change that the vendor tells', (open) => {
  const vera = {
    kind: 'respondent' as const,
    reviewId: 'review-1',
    invitationId: 'invitation-1',
    contactId: 'contact-1',
    name: 'Vera Vendor',
    email: 'vera@vendor-1.example',
  }
  const told = { kind: 'subprocessor_added', what: 'We use Initech now', happenedOn: null }

  it('drafts a round and tells whoever looks after it', async () => {
    const world = await decidedWorld(open)
    expect(await announceChange(world, vera, told)).toEqual({ ok: true })
    const [, draft] = await reviewsOf(world)
    expect(draft).toMatchObject({ kind: 'change', preparedBecause: 'a sub-processor was added' })
    expect(await changesTold(world, pat, 'vendor-1')).toMatchObject([{ by: 'the vendor' }])
    const { db } = world.store
    const mails = await db.select().from(db.t.outbox)
    expect(mails.map(({ kind, reviewId }) => [kind, reviewId])).toContainEqual([
      're-review coming',
      draft?.id,
    ])
  })

  it('tells those at work in words, also of one that joins a round under way', async () => {
    const world = await decidedWorld(open)
    await announceChange(world, vera, told)
    await announceChange(world, vera, { ...told, kind: 'incident', what: 'Logs were open' })
    const { db } = world.store
    const mails = await db.select().from(db.t.outbox)
    const rows = mails.filter(({ kind }) => kind === 'change told')
    expect(rows.length).toBeGreaterThanOrEqual(2)
    const secrets = secretsOf(new Uint8Array(32))
    const written = await Promise.all(
      rows.map(async (row) => {
        const entry = parseOutboxEntry(row.kind, row.payload)
        if (entry.kind !== 'change told') throw new Error(`Not about a change: ${entry.kind}`)
        return composeMail({ ...world, secrets }, { row, entry, origin: 'https://a.example' })
      }),
    )
    const texts = written.map(({ subject, text }) => `${subject}\n${text}`)
    const added = texts.find((text) => text.includes('We use Initech now'))
    expect(added).toMatch(/R-0001: .* tells of a change: /)
    expect(added).toMatch(/It puts \d+ questions again, in R-0002\./)
    expect(texts.find((text) => text.includes('Logs were open'))).toContain('in R-0002.')
  })

  it('is not taken while the questions are with it, from a colleague, or of our own use', async () => {
    const world = await decidedWorld(open)
    const { db } = world.store
    expect(await announceChange(world, vera, { ...told, kind: 'use_changed' })).toMatchObject({
      reason: 'wrong field',
    })
    const part = { sectionIds: [], questionIds: ['MON-01'] }
    await db.update(db.t.invitations).set({ scope: part })
    expect(await announceChange(world, vera, told)).toEqual({ ok: false, reason: 'not the lead' })
    await db.update(db.t.invitations).set({ scope: null })
    await db.update(db.t.reviews).set({ status: 'sent' })
    expect(await announceChange(world, vera, told)).toEqual({ ok: false, reason: 'not now' })
  })

  it('is taken ten times a day and no oftener', async () => {
    const world = await decidedWorld(open)
    for (let at = 0; at < 10; at++) {
      expect(await announceChange(world, vera, told)).toEqual({ ok: true })
    }
    expect(await announceChange(world, vera, told)).toEqual({ ok: false, reason: 'too many' })
    expect(await reviewsOf(world)).toHaveLength(2)
  })
})
