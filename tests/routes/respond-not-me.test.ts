// The link in the wrong hands: its holder may name another person to ask, and no more than that.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aGuest, openSite, type Site } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const text = async (answer: Response) => (await answer.text()).replace(/<!-- -->/g, '')
const nora = { name: 'Nora New', email: 'nora@v.example' }

async function told(reviewId: string) {
  const { db } = site.app.store
  const rows = await db.select().from(db.t.outbox)
  return rows.filter((row) => row.reviewId === reviewId && row.kind === 'not me')
}

test('the holder of the link names another person, and whoever launched the review is told', async () => {
  const guest = await aGuest(site, { number: ++number })
  expect(await text(await guest.ask(''))).toContain('Say who should be asked')
  const named = await guest.post('/not-me', nora)
  expect(named.headers.get('location')).toMatch(/\/not-me\?told$/)
  expect(await told(guest.reviewId)).toMatchObject([
    { toEmail: 'priya.nair@harbour.example', payload: nora },
  ])
  const { db } = site.app.store
  expect(await db.select().from(db.t.respondentSessions)).toEqual([])
  expect(await db.select().from(db.t.contacts)).toHaveLength(number)
})

test('a form without a name or an address is refused with what was typed', async () => {
  const guest = await aGuest(site, { number: ++number })
  const refused = await guest.post('/not-me', { name: 'Nora', email: 'nora' })
  expect(refused.status).toBe(422)
  const page = await text(refused)
  expect(page).toContain('Enter an e-mail address such as')
  expect(page).toContain('value="nora"')
  expect(await told(guest.reviewId)).toEqual([])
})

test('a fourth name is refused, so that nobody is flooded', async () => {
  const guest = await aGuest(site, { number: ++number })
  for (let count = 0; count < 3; count++) await guest.post('/not-me', nora)
  expect((await guest.post('/not-me', nora)).status).toBe(429)
  expect(await told(guest.reviewId)).toHaveLength(3)
})

test('nobody can be named on a link that is closed, submitted or unknown', async () => {
  const guest = await aGuest(site, { number: ++number, status: 'submitted' })
  expect((await guest.post('/not-me', nora)).headers.get('location')).not.toContain('told')
  const closed = await aGuest(site, { number: ++number, status: 'cancelled' })
  expect((await closed.ask('/not-me')).headers.get('location')).not.toContain('not-me')
  expect((await guest.ask(`${site.url}/respond/unknown/not-me`)).status).toBe(404)
})
