import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { mailKinds } from '../../app/core/mail/payload'
import { sampleMail, showRow } from '../../app/services/mail/preview-mail'
import { listOutbox } from '../../app/services/outbox/list-outbox'
import { markBounced } from '../../app/services/outbox/mark-bounced'
import { retryMail } from '../../app/services/outbox/retry-mail'
import { reviewSummaries } from '../../app/services/reviews/review-summaries'
import { forEachEngine } from '../support/store'
import { launchWorld, sent, staff, type World } from './launch-world'

const origin = 'https://assay.example'

const mailOf = async ({ store: { db } }: World) =>
  (await db.select().from(db.t.outbox)).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())

forEachEngine('the outbox page', (open) => {
  it('lists every mail with its state, and the link of an invitation for those who hand it over', async () => {
    const world = await launchWorld(open)
    const { token } = await sent(world)
    const asked = { status: null, page: 1, origin }
    const shown = await listOutbox(world, staff('priya'), asked)
    if (!shown.ok) throw new Error('Not shown')
    expect(shown).toMatchObject({ counts: { known: 6, waiting: 6, failed: 0 }, mailsGoOut: false })
    expect(shown.mails.map(({ kind }) => kind)).toEqual([
      'invitation',
      ...Array.from({ length: 5 }, () => 'reminder'),
    ])
    const link = `${origin}/respond/${token}`
    expect(shown.toHandOver).toMatchObject([{ number: 1, toName: 'Dana Ortiz', link }])
    const admins = await listOutbox(world, staff('adam'), asked)
    expect(admins).toMatchObject({ ok: true, toHandOver: [] })
    expect(await listOutbox(world, staff('rolf'), asked)).toMatchObject({ reason: 'not allowed' })
    expect(
      await listOutbox(world, staff('priya'), { ...asked, status: 'failed', page: 9 }),
    ).toMatchObject({
      mails: [],
      page: 1,
    })
  })

  it('asks to hand over only what bounced where mail is sent, and nothing that was opened', async () => {
    const world = await launchWorld(open)
    await sent(world)
    const { db } = world.store
    const taken = async () => ({ ok: true as const })
    const mailing = { ...world, mailer: { send: taken, check: taken, close: () => {} } }
    const asked = { status: null, page: 1, origin }
    const waiting = async () => {
      const shown = await listOutbox(mailing, staff('priya'), asked)
      return shown.ok ? shown.toHandOver.length : null
    }
    expect(await waiting()).toBe(0)
    await db.update(db.t.outbox).set({ status: 'failed' }).where(eq(db.t.outbox.kind, 'invitation'))
    expect(await waiting()).toBe(1)
    await db.update(db.t.reviews).set({ openedAt: new Date() })
    expect(await waiting()).toBe(0)
  })

  it('puts a failed mail back, and only a failed one', async () => {
    const world = await launchWorld(open)
    await sent(world)
    const [mail] = await mailOf(world)
    const id = mail?.id ?? ''
    expect(await retryMail(world, staff('adam'), id)).toMatchObject({ reason: 'not failed' })
    const { db } = world.store
    await db
      .update(db.t.outbox)
      .set({ status: 'failed', attempts: 8 })
      .where(eq(db.t.outbox.id, id))
    expect(await retryMail(world, staff('rolf'), id)).toMatchObject({ reason: 'not allowed' })
    expect(await retryMail(world, staff('adam'), id)).toEqual({ ok: true })
    expect((await mailOf(world)).find((one) => one.id === id)).toMatchObject({
      status: 'waiting',
      attempts: 0,
    })
    expect(await retryMail(world, staff('adam'), 'nothing')).toMatchObject({
      reason: 'no such mail',
    })
  })

  it('takes a person’s word that a mail bounced: it then counts as failed and can be tried again', async () => {
    const world = await launchWorld(open)
    await sent(world)
    const [mail] = await mailOf(world)
    const id = mail?.id ?? ''
    expect(await markBounced(world, staff('priya'), id)).toMatchObject({ reason: 'not sent' })
    const { db } = world.store
    await db.update(db.t.outbox).set({ status: 'sent' }).where(eq(db.t.outbox.id, id))
    expect(await markBounced(world, staff('rolf'), id)).toMatchObject({ reason: 'not allowed' })
    expect(await markBounced(world, staff('priya'), id)).toEqual({ ok: true })
    expect(await markBounced(world, staff('priya'), id)).toMatchObject({ reason: 'not sent' })
    const [summary] = await reviewSummaries(world, {})
    expect(summary).toMatchObject({
      waitingOn: 'us',
      waitingFor: 'The invitation bounced: check the address or hand over a code',
    })
    const events = await db.select().from(db.t.auditEvents)
    expect(events.filter(({ kind }) => kind === 'mail bounced')).toHaveLength(1)
    expect(await retryMail(world, staff('priya'), id)).toEqual({ ok: true })
  })

  it('shows a mail as it would be written now, without its link, to those who may read it', async () => {
    const world = await launchWorld(open)
    const { token } = await sent(world)
    const [mail] = await mailOf(world)
    const asked = { id: mail?.id ?? '', origin }
    const shown = await showRow(world, staff('priya'), asked)
    if (!shown.ok || !shown.mail) throw new Error('Not shown')
    expect(shown.mail.subject).toContain('question')
    expect(shown.mail.text).toContain(`${origin}/respond/withheld`)
    expect(shown.mail.attachments).toEqual(['due-date.ics'])
    expect(JSON.stringify(shown)).not.toContain(token)
    expect(await showRow(world, staff('adam'), asked)).toMatchObject({ ok: true, mail: null })
    expect(await showRow(world, staff('rolf'), asked)).toMatchObject({ ok: false })
  })

  it('shows administrators every kind of mail with invented facts', async () => {
    const world = await launchWorld(open)
    for (const kind of mailKinds) {
      const mail = await sampleMail(world, staff('adam'), { kind, origin })
      expect(mail?.subject, kind).not.toBe('')
      expect(mail?.headers.map(([name]) => name)).toContain('From')
      expect(await sampleMail(world, staff('priya'), { kind, origin })).toBeNull()
    }
  })
})
