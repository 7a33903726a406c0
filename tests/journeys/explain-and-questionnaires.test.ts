// Why a score, what vendors are asked, what a draft would change: looked at wide and narrow, light and dark, and by keyboard.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { ada, bank, NOW } from '../services/judgement-case'
import { roundsRows } from '../services/second-round'
import { fill } from '../support/store'
import { inspect } from './inspect'
import { openPortal, type Portal } from './portal'
import { arrive, signIn } from './staff'
import { stepsOf } from './steps'

const password = 'correct horse battery'
let portal: Portal
let page: Page

beforeAll(async () => {
  portal = await openPortal({}, { clock: { now: () => NOW } })
  const { app } = portal.server
  const passwordHash = await app.passwords.hash(password)
  const rows = roundsRows({
    before: { 'DAT-02': { value: 30, comment: 'Recordings are kept for 30 days.' } },
    now: {
      'TRN-01': { value: 'opt_out_org' },
      'IAM-01': { value: 'none' },
      'DAT-02': { value: 7, comment: 'Recordings are kept for a week.' },
      'SEC-02': { value: ['direct'] },
    },
    blankNow: ['DAT-10'],
  })
  const users = rows.users.map((user) => ({ ...user, passwordHash }))
  await fill(app.store, { ...rows, users, settings: [] })
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)

/** Goes on with the Tab key until the element with this name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const here = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    if (here.startsWith(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${name}`)
}

const draft = JSON.stringify({
  ...bank.current.definition,
  version: 99,
  caps: bank.current.definition.caps.map((cap) =>
    cap.id === 'core-promises' ? { ...cap, at: 45 } : cap,
  ),
})

describe('explanations, questionnaires and simulations', () => {
  step('a score is explained on one page', async () => {
    ;({ page } = await portal.window())
    await signIn(page, { ...ada, password })
    await page.goto('/reviews/2/explain')
    await arrive(page, /^Why/)
    await inspect(page, '01-explain')
  })

  step('what changed since the last round is read, worse first, and fits on paper', async () => {
    await page.goto('/reviews/2')
    await page.getByRole('link', { name: 'Since last round' }).click()
    await page.getByRole('heading', { level: 2, name: /^Since R-0001, decided/ }).waitFor()
    const titles = await page.getByRole('heading', { level: 2 }).allTextContents()
    expect(titles.findIndex((title) => title.startsWith('Worse'))).toBe(1)
    expect(titles.findIndex((title) => title.startsWith('Better'))).toBeGreaterThan(1)
    await inspect(page, '01b-difference')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('link', { name: 'Changes (CSV)' }).isVisible()).toBe(false)
    expect(await page.getByRole('heading', { name: /^Worse/ }).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await page.goto('/reviews/2/answers?show=worse')
    await page.getByRole('link', { name: /^Changed since last round/ }).click()
    await page.getByText('Better than last round').waitFor()
    await page.goto('/reviews/2/decision')
    await page
      .getByText(/^Since R-0001: Assured .* regressions?, .* improvements?; .* → /)
      .waitFor()
    await page.goto('/reviews/1/difference')
    await page.getByText(/no decided round to compare it with/).waitFor()
    await inspect(page, '01c-first-round')
  })

  step('the questionnaire is reached and opened by keyboard', async () => {
    await page.goto('/reviews')
    await arrive(page, 'Reviews')
    await tabTo('Questionnaires')
    await page.keyboard.press('Enter')
    await arrive(page, 'Questionnaires')
    await inspect(page, '02-questionnaires')
    await tabTo('◆ Knock-outs')
    await page.keyboard.press('Enter')
    await page.getByRole('table', { name: '◆ Knock-outs' }).waitFor()
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '')
    })
    await inspect(page, '03-questionnaires-open')
  })

  step('coverage is chosen, read and fits on paper', async () => {
    await page.getByRole('link', { name: 'Coverage of frameworks' }).click()
    await arrive(page, 'Coverage of frameworks')
    await page.getByLabel('Framework').selectOption('LLM')
    await page.getByLabel('Questionnaire of').selectOption('3')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('heading', { level: 2, name: /Tier 3$/ }).waitFor()
    await inspect(page, '04-coverage')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Show' }).isVisible()).toBe(false)
    expect(await page.getByRole('table', { name: /^Asked/ }).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await page.goto('/admin/questionnaires/coverage?framework=SOX&tier=9')
    await arrive(page, 'Coverage of frameworks')
    await inspect(page, '05-coverage-wrong')
  })

  step('a broken draft is refused with its lines, a good one shows what would change', async () => {
    await page.goto('/admin/simulate')
    await arrive(page, 'Simulation')
    await inspect(page, '06-simulate')
    const give = async (text: string) => {
      const file = { name: 'draft.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) }
      await page.getByLabel('Draft').setInputFiles(file)
      await page.getByRole('button', { name: 'Check and run' }).click()
    }
    await give('slug: ai-vendor\nversion: 99\n')
    await page.getByRole('heading', { name: 'What the check found' }).waitFor()
    await inspect(page, '07-simulate-refused')
    await give(draft)
    await page.getByText('would end with another band').waitFor()
    await inspect(page, '08-simulate-outcome')
  })
})
