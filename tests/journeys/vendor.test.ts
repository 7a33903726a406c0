// The vendor's pages in a real browser: saving, branching, losing the network, two tabs, submitting, and how they look.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGuest, type Guest, openSite, type Site } from '../routes/respond-site'
import { NOW } from '../services/respond-case'
import { axeViolations, openBrowser, type TestBrowser } from '../support/browser'
import { aPdf } from '../support/papers'

let site: Site
let browser: TestBrowser
let number = 0
beforeAll(async () => {
  site = await openSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** A vendor whose browser has typed the code already. */
async function aVendor(options: Parameters<TestBrowser['open']>[0] = {}) {
  const guest = await aGuest(site, { number: ++number })
  await guest.signIn()
  const { page, problems, close } = await browser.open(options)
  await letIn(page.context(), guest)
  return { guest, page, problems, close, base: guest.base }
}

async function letIn(context: BrowserContext, guest: Guest): Promise<void> {
  const [name = '', value = ''] = guest.cookie().split('=')
  const url = new URL(guest.base)
  await context.addCookies([
    { name, value: decodeURIComponent(value), domain: url.hostname, path: url.pathname },
  ])
}

const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor()
const trained = (page: Page) => page.getByRole('group', { name: /Do you train/ })

async function answersOf({ reviewId }: Guest) {
  const { db } = site.app.store
  const rows = await db.select().from(db.t.answers)
  return Object.fromEntries(
    rows.filter((row) => row.reviewId === reviewId).map((row) => [row.questionId, row]),
  )
}

/** Gives everything back for one question; how a reviewer does it is another journey. */
async function returnFor(questionId: string) {
  const { db } = site.app.store
  const returned = { questionIds: [questionId], reason: 'One thing.', at: NOW.toISOString() }
  await db.update(db.t.reviews).set({ status: 'returned', returned })
}

describe('saving while typing', () => {
  test('an answer is stored when the page says so, and branches follow it at once', async () => {
    const { guest, page, base, problems, close } = await aVendor()
    await page.goto(`${base}/section/training`)
    expect(await page.getByLabel(/Where is that promise/).count()).toBe(0)
    await trained(page).getByLabel('Never').check()
    await page.getByLabel(/Where is that promise/).fill('In our terms, clause 4.')
    await saved(page)
    await page.waitForTimeout(800)
    await saved(page)
    expect(await answersOf(guest)).toMatchObject({
      'TRN-01': { value: 'never' },
      'TRN-02': { value: 'In our terms, clause 4.' },
    })
    await trained(page).getByLabel('Always').check()
    await expect.poll(() => page.getByLabel(/Where is that promise/).count()).toBe(0)
    await trained(page).getByLabel('Never').check()
    expect(await page.getByLabel(/Where is that promise/).inputValue()).toBe(
      'In our terms, clause 4.',
    )
    expect(problems).toEqual([])
    await close()
  })

  test('a tab that is closed in mid-word loses nothing', async () => {
    const { guest, page, base, close } = await aVendor()
    await page.goto(`${base}/section/training`)
    await trained(page).getByLabel('Never').check()
    await saved(page)
    const context = page.context()
    // The network goes first, so that only the device can have it.
    await context.setOffline(true)
    await page.getByLabel(/Where is that promise/).pressSequentially('In our ter')
    await page.getByText('Offline, kept on this device').waitFor()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${base}/section/training`)
    await expect
      .poll(() => again.getByLabel(/Where is that promise/).inputValue())
      .toBe('In our ter')
    await saved(again)
    expect((await answersOf(guest))['TRN-02']?.value).toBe('In our ter')
    await close()
  })

  test('what is typed offline goes out when the network is back, and a press of "Save" meanwhile keeps the page', async () => {
    const { guest, page, base, close } = await aVendor()
    await page.goto(`${base}/section/training`)
    await page.context().setOffline(true)
    await trained(page).getByLabel('Never').check()
    await page.getByText('Offline, kept on this device').waitFor()
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await page.waitForTimeout(500)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Training')
    await page.context().setOffline(false)
    await saved(page)
    expect((await answersOf(guest))['TRN-01']?.value).toBe('never')
    await close()
  })

  test('a server that fails is called that, and one that ended the session too; nothing typed is lost', async () => {
    const { guest, page, base, close } = await aVendor()
    await page.goto(`${base}/section/training`)
    await page.route('**/autosave', (route) => route.fulfill({ status: 500, body: 'no' }))
    await trained(page).getByLabel('Never').check()
    await page.getByText('Not saved: the server has a problem. Kept on this device').waitFor()
    await page.unroute('**/autosave')
    await page.getByRole('button', { name: 'Try again' }).click()
    await saved(page)
    const { db } = site.app.store
    await db.update(db.t.respondentSessions).set({ revokedAt: site.clock.at })
    await trained(page).getByLabel('Always').check()
    await page.getByText('You were signed out. What you typed is kept on this device').waitFor()
    expect((await answersOf(guest))['TRN-01']?.value).toBe('never')
    await db.update(db.t.respondentSessions).set({ revokedAt: null })
    await page.reload()
    await saved(page)
    expect((await answersOf(guest))['TRN-01']?.value).toBe('always')
    await close()
  })

  test('a device that keeps nothing is not said to keep anything', async () => {
    const { page, base, close } = await aVendor()
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.goto(`${base}/section/training`)
    await page.context().setOffline(true)
    await trained(page).getByLabel('Never').check()
    await page.getByText('This device keeps nothing, so leave this page open').waitFor()
    expect(await page.getByText(/kept on this device/i).count()).toBe(0)
    await page.context().setOffline(false)
    await saved(page)
    await close()
  })

  test('half a number is not saved; leaving its field says what is wrong', async () => {
    const { guest, page, base, close } = await aVendor()
    await page.goto(`${base}/section/training`)
    const days = page.getByLabel(/How many days/)
    await days.fill('3 weeks')
    await page.getByText('Kept on this device; saved when the answer is complete').waitFor()
    await days.blur()
    await page.getByText('Must be a whole number').waitFor()
    expect(await answersOf(guest)).toEqual({})
    await days.fill('21')
    await saved(page)
    expect((await answersOf(guest))['TRN-03']?.value).toBe(21)
    await close()
  })

  test('both versions of a clash stand side by side, words around the answer too, and can be put together', async () => {
    const { guest, page, base, close } = await aVendor()
    const other = await page.context().newPage()
    for (const tab of [page, other]) {
      await tab.goto(`${base}/section/training`)
      await tab.locator('#TRN-01 summary', { hasText: 'comment' }).click()
    }
    await page.locator('#TRN-01').getByLabel('True, except').fill('Beta.')
    await page.locator('#TRN-01').getByLabel('Comment').fill('Said by the first.')
    await page.waitForTimeout(1_000)
    await saved(page)
    await other.locator('#TRN-01').getByLabel('Comment').fill('Said by the second.')
    const box = other.locator('#TRN-01 dl')
    await box.waitFor()
    const [theirs, mine] = ['Said by the first.', 'Said by the second.']
    expect(await box.textContent()).toMatch(new RegExp(`Beta[^]*${theirs}[^]*${mine}`))
    await other.getByRole('button', { name: 'Put both together' }).click()
    await saved(other)
    expect((await answersOf(guest))['TRN-01']).toMatchObject({
      exception: 'Beta.',
      comment: `${theirs}\n\n${mine}`,
    })
    await close()
  })

  test('two tabs on one answer: the second is told, sees the first, and chooses', async () => {
    const { guest, page, base, close } = await aVendor()
    const other = await page.context().newPage()
    await page.goto(`${base}/section/training`)
    await other.goto(`${base}/section/training`)
    await trained(page).getByLabel('Never').check()
    await saved(page)
    await trained(other).getByLabel('Always').check()
    await other.getByText('Someone else changed this answer').waitFor()
    expect((await answersOf(guest))['TRN-01']?.value).toBe('never')
    await other.getByRole('button', { name: 'Keep mine' }).click()
    await saved(other)
    expect((await answersOf(guest))['TRN-01']?.value).toBe('always')
    await trained(page).getByLabel('Only if we opt in').check()
    await page.getByRole('button', { name: 'Use theirs' }).click()
    await expect.poll(() => trained(page).getByLabel('Always').isChecked()).toBe(true)
    expect((await answersOf(guest))['TRN-01']?.value).toBe('always')
    await close()
  })

  test('a session that ends while typing keeps the text and leads to the door', async () => {
    const { guest, page, base, close } = await aVendor()
    await page.goto(`${base}/section/training`)
    const { db } = site.app.store
    await db.update(db.t.respondentSessions).set({ revokedAt: site.clock.at })
    await trained(page).getByLabel('Never').check()
    await page.getByText('You were signed out').waitFor()
    await guest.signIn()
    await letIn(page.context(), guest)
    await page.goto(`${base}/section/training`)
    await saved(page)
    expect((await answersOf(guest))['TRN-01']?.value).toBe('never')
    await close()
  })
})

test('with script the whole way: answer, add a file, check, submit with two quick presses, receipt', async () => {
  const { guest, page, base, problems, close } = await aVendor()
  await page.goto(`${base}/tasks`)
  await page.getByRole('link', { name: 'Start with Training' }).click()
  await trained(page).getByLabel('Never').check()
  await page.getByLabel('No limit').check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByRole('heading', { name: 'Assurance', level: 1 }).waitFor()
  await page.getByLabel('SOC 2 Type II').check()
  await page.getByRole('button', { name: 'Add a file for CRT-03' }).click()
  const bytes = Buffer.from(aPdf)
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'soc2.pdf', mimeType: 'application/pdf', buffer: bytes })
  await page.getByLabel('What it is').selectOption('SOC 2 Type II')
  await page.getByRole('textbox', { name: 'Last day' }).fill('2026-06-30')
  await page.getByRole('button', { name: 'Upload the file' }).click()
  await page.getByText('counts until 30 Jun 2027').waitFor()
  // The last day is worked out while it is typed; the file stands in the list once it was looked into.
  await page.getByText('soc2.pdf').first().waitFor()
  await page.getByRole('link', { name: 'Back to the question' }).click()
  await page.getByText('soc2.pdf').first().waitFor()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByText('2 questions without an answer').waitFor()
  await page.getByText('You never train on our content, and keep it long.').waitFor()
  await page.getByRole('button', { name: 'Go on to submit' }).first().click()
  await page.getByLabel('Your title or role').fill('Head of Trust')
  await page.getByLabel(/I have checked these answers/).check()
  await page.getByLabel(/Submit with 2 of/).check()
  await page.getByLabel(/Submit with 1 contradiction/).check()
  await page.getByRole('button', { name: 'Submit', exact: true }).dblclick()
  await page.getByRole('heading', { name: 'Your answers were submitted' }).waitFor()
  await page.getByText('Dana Ortiz, Head of Trust').waitFor()
  const { db } = site.app.store
  const events = await db.select().from(db.t.auditEvents)
  const mine = events.filter((event) => event.reviewId === guest.reviewId)
  expect(mine.filter(({ kind }) => kind === 'review submitted')).toHaveLength(1)
  expect(problems).toEqual([])
  await close()
})

describe('how the pages look', () => {
  const pages = [
    '',
    '/code',
    '/tasks',
    '/section/training',
    '/section/assurance',
    '/evidence?for=CRT-01',
    '/check',
    '/submit',
    '/stop-reminders',
    '/not-me',
    '/colleagues',
    '/import',
  ]

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      test(`each is accessible and fits at ${width} px, ${colorScheme}`, async () => {
        const { guest, page, problems, close } = await aVendor({
          colorScheme,
          viewport: { width, height: 800 },
        })
        await guest.post('/section/training', { 'TRN-01.revision': '0', 'TRN-01.value': 'always' })
        await guest.post('/section/assurance', {
          'CRT-01.revision': '0',
          'CRT-01.value': 'soc2_t2',
        })
        const look = async (path: string) => {
          expect(await axeViolations(page), path).toEqual([])
          const widest = await page.evaluate(() => document.documentElement.scrollWidth)
          expect(widest, path).toBe(width)
        }
        for (const path of pages) {
          await page.goto(`${guest.base}${path}`)
          await look(path)
        }
        await page.goto(`${guest.base}/submit`)
        await page.getByRole('button', { name: 'Submit', exact: true }).click()
        await page.getByRole('alert').waitFor()
        await look('refused')
        await page.getByLabel('Your title or role').fill('Head of Trust')
        for (const box of await page.getByRole('checkbox').all()) await box.check()
        await page.getByRole('button', { name: 'Submit', exact: true }).click()
        await page.getByRole('heading', { name: 'Receipt' }).waitFor()
        await look('/receipt')
        await page.getByRole('link', { name: 'Ask to amend answers' }).click()
        await page.getByRole('heading', { name: 'Ask to amend answers', level: 1 }).waitFor()
        await look('/amend')
        await returnFor('TRN-01')
        await page.goto(`${guest.base}/questions`)
        await page.getByRole('heading', { name: 'Questions to you', level: 1 }).waitFor()
        await look('/questions')
        expect(problems).toEqual([])
        await close()
      })
    }
  }
})
