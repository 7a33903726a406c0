import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { randomIds } from '../../app/ports/ids'
import { draftReview } from '../../app/services/reviews/draft-review'
import { keepDraft } from '../../app/services/reviews/keep-draft'
import { prepareSending } from '../../app/services/reviews/prepare-sending'
import { prepareFromDraft, prepareFromUse } from '../../app/services/reviews/prepare-subject'
import { sendPrepared } from '../../app/services/reviews/send-review'
import { changeTier } from '../../app/services/uses/change-tier'
import { forEachEngine } from '../support/store'
import { draft, file, launchWorld, NOW, send, staff, subject, type World } from './launch-world'

const rowsOf = async ({ store: { db } }: World) => ({
  reviews: await db.select().from(db.t.reviews),
  invitations: await db.select().from(db.t.invitations),
  outbox: (await db.select().from(db.t.outbox)).sort(
    (a, b) => a.dueAt.getTime() - b.dueAt.getTime(),
  ),
  events: (await db.select().from(db.t.auditEvents)).map(({ kind }) => kind),
})

forEachEngine('a launch', (open) => {
  it('writes review, frozen questionnaire, invitation, mail and reminders together', async () => {
    const world = await launchWorld(open)
    const { number } = await draft(world)
    const message = 'We hope to start in January.'
    expect(await send(world, number, { message })).toEqual({ ok: true, number, alreadySent: false })
    const { reviews, invitations, outbox, events } = await rowsOf(world)
    const { current } = world.questionnaires
    expect(reviews).toMatchObject([
      {
        number: 1,
        status: 'sent',
        tier: 2,
        tierReasons: ['confidential data'],
        dueOn: '2026-12-11',
        message,
        sentAt: NOW,
        launchedById: 'priya',
        questionnaireSlug: current.definition.slug,
        questionnaireVersion: current.definition.version,
        questionnaireHash: current.hash,
        intakeFacts: { data_class: 'confidential', user_count: 100, already_in_use: false },
      },
    ])
    const [invitation] = invitations
    const token = world.secrets.deriveToken('invitation', invitation?.id ?? '')
    expect(invitation?.tokenHash).toBe(world.secrets.hash('invitation', token))
    expect(invitation?.expiresAt.toISOString()).toBe('2027-03-11T23:59:59.000Z')
    expect(
      outbox.map(({ kind, payload, dueAt, status, toEmail }) => [
        kind,
        payload,
        dueAt.toISOString(),
        status,
        toEmail,
      ]),
    ).toEqual(
      [
        ['invitation', {}, NOW.toISOString()],
        ['reminder', { offset: -7 }, '2026-12-04T08:00:00.000Z'],
        ['reminder', { offset: -2 }, '2026-12-09T08:00:00.000Z'],
        ['reminder', { offset: 0 }, '2026-12-11T08:00:00.000Z'],
        ['reminder', { offset: 3 }, '2026-12-14T08:00:00.000Z'],
        ['reminder', { offset: 10 }, '2026-12-21T08:00:00.000Z'],
      ].map(([kind, payload, at]) => [
        kind,
        { ...(payload as object), invitationId: invitation?.id },
        at,
        'waiting',
        'dana@northlight.example',
      ]),
    )
    expect(events).toEqual([
      'questionnaire published',
      'questionnaire published',
      'use filed',
      'vendor created',
      'offering created',
      'contact created',
      'review drafted',
      'review sent',
    ])
  })

  it('reminds at eight in the morning of the organisation', async () => {
    const world = await launchWorld(open, {
      rows: {
        settings: [{ key: 'organisation', value: { timeZone: 'Europe/Berlin' }, updatedAt: NOW }],
      },
    })
    const { number } = await draft(world)
    await send(world, number)
    const { outbox, invitations } = await rowsOf(world)
    expect(outbox[1]?.dueAt.toISOString()).toBe('2026-12-04T07:00:00.000Z')
    expect(invitations[0]?.expiresAt.toISOString()).toBe('2027-03-11T22:59:59.000Z')
  })

  it('leaves out days on which the organisation does not work when it sets a due date', async () => {
    const dueWith = async (holidays: { on: string; name: string }[]) => {
      const value = { holidays }
      const world = await launchWorld(open, {
        rows: { settings: [{ key: 'organisation', value, updatedAt: NOW }] },
      })
      await draft(world)
      return (await rowsOf(world)).reviews[0]?.dueOn
    }
    expect(await dueWith([])).toBe('2026-12-11')
    expect(await dueWith([{ on: '2026-12-07', name: 'Day off' }])).toBe('2026-12-14')
  })

  it('leaves no trace when any one of its writes fails', async () => {
    // Every row made from now on gets the same id: the second mail cannot be written.
    let broken = false
    const ids = { ...randomIds, id: () => (broken ? 'the-same' : randomIds.id()) }
    const world = await launchWorld(open, { ids })
    const { number } = await draft(world)
    const before = await rowsOf(world)
    broken = true
    await expect(send(world, number)).rejects.toThrow()
    expect(await rowsOf(world)).toEqual(before)
    expect(before.reviews[0]?.status).toBe('draft')
    broken = false
    expect(await send(world, number)).toMatchObject({ ok: true, alreadySent: false })
  })

  it('refuses a questionnaire that is not kept, and leaves no trace of that either', async () => {
    const world = await launchWorld(open)
    const { number } = await draft(world)
    const { db } = world.store
    await db
      .update(db.t.questionnaires)
      .set({ hash: 'other' })
      .where(eq(db.t.questionnaires.slug, world.questionnaires.current.definition.slug))
    await expect(send(world, number)).rejects.toThrow('not published')
    expect(await rowsOf(world)).toMatchObject({ invitations: [], outbox: [] })
  })

  it('happens once when the button is pressed twice, one after the other or both at once', async () => {
    const world = await launchWorld(open)
    const { number } = await draft(world)
    const [one, other] = await Promise.all([send(world, number), send(world, number)])
    expect([one, other].map((sent) => sent.ok && sent.alreadySent).sort()).toEqual([false, true])
    expect(await send(world, number)).toEqual({ ok: true, number, alreadySent: true })
    const { reviews, invitations, outbox, events } = await rowsOf(world)
    expect([reviews.length, invitations.length, outbox.length]).toEqual([1, 1, 6])
    expect(events.filter((kind) => kind === 'review sent')).toHaveLength(1)
  })

  it('makes one draft from a form that is sent twice, also at once', async () => {
    const world = await launchWorld(open)
    const useId = await file(world)
    const asked = subject(useId)
    const [one, other] = await Promise.all([
      draftReview(world, staff('priya'), asked),
      draftReview(world, staff('priya'), asked),
    ])
    expect(one).toEqual({ ok: true, number: 1 })
    expect(other).toEqual(one)
    expect((await rowsOf(world)).reviews).toHaveLength(1)
  })

  it('numbers reviews one after the other, also when drafted at once', async () => {
    const world = await launchWorld(open)
    const uses = await Promise.all([file(world), file(world), file(world)])
    const drafted = await Promise.all(
      uses.map((useId, index) =>
        draftReview(world, staff('priya'), subject(useId, { draftId: `draft-${index}` })),
      ),
    )
    const numbers = drafted.map((result) => (result.ok ? result.number : 0))
    expect(numbers.sort()).toEqual([1, 2, 3])
  })

  it('belongs to procurement', async () => {
    const world = await launchWorld(open)
    const { useId, number } = await draft(world)
    for (const id of ['rita', 'rolf', 'lena', 'adam'] as const) {
      const refused = { ok: false, reason: 'not allowed' }
      expect(await draftReview(world, staff(id), subject(useId))).toEqual(refused)
      expect(await prepareFromUse(world, staff(id), useId)).toEqual(refused)
      expect(await prepareFromDraft(world, staff(id), number)).toEqual(refused)
      const input = { number, revision: 1, tier: 2, dueOn: '2026-12-11', message: '' }
      expect(await keepDraft(world, staff(id), input)).toEqual(refused)
      expect(await sendPrepared(world, staff(id), input)).toEqual(refused)
      expect(await prepareSending(world, staff(id), { number, origin: 'http://a' })).toEqual(
        refused,
      )
    }
  })

  it('takes no use that was refused, and no second review while one is open', async () => {
    const world = await launchWorld(open)
    const banned = await file(world, { 'IN-13': 'prohibited' })
    expect(await draftReview(world, staff('priya'), subject(banned))).toEqual({
      ok: false,
      reason: 'no such use',
    })
    const { useId, number } = await draft(world)
    const second = subject(useId, { draftId: 'draft-2' })
    expect(await draftReview(world, staff('priya'), second)).toEqual({
      ok: false,
      reason: 'already under review',
      number,
    })
  })

  it('offers the vendor that the domain belongs to instead of a second one', async () => {
    const world = await launchWorld(open)
    await draft(world)
    const useId = await file(world)
    const other = subject(useId, {
      draftId: 'draft-2',
      vendor: { name: 'North Light Inc', website: 'northlight.example' },
    })
    const offered = await draftReview(world, staff('priya'), other)
    expect(offered).toMatchObject({ reason: 'vendor known', vendor: { name: 'Northlight' } })
    const { id } = offered.ok || !('vendor' in offered) ? { id: '' } : offered.vendor
    const taken = { ...other, vendor: { ...other.vendor, known: id } }
    expect(await draftReview(world, staff('priya'), taken)).toEqual({ ok: true, number: 2 })
    expect(await world.store.db.select().from(world.store.db.t.vendors)).toHaveLength(1)
  })

  it('starts from the intake’s own words and, for a known vendor, from what is known', async () => {
    const world = await launchWorld(open)
    const fresh = await prepareFromUse(world, staff('priya'), await file(world))
    expect(fresh).toMatchObject({
      start: {
        fields: {
          vendorName: 'Northlight',
          website: 'https://www.northlight.example/quill',
          product: 'Quill',
          contactEmail: '',
        },
        known: null,
      },
    })
    const { number } = await draft(world)
    const again = await prepareFromUse(world, staff('priya'), await file(world))
    expect(again).toMatchObject({
      start: {
        fields: { contactEmail: 'dana@northlight.example' },
        known: { domain: 'northlight.example', offerings: [{ plan: 'Business' }] },
      },
    })
    expect(await prepareFromDraft(world, staff('priya'), number)).toMatchObject({
      start: { draftId: 'draft-1', fields: { plan: 'Business' } },
    })
  })

  it('says before anything is sent what no longer holds of earlier decisions on that vendor', async () => {
    const world = await launchWorld(open)
    const first = await draft(world)
    await send(world, first.number)
    const { db } = world.store
    const [review] = await db.select().from(db.t.reviews)
    if (!review) throw new Error('Not drafted')
    const decided = { status: 'decided', decision: 'approve with conditions' } as const
    await db.update(db.t.reviews).set({ ...decided, submittedAt: NOW, decidedAt: NOW })
    await db.insert(db.t.conditions).values({
      id: 'late',
      reviewId: review.id,
      number: 1,
      sentence: 'Deletion within 30 days is in the contract.',
      ownerSide: 'vendor',
      owner: 'Dana Ortiz',
      dueOn: '2026-11-01',
      evidenceNeeded: 'The signed contract',
      consequence: 'Access ends.',
    })
    const lapsed = [{ number: 1, lapses: [{ consequence: 'Access ends.' }] }]
    const again = await prepareFromUse(world, staff('priya'), first.useId)
    expect(again).toMatchObject({ ok: true, start: { lapsed } })
    const { number } = await draft(world, { useId: first.useId, draftId: 'second' })
    const shown = await prepareSending(world, staff('priya'), {
      number,
      origin: 'https://a.example',
    })
    expect(shown).toMatchObject({ ok: true, lapsed })
  })

  it('can rest as a draft and be changed before it is sent', async () => {
    const world = await launchWorld(open)
    const { useId, number } = await draft(world)
    const kept = { number, revision: 1, tier: 2, dueOn: '2026-12-18', message: 'Later' }
    expect(await keepDraft(world, staff('priya'), kept)).toEqual({ ok: true })
    expect(await keepDraft(world, staff('priya'), kept)).toMatchObject({
      reason: 'changed meanwhile',
    })
    // A preview that was left open shows another message than the draft has now.
    expect(await send(world, number)).toEqual({ ok: false, reason: 'changed meanwhile' })
    const contact = { name: 'Dan Else', email: 'dan@northlight.example' }
    const again = await draftReview(world, staff('priya'), subject(useId, { contact }))
    expect(again).toEqual({ ok: true, number })
    const { reviews, events } = await rowsOf(world)
    expect(reviews).toMatchObject([{ dueOn: '2026-12-18', message: 'Later', revision: 3 }])
    expect(events).toContain('draft changed')
    expect(await send(world, number, { revision: 3 })).toMatchObject({ ok: true })
    expect((await rowsOf(world)).outbox[0]?.toEmail).toBe('dan@northlight.example')
    // The page that was left open changes nothing any more.
    expect(await draftReview(world, staff('priya'), subject(useId))).toEqual({ ok: true, number })
    expect((await rowsOf(world)).reviews).toMatchObject([{ status: 'sent', revision: 4 }])
  })

  it('is refused when the tier changed after the preview, and shows the new one', async () => {
    const world = await launchWorld(open)
    const { useId, number } = await draft(world)
    const up = { revision: 1, tier: 1 as const, reason: 'Board wants it', answerable: '' }
    await changeTier(world, staff('priya'), useId, up)
    expect(await send(world, number)).toEqual({ ok: false, reason: 'changed meanwhile' })
    expect(
      await prepareSending(world, staff('priya'), { number, origin: 'http://a' }),
    ).toMatchObject({
      draft: {
        tier: 1,
        tierReasons: [
          'set by Priya Procurement instead of Tier 2: Board wants it',
          'confidential data',
        ],
      },
    })
    expect(await send(world, number, { tier: 1 })).toMatchObject({ ok: true })
  })

  it('gives the vendor at least a day and at most half a year', async () => {
    const world = await launchWorld(open)
    const { number } = await draft(world)
    for (const dueOn of ['2026-11-21', '2026-11-20', '2027-08-01']) {
      expect(await send(world, number, { dueOn })).toMatchObject({ reason: 'due date' })
    }
    expect(await send(world, number, { dueOn: '2026-11-22' })).toMatchObject({ ok: true })
    // Two of the five reminders would lie before the day of sending.
    expect((await rowsOf(world)).outbox).toHaveLength(4)
  })
})

describe('a preview', () => {
  forEachEngine('shows', (open) => {
    it('the questions of the tier, honest minutes, and the mail as it will be', async () => {
      const world = await launchWorld(open)
      const { number } = await draft(world)
      const origin = 'https://assay.example'
      const shown = await prepareSending(world, staff('priya'), { number, origin })
      if (!shown.ok) throw new Error('No preview')
      const listed = shown.sections.flatMap(({ questions }) => questions)
      expect(shown.mail.questions).toBe(listed.length)
      expect(listed.length).toBeGreaterThan(29)
      expect(shown.mail.subject).toContain('Quill, Business')
      expect(shown.mail.text).toContain(`${listed.length} questions`)
      expect(shown.mail.text).toContain('Priya Procurement')
      expect(shown.draft).toMatchObject({
        dueOn: '2026-12-11',
        workingDays: 15,
        alreadyInUse: false,
      })
      expect(shown.reminders[0]).toBe('2026-12-04')
      const typed = { dueOn: '2026-12-24', message: 'Dear Dana' }
      const again = await prepareSending(world, staff('priya'), { number, origin, typed })
      expect(again.ok && again.mail.text).toContain('Dear Dana')
      expect(again.ok && again.mail.text).toContain('24 Dec 2026')
    })

    it('half the time for what is in use already', async () => {
      const world = await launchWorld(open)
      const { number } = await draft(world, {}, { 'IN-16': 'already_in_use' })
      const shown = await prepareSending(world, staff('priya'), { number, origin: 'http://a' })
      expect(shown).toMatchObject({
        draft: { dueOn: '2026-12-02', workingDays: 8, alreadyInUse: true },
      })
    })
  })
})
