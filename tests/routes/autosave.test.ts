// Autosave over HTTP: what it answers, and that it stands behind the guards of every page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstBrokenLink } from '../../app/core/audit/chain'
import { auditLinks, sha256 } from '../../db/queries/audit'
import { aGuest, type Guest, openSite, type Site, seenBy } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const guestOf = () => aGuest(site, { number: ++number })

describe('autosave', () => {
  const save = (guest: Guest, body: unknown) =>
    guest.ask('/autosave', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

  test('answers with the time and the new revision once the answer is stored', async () => {
    const guest = await guestOf()
    await guest.signIn()
    const change = { question: 'TRN-01', revision: 0, fields: { value: 'never' } }
    const saved = await save(guest, change)
    expect(saved.status).toBe(200)
    expect(await saved.json()).toEqual({ saved: site.clock.at.toISOString(), revision: 1 })
    const conflict = await save(guest, { ...change, fields: { value: 'always' } })
    expect(conflict.status).toBe(409)
    expect(await conflict.json()).toMatchObject({
      conflict: { revision: 1, fields: { value: 'never' } },
    })
  })

  test('refuses what is not an answer, without falling over', async () => {
    const guest = await guestOf()
    await guest.signIn()
    const half = { question: 'TRN-03', revision: 0, fields: { value: 'abc' } }
    expect((await save(guest, half)).status).toBe(422)
    // Right but for a field that no save has.
    const more = { ...half, fields: { value: '30' }, status: 'submitted' }
    for (const body of ['', '{', '[]', '{"question":"TRN-01"}', more]) {
      expect((await save(guest, body)).status).toBe(422)
    }
    expect((await save(guest, { ...half, question: 'XXX-01' })).status).toBe(404)
  })

  test('an ended session is told to sign in again, and a page is led to the door', async () => {
    const guest = await guestOf()
    await guest.signIn()
    const { db } = site.app.store
    await db.update(db.t.respondentSessions).set({ revokedAt: site.clock.at })
    const change = { question: 'TRN-01', revision: 0, fields: { value: 'never' } }
    expect((await save(guest, change)).status).toBe(401)
    const page = await guest.ask('/tasks')
    expect(page.headers.get('location')).toBe(`/respond/${guest.token}?ended`)
    expect(await (await guest.ask('?ended')).text()).toContain('You were signed out')
  })
})

describe('autosave stands behind the guards of every page', () => {
  const change = { question: 'TRN-01', revision: 0, fields: { value: 'never' } }
  const body = JSON.stringify(change)
  const stored = async ({ reviewId }: Guest) => {
    const { db } = site.app.store
    return (await db.select().from(db.t.answers)).filter((row) => row.reviewId === reviewId)
  }

  test('what another site sends, or nobody says where from, is refused as anywhere', async () => {
    const guest = await guestOf()
    await guest.signIn()
    for (const Origin of ['https://evil.example', 'null', '']) {
      const there = await guest.ask('/autosave', { method: 'POST', body, headers: { Origin } })
      const page = await guest.ask('/submit', { method: 'POST', body, headers: { Origin } })
      expect(there.status).toBe(403)
      expect(await seenBy(there, guest.token)).toBe(await seenBy(page, guest.token))
    }
    expect(await stored(guest)).toEqual([])
  })

  test.each(['announced', 'arriving bit by bit'])('ten megabytes, %s, are refused', async (how) => {
    const guest = await guestOf()
    await guest.signIn()
    const large = JSON.stringify({ ...change, fields: { comment: 'x'.repeat(10 * 1024 * 1024) } })
    const whole = Buffer.from(large)
    const pieces = new ReadableStream({
      start(controller) {
        for (let at = 0; at < whole.length; at += 65_536) {
          controller.enqueue(whole.subarray(at, at + 65_536))
        }
        controller.close()
      },
    })
    const sent = how === 'announced' ? { body: large } : { body: pieces, duplex: 'half' as const }
    // The server stops reading: whoever is still writing may see the line cut before the answer.
    const answer = await guest.ask('/autosave', { method: 'POST', ...sent }).catch(() => null)
    if (how === 'announced') expect(answer?.status).toBe(413)
    else expect([413, undefined]).toContain(answer?.status)
    expect(await stored(guest)).toEqual([])
  })

  test('a field of more than 5,000 characters is refused with the sentence that stands there', async () => {
    const guest = await guestOf()
    await guest.signIn()
    const long = { ...change, fields: { value: 'never', comment: 'x'.repeat(5_001) } }
    const answer = await guest.ask('/autosave', { method: 'POST', body: JSON.stringify(long) })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toEqual({ refused: { comment: 'Use at most 5000 characters' } })
  })

  test('only sending saves: any other method finds nothing there', async () => {
    const guest = await guestOf()
    await guest.signIn()
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
      expect((await guest.ask('/autosave', { method })).status, method).toBe(404)
    }
  })

  test('a burst of saves of one vendor is kept whole, in one chain of events', async () => {
    const guest = await guestOf()
    await guest.signIn()
    const questions = ['TRN-01', 'TRN-03', 'CRT-01']
    const many = Array.from({ length: 30 }, (_unused, at) => ({
      question: questions[at % 3],
      revision: 0,
      fields: { comment: `attempt ${at}` },
    }))
    const answers = await Promise.all(
      many.map((each) => guest.ask('/autosave', { method: 'POST', body: JSON.stringify(each) })),
    )
    // Three first ones are saved; whoever came second to an answer is told, and overwrites nothing.
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 200, 200, ...Array.from({ length: 27 }, () => 409)])
    expect((await stored(guest)).map(({ revision }) => revision)).toEqual([1, 1, 1])
    const links = await auditLinks(site.app.store.db)
    expect(firstBrokenLink(links, sha256)).toBeNull()
  })
})
