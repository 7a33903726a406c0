// A vendor who never touches a mouse: from the mail's link to the receipt by keys alone.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { employ, type Launched, launch } from './launched'
import { openPortal, type Portal } from './portal'
import { arrive } from './staff'
import { stepsOf } from './steps'
import { codeIn } from './vendor'

let portal: Portal
let review: Launched
let page: Page

beforeAll(async () => {
  portal = await openPortal()
  await employ(portal)
  review = await launch(portal, 'Eastgate')
  page = (await portal.window()).page
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)

const submitButton = /^[ |]*Submit[ |]*$/

/** What has the focus, by its name; and whether anybody can see that it has it. */
const focused = () =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return { name: '', seen: true }
    const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : []
    const group = at.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
    const { outlineStyle, boxShadow } = getComputedStyle(at)
    return {
      name: [group, at.textContent, ...labels.map((label) => label.textContent)].join(' | '),
      seen: outlineStyle !== 'none' || boxShadow !== 'none',
    }
  })

/** By Tab to the control with this name; every stop on the way shows where it is. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let tries = 0; tries < 90; tries++) {
    const at = await focused()
    expect(at.seen, `the focus on ${at.name}`).toBe(true)
    if (typeof name === 'string' ? at.name.includes(name) : name.test(at.name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No Tab leads to ${name}`)
}

async function go(name: string | RegExp): Promise<void> {
  await tabTo(name)
  await page.keyboard.press('Enter')
}

describe('a vendor with a keyboard', () => {
  step('comes in by the door', async () => {
    await page.goto(review.link)
    await arrive(page, /asks you about your AI/)
    await page.keyboard.press('Tab')
    expect((await focused()).name).toContain('Skip to')
    await go('Send me a code')
    await arrive(page, 'Type the code')
    await tabTo('Code')
    await page.keyboard.type(codeIn(await portal.mailTo(review.email, /code/i)))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sections' }).waitFor()
  })

  step('answers in a section, says what it is not true for, and goes on', async () => {
    await go('Keeping and deleting our data')
    await arrive(page, 'Keeping and deleting our data')
    await tabTo('DAT-02')
    await page.keyboard.type('30')
    await tabTo('DAT-03')
    await page.keyboard.press('Space')
    await tabTo('True, except for')
    await page.keyboard.type('Trials')
    await page.getByText(/^Saved \d\d:\d\d:\d\d/).waitFor()
    await go('Save and return to the list')
    await page.getByRole('heading', { name: 'Sections' }).waitFor()
    const { db } = portal.server.app.store
    const rows = await db.select().from(db.t.answers)
    expect(rows.map(({ questionId }) => questionId).sort()).toEqual(['DAT-02', 'DAT-03'])
    expect(rows.find(({ questionId }) => questionId === 'DAT-03')?.exception).toBe('Trials')
  })

  step('opens a section of the check page, changes an answer and comes back', async () => {
    await go('Check and submit')
    await arrive(page, 'Check your answers')
    await go('Keeping and deleting our data')
    await go('Change the answer to DAT-02')
    await arrive(page, 'Keeping and deleting our data')
    await tabTo('DAT-02')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await arrive(page, 'Check your answers')
  })

  step('submits, and is told what is missing before', async () => {
    await go('Go on to submit')
    await arrive(page, 'Submit your answers')
    await go(submitButton)
    await page.getByRole('alert').waitFor()
    await expect.poll(async () => (await focused()).name).toContain('Enter your title or role')
    // The sentence leads to its field.
    await page.keyboard.press('Tab')
    await go('Enter your title or role')
    await expect.poll(async () => (await focused()).name).toContain('Your title or role')
    await page.keyboard.type('Head of Trust')
    await tabTo('I have checked these answers')
    await page.keyboard.press('Space')
    for (const left of [/Submit with \d+ of/, /Submit with 1 contradiction/]) {
      await tabTo(left)
      await page.keyboard.press('Space')
    }
    await go(submitButton)
    await arrive(page, 'Your answers were submitted')
  })
})
