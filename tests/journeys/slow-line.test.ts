// A vendor on a slow line begins to answer before the page's script has arrived.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alive } from './alive'
import { employ, launch } from './launched'
import { openPortal, type Portal } from './portal'
import { comeIn, openFold } from './vendor'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  await employ(portal)
}, 240_000)
afterAll(() => portal?.close())

test('what is typed before the script arrives stays and is saved', async () => {
  const review = await launch(portal, 'Northlight')
  const { page } = await portal.window()
  await comeIn(portal, page, review)
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/assets/*.js', async (route) => {
    await arrived
    await route.continue()
  })
  await page.goto(`${review.link}/section/product`, { waitUntil: 'commit' })
  const first = page.locator('#INV-01')
  await first.getByRole('checkbox').nth(0).check()
  await first.getByRole('checkbox').nth(2).check()
  const second = page.locator('#INV-02')
  await second.getByRole('radio').nth(1).check()
  await openFold(second)
  await second.getByLabel('Comment').fill('Typed early')
  await page.locator('#INV-03').getByLabel('Model maker').first().fill('Example Labs')
  arrive()
  await alive(page)
  await page.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor()
  expect(await second.getByLabel('Comment').inputValue()).toBe('Typed early')
  expect(await second.getByRole('radio').nth(1).isChecked()).toBe(true)
  const { db } = portal.server.app.store
  const answers = await db.select().from(db.t.answers)
  const saved = Object.fromEntries(answers.map((answer) => [answer.questionId, answer]))
  expect(saved).toMatchObject({
    'INV-01': { value: ['gen_text', 'predict'] },
    'INV-02': { value: 'per_feature', comment: 'Typed early' },
    'INV-03': { value: [{ maker: 'Example Labs' }] },
  })
  expect(portal.complaints()).toEqual([])
})
