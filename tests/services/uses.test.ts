import { expect, it } from 'vitest'
import { changeTier } from '../../app/services/uses/change-tier'
import { fileUse } from '../../app/services/uses/file-use'
import { listUses } from '../../app/services/uses/list-uses'
import { loadUse } from '../../app/services/uses/load-use'
import { forEachEngine } from '../support/store'
import { draft, file, launchWorld, staff, writingAid } from './launch-world'

const change = { revision: 1, tier: 1 as 1 | 2 | 3, reason: '', answerable: '' }

forEachEngine('uses', (open) => {
  it('keep their answers with the tier that follows, its points and its reasons, and say so in the audit log', async () => {
    const world = await launchWorld(open)
    const useId = await file(world)
    const loaded = await loadUse(world, staff('rita'), useId)
    expect(loaded).toMatchObject({
      ok: true,
      use: {
        title: 'Polishing letters',
        owner: 'Olga Owner',
        product: 'Quill',
        vendor: 'Northlight',
        website: 'https://www.northlight.example/quill',
        tier: 2,
        reasons: ['confidential data'],
        filedBy: 'Rita Requester',
        alreadyInUse: false,
      },
    })
    const events = await world.store.db.select().from(world.store.db.t.auditEvents)
    expect(events.map(({ kind, actor }) => [kind, actor])).toContainEqual([
      'use filed',
      'user:rita',
    ])
  })

  it('are refused and recorded when the practice is banned', async () => {
    const world = await launchWorld(open)
    const useId = await file(world, { 'IN-13': 'prohibited' })
    const loaded = await loadUse(world, staff('rita'), useId)
    expect(loaded).toMatchObject({
      ok: true,
      use: { status: 'refused', tier: null },
      mayLaunch: false,
    })
    const listed = await listUses(world, staff('rita'))
    expect(listed).toMatchObject({ ok: true, uses: [{ status: 'refused', canBeLaunched: false }] })
  })

  it('are not filed with a gap or a value that fits no item', async () => {
    const world = await launchWorld(open)
    const { 'IN-04': _left, ...gap } = writingAid
    const use = { title: 'T', owner: 'O', answers: gap as Record<string, unknown> }
    expect(await fileUse(world, staff('rita'), use)).toMatchObject({
      ok: false,
      reason: 'incomplete',
      problems: [{ path: 'IN-04' }],
    })
    const wrong = { ...use, answers: { ...writingAid, 'IN-11': -3 } }
    expect(await fileUse(world, staff('rita'), wrong)).toMatchObject({ reason: 'incomplete' })
    expect(await world.store.db.select().from(world.store.db.t.uses)).toEqual([])
  })

  it('are filed by requesters and procurement alone', async () => {
    const world = await launchWorld(open)
    const use = { title: 'T', owner: 'O', answers: writingAid }
    for (const id of ['rolf', 'lena', 'adam'] as const) {
      expect(await fileUse(world, staff(id), use)).toEqual({ ok: false, reason: 'not allowed' })
    }
    expect(await fileUse(world, staff('priya'), use)).toMatchObject({ ok: true })
  })

  it('mark shadow use when people use it already', async () => {
    const world = await launchWorld(open)
    await file(world, { 'IN-16': 'already_in_use' })
    expect(await listUses(world, staff('rita'))).toMatchObject({ uses: [{ alreadyInUse: true }] })
  })

  it('are seen by their requester and by those who work on them, and by no other requester', async () => {
    const world = await launchWorld(open)
    const useId = await file(world)
    expect(await loadUse(world, staff('ravi'), useId)).toEqual({ ok: false, reason: 'no such use' })
    expect(await loadUse(world, staff('adam'), useId)).toEqual({ ok: false, reason: 'no such use' })
    expect(await listUses(world, staff('ravi'))).toEqual({ ok: true, uses: [] })
    expect(await listUses(world, staff('adam'))).toEqual({ ok: false, reason: 'not allowed' })
    for (const id of ['rita', 'priya', 'rolf', 'lena'] as const) {
      expect(await loadUse(world, staff(id), useId)).toMatchObject({ ok: true })
      expect(await listUses(world, staff(id))).toMatchObject({ uses: [{ id: useId }] })
    }
  })

  it('go to a higher tier freely and to a lower one only in a name and for a reason', async () => {
    const world = await launchWorld(open)
    const useId = await file(world)
    expect(await changeTier(world, staff('priya'), useId, change)).toEqual({ ok: true })
    const down = { ...change, revision: 2, tier: 3 as const }
    expect(await changeTier(world, staff('rolf'), useId, down)).toMatchObject({
      reason: 'not enough',
      errors: { reason: expect.any(String), answerable: expect.any(String) },
    })
    const named = { ...down, reason: 'Only public texts', answerable: 'Carla Chief' }
    expect(await changeTier(world, staff('rolf'), useId, named)).toEqual({ ok: true })
    expect(await loadUse(world, staff('rita'), useId)).toMatchObject({
      use: { tier: 3, tierChange: { from: 1, by: 'Carla Chief', reason: 'Only public texts' } },
      mayChangeTier: false,
    })
  })

  it('keep their tier from requesters, from legal, and from a page that is out of date', async () => {
    const world = await launchWorld(open)
    const useId = await file(world)
    for (const id of ['rita', 'lena', 'adam'] as const) {
      expect(await changeTier(world, staff(id), useId, change)).toEqual({
        ok: false,
        reason: 'not allowed',
      })
    }
    const stale = { ...change, revision: 9 }
    expect(await changeTier(world, staff('priya'), useId, stale)).toMatchObject({
      reason: 'changed meanwhile',
    })
    const refused = await file(world, { 'IN-13': 'prohibited' })
    expect(await changeTier(world, staff('priya'), refused, change)).toMatchObject({
      reason: 'refused',
    })
  })

  it('name the review that stands for them', async () => {
    const world = await launchWorld(open)
    const { useId, number } = await draft(world)
    expect(await listUses(world, staff('priya'))).toMatchObject({
      uses: [{ id: useId, review: { number, status: 'draft' }, canBeLaunched: false }],
    })
    expect(await loadUse(world, staff('priya'), useId)).toMatchObject({ mayLaunch: false })
  })
})
