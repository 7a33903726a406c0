// The vendor's part in a browser without script: every section by plain forms, a file, and the receipt.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { inspect } from './inspect'
import { employ, type Launched, launch } from './launched'
import { openPortal, type Portal } from './portal'
import { stepsOf } from './steps'
import { answerPage, comeIn, submit, upload } from './vendor'

let portal: Portal
let page: Page
let review: Launched
beforeAll(async () => {
  portal = await openPortal()
  await employ(portal)
  review = await launch(portal, 'Northlight')
  page = (await portal.window({ javaScriptEnabled: false })).page
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)
const plain = { axe: false }
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })

describe('a vendor without script', () => {
  step('comes in with the mailed code', async () => {
    await page.goto(review.link)
    await inspect(page, '60-plain-door', plain)
    await comeIn(portal, page, review)
    await inspect(page, '61-plain-tasks', plain)
  })

  step('answers every section by plain forms', async () => {
    const { current } = portal.server.app.questionnaires
    const today = new Date().toISOString().slice(0, 10)
    await page.getByRole('link', { name: /^Start/ }).click()
    const answered: string[] = []
    // What one answer brings up stands on the page that comes back: a section may be walked twice.
    for (let at = 0; at < 30 && !(await heading('Check your answers').isVisible()); at++) {
      answered.push(...(await answerPage(page, current.questions, today)))
      if (at === 0) await inspect(page, '62-plain-section', plain)
      // The heading of the old page would be there at once.
      const loaded = page.waitForEvent('domcontentloaded')
      await page.getByRole('button', { name: 'Save and continue' }).click()
      await loaded
    }
    // Every question of the Tier 3 review, those included that an answer on the same page brings up.
    expect(answered).toContain('TRN-02')
    expect(new Set(answered).size).toBeGreaterThan(20)
    expect(await page.getByText(/without an answer/).count()).toBe(0)
    await inspect(page, '63-plain-check', plain)
  })

  step('gives a file for a question', async () => {
    await page.goto(`${review.link}/section/retention`)
    await page.getByRole('button', { name: 'Add a file for DAT-02' }).click()
    await heading('Proof for DAT-02').waitFor()
    await inspect(page, '64-plain-evidence', plain)
    await upload(page, {
      fileName: 'retention-policy.pdf',
      kind: 'Something else',
      from: '2026-01-01',
      to: '2028-12-31',
      issuer: 'Northlight',
    })
    await inspect(page, '65-plain-evidence-given', plain)
  })

  step('checks, attests and submits', async () => {
    await page.goto(`${review.link}/check`)
    await page.locator('summary', { hasText: 'Keeping and deleting our data' }).click()
    await page.getByText('retention-policy.pdf').waitFor()
    await page.getByRole('link', { name: 'Go on to submit' }).first().click()
    await heading('Submit your answers').waitFor()
    await inspect(page, '66-plain-submit', plain)
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await inspect(page, '67-plain-submit-refused', plain)
    await submit(page, { name: 'Vera Vendor', title: 'Head of Trust' })
    await inspect(page, '68-plain-receipt', plain)
    const receipt = await portal.mailTo(review.email, /^Received/)
    const hash = /\b[0-9a-f]{64}\b/.exec(receipt.text)?.[0] ?? 'no hash'
    await page.getByText(hash).waitFor()
  })
})
