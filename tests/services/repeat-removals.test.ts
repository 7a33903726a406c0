// A backup from before an erasure brings a person back: the newer log tells whom, and they go again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { filesIn } from '../../app/ports/files'
import { chainLines } from '../../app/services/audit/export-audit'
import { verifyAudit } from '../../app/services/audit/verify-audit'
import { erasePerson } from '../../app/services/privacy/erase-person'
import { repeatRemovals } from '../../app/services/privacy/repeat-removals'
import { appendAudit } from '../../db/queries/audit'
import type { Store } from '../../db/store'
import { emptyEnded, endReview } from '../support/removal'
import { aContact, fill, forEachEngine, type OpenStore, type Rows } from '../support/store'
import { openDecided } from './decided-case'
import { tom } from './judgement-case'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function everyRow({ db }: Store): Promise<Rows> {
  const rows: Record<string, unknown> = {}
  for (const [name, table] of Object.entries(db.t))
    rows[name] = await db.select().from(table as typeof db.t.users)
  return rows as Rows
}

const emails = async ({ db }: Store) =>
  (await db.select().from(db.t.contacts)).map(({ email }) => email).sort()

const NILS = 'nils@vendor-1.example'

/** A portal in which review 1 ended long ago, its last log, and what a backup of before the removals makes of it. */
async function restoredFrom(
  open: OpenStore,
  remove: (ctx: Removing, email: string) => Promise<void>,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-repeat-'))
  folders.push(folder)
  const ctx = { ...(await openDecided(open)), files: filesIn(folder) }
  await fill(ctx.store, { contacts: [aContact({ id: 'c9', name: 'Nils New', email: NILS })] })
  await endReview(ctx, { reviewId: 'review-1', days: 200 })
  const email = (await emails(ctx.store)).find((each) => each !== NILS) ?? ''
  const backup = await everyRow(ctx.store)
  await remove(ctx, email)
  const log: string[] = []
  for await (const piece of chainLines(ctx)) log.push(piece)
  const restored = { ...ctx, store: await open(backup) }
  const changed = { kind: 'settings changed', reviewId: null, payload: { key: 'x' } } as const
  await restored.store.transact((tx) =>
    appendAudit(tx, { at: ctx.clock.now(), actor: 'command line' }, [changed]),
  )
  return { restored, log: log.join(''), email }
}
type Removing = Awaited<ReturnType<typeof openDecided>> & { files: ReturnType<typeof filesIn> }

async function* pieces(text: string) {
  yield text
}

const erase = async (ctx: Removing, email: string) => {
  const done = await erasePerson(ctx, tom, { email, reason: 'Asked for' })
  if (!done.ok) throw new Error(done.reason)
}

forEachEngine('a portal restored from before an erasure and a removal', (open) => {
  it('erases and removes again what the newer log tells of, and nothing else', async () => {
    const { restored, log, email } = await restoredFrom(open, async (ctx, person) => {
      await erase(ctx, person)
      await emptyEnded(ctx)
    })
    const { db } = restored.store
    const before = await db.select().from(db.t.answers)
    expect(before.length).toBeGreaterThan(0)
    const listed = await repeatRemovals(restored, pieces(log), { dry: true })
    expect(listed).toMatchObject({
      ok: true,
      done: [
        `Erased person 1: ${email} is back and would be erased`,
        'R-0001: answers and evidence are back and would be removed',
      ],
      left: [],
    })
    expect(await emails(restored.store)).toEqual([email, NILS].sort())
    expect(await db.select().from(db.t.answers)).toEqual(before)
    const done = await repeatRemovals(restored, pieces(log), { dry: false })
    expect(done).toMatchObject({
      done: [
        'Erased person 1: erased again, now “Erased person 1”',
        'R-0001: answers and evidence removed again',
      ],
    })
    expect(await emails(restored.store)).toEqual(['erased-person-1@erased.invalid', NILS].sort())
    expect(await db.select().from(db.t.answers)).toEqual([])
    expect(await verifyAudit(restored, tom)).toMatchObject({ holds: true })
    expect(await repeatRemovals(restored, pieces(log), { dry: false })).toMatchObject({
      done: [
        'Erased person 1: not here, or erased already',
        'R-0001: answers and evidence are removed already',
      ],
    })
  })

  it('says what a person has to do by hand', async () => {
    const { restored, log } = await restoredFrom(open, async (ctx, person) => {
      await erase(ctx, person)
      await emptyEnded(ctx)
    })
    const { db } = restored.store
    await db.update(db.t.reviews).set({ status: 'decided' })
    const told = await repeatRemovals(restored, pieces(log), { dry: false })
    expect(told).toMatchObject({ left: [expect.stringContaining('here it is decided')] })
    expect((await db.select().from(db.t.answers)).length).toBeGreaterThan(0)
  })

  it('refuses the log of another portal, and one that was altered', async () => {
    const { restored, log } = await restoredFrom(open, erase)
    const altered = log.replace('review closed', 'review coined')
    const refused = await repeatRemovals(restored, pieces(altered), { dry: false })
    expect(refused).toMatchObject({ ok: false, sentence: expect.stringContaining('does not hold') })
    const [first = ''] = log.split('\n')
    const other = await repeatRemovals({ ...restored, store: await open() }, pieces(`${first}\n`), {
      dry: false,
    })
    expect(other).toMatchObject({ sentence: expect.stringContaining('another portal') })
    expect(await repeatRemovals(restored, pieces('no log'), { dry: false })).toMatchObject({
      sentence: 'Line 1 is no event of an audit log.',
    })
  })
})
