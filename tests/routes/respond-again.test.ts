// A vendor who is asked again: the answers of last time wait to be confirmed or changed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOW } from '../services/respond-case'
import { aGuest, openSite, type Site } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const text = async (answer: Response) => (await answer.text()).replace(/<!-- -->/g, '')
const mainOf = (page: string) => page.slice(page.indexOf('<main'), page.indexOf('</main>'))

/** Asked again; `dates` are those of the answers to TRN-01 and TRN-03. */
async function asked(dates: [string, string]) {
  const guest = await aGuest(site, { number: ++number })
  const { reviewId, invitationId } = guest
  const own = { reviewId, invitationId, updatedAt: NOW, fromReviewId: reviewId }
  const { db } = site.app.store
  await db.insert(db.t.answers).values([
    { ...own, questionId: 'TRN-01', value: 'never', fromDate: dates[0] },
    { ...own, questionId: 'TRN-03', value: 20, fromDate: dates[1] },
  ])
  await guest.signIn()
  return guest
}

const recent = '2026-06-01'

async function confirmed(reviewId: string) {
  const { db } = site.app.store
  const rows = await db.select().from(db.t.answers)
  return rows
    .filter((row) => row.reviewId === reviewId && row.confirmedAt !== null)
    .map(({ questionId }) => questionId)
    .sort()
}

const section = {
  'TRN-01.revision': '1',
  'TRN-01.value': 'never',
  'TRN-03.revision': '1',
  'TRN-03.value': '20',
}

test('the task list says how many answers wait, and none is counted as answered', async () => {
  const guest = await asked([recent, recent])
  const page = mainOf(await text(await guest.ask('/tasks')))
  expect(page).toContain('2 from last time to confirm')
  expect(page).toMatch(/0 of \d+ questions answered/)
  const check = mainOf(await text(await guest.ask('/check')))
  expect(check).not.toContain('Never')
})

test('each is shown with its date, and counts once its box is ticked', async () => {
  const guest = await asked([recent, recent])
  const page = mainOf(await text(await guest.ask('/section/training')))
  expect(page).toMatch(/Your answer of .*1 Jun 2026.*: confirm or change it/)
  expect(page).toContain('name="TRN-01.confirmed"')
  await guest.post('/section/training', { ...section, next: 'tasks' })
  expect(await confirmed(guest.reviewId)).toEqual([])
  await guest.post('/section/training', { ...section, 'TRN-01.confirmed': 'yes', next: 'tasks' })
  expect(await confirmed(guest.reviewId)).toEqual(['TRN-01'])
})

test('one press confirms a whole page, but not an answer of more than a year', async () => {
  const guest = await asked([recent, '2025-06-01'])
  expect(mainOf(await text(await guest.ask('/section/training')))).toContain('more than a year old')
  await guest.post('/section/training', { ...section, next: 'confirm' })
  expect(await confirmed(guest.reviewId)).toEqual(['TRN-01'])
})

test('a changed answer needs no box', async () => {
  const guest = await asked([recent, recent])
  await guest.post('/section/training', { ...section, 'TRN-03.value': '45', next: 'tasks' })
  expect(await confirmed(guest.reviewId)).toEqual(['TRN-03'])
})
