import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { listOutbox } from '../../app/services/outbox/list-outbox'
import { retryMail } from '../../app/services/outbox/retry-mail'
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
    expect(shown.mails.map(({ link }) => link)).toEqual([
      null,
      null,
      null,
      null,
      null,
      `${origin}/respond/${token}`,
    ])
    const admins = await listOutbox(world, staff('adam'), asked)
    expect(admins.ok && admins.mails.every(({ link }) => link === null)).toBe(true)
    expect(await listOutbox(world, staff('rolf'), asked)).toMatchObject({ reason: 'not allowed' })
    expect(
      await listOutbox(world, staff('priya'), { ...asked, status: 'failed', page: 9 }),
    ).toMatchObject({
      mails: [],
      page: 1,
    })
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
})
