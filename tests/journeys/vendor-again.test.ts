// A vendor who is asked again: last time's answers with their dates, a page at a press, and few presses in all.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { said } from './answers'
import { inspect } from './inspect'
import { employ, type Launched, launch } from './launched'
import { openPortal, type Portal } from './portal'
import { arrive } from './staff'
import { stepsOf } from './steps'
import { comeIn } from './vendor'

let portal: Portal
let review: Launched
let page: Page
let presses = 0

beforeAll(async () => {
  portal = await openPortal()
  await employ(portal)
  await decideFirstRound(await launch(portal, 'Westlake'))
  review = await launch(portal, 'Westlake')
  page = (await portal.window()).page
  await comeIn(portal, page, review)
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)

async function press(name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  presses++
  await page.getByRole(role, { name }).first().click()
}

describe('a vendor who is asked again', () => {
  step('finds last time’s answers, none of them counted yet', async () => {
    await page.getByText('Your answers of last time are filled in').waitFor()
    await page.getByText(/^0 of \d+ questions answered/).waitFor()
    await inspect(page, '90-again-tasks')
  })

  step('changes one, and confirms the rest of each page at a press', async () => {
    await press(/^Start/, 'link')
    await arrive(page, 'The product and its models')
    await page
      .getByText(/^Your answer of .*: confirm or change it$/)
      .first()
      .waitFor()
    await inspect(page, '91-again-section')
    await page.goto(`${review.link}/section/retention`)
    await arrive(page, 'Keeping and deleting our data')
    await page.locator('#DAT-02').getByRole('textbox').first().fill('90')
    presses++
    await page.getByText(/^Saved \d\d:\d\d:\d\d/).waitFor()
    await page.goto(`${review.link}/section/product`)
    for (let at = 0; at < 15; at++) {
      await arrive(page, /./)
      if (page.url().endsWith('/check')) break
      const before = page.url()
      const all = page.getByRole('button', { name: /^Confirm all/ })
      if (!(await all.isVisible())) {
        const box = page.getByLabel('This is still true')
        for (const each of await box.all()) {
          presses++
          await each.check()
        }
      }
      await press((await all.isVisible()) ? /^Confirm all/ : 'Save and continue')
      await page.waitForURL((url) => url.href !== before)
    }
    await arrive(page, 'Check your answers')
  })

  step('submits after few presses', async () => {
    // What is not asked this time waits unseen.
    const waiting = ['AGT-01', 'AGT-02', 'REG-04']
    expect(await confirmed()).toEqual({ waiting, changed: ['DAT-02'] })
    await inspect(page, '92-again-check')
    for (const box of await page.getByLabel('Your explanation').all()) await box.fill('As before.')
    await press(
      'Go on to submit',
      (await page.getByRole('link', { name: 'Go on to submit' }).count()) > 0 ? 'link' : 'button',
    )
    await arrive(page, 'Submit your answers')
    await page.getByLabel('Your name').fill('Vera Vendor')
    await page.getByLabel('Your title or role').fill('Head of Trust')
    for (const box of await page.getByRole('checkbox').all()) {
      presses++
      await box.check()
    }
    await press(/^Submit$/)
    await arrive(page, 'Your answers were submitted')
    // Start, a page each, one change, a few single answers, the statement, submitting.
    expect(presses).toBeLessThanOrEqual(25)
  })
})

/** The first round as it was answered and decided; how that is done in the browser is another journey. */
async function decideFirstRound({ number }: Launched): Promise<void> {
  const { store, questionnaires } = portal.server.app
  const { db } = store
  const rows = await db.select().from(db.t.reviews)
  const first = rows.find((row) => row.number === number)
  const [invitation] = await db.select().from(db.t.invitations)
  if (!first || !invitation) throw new Error('Nothing was launched')
  const at = new Date(Date.now() - 100 * 86_400_000)
  const own = { reviewId: first.id, invitationId: invitation.id, updatedAt: at }
  const answers = questionnaires.current.questions
    .filter((question) => question.depth === 'lite' && kindOf(question).source === 'form')
    .map((question) => ({ ...own, questionId: question.id, ...rowOf(question) }))
  await db.insert(db.t.answers).values(answers)
  await db
    .update(db.t.reviews)
    .set({ status: 'decided', decision: 'approve', submittedAt: at, decidedAt: at })
}

function rowOf(question: Parameters<typeof said>[0]) {
  const { value, exception, comment } = said(question, '2026-08-01')
  return { value, exception: exception ?? null, comment: comment ?? '' }
}

async function confirmed() {
  const { db } = portal.server.app.store
  const rows = (await db.select().from(db.t.answers)).filter(({ fromReviewId }) => fromReviewId)
  const before = rows.find(({ questionId }) => questionId === 'DAT-02')
  return {
    waiting: rows
      .filter(({ confirmedAt }) => confirmedAt === null)
      .map(({ questionId }) => questionId)
      .sort(),
    changed: before?.value === 90 ? ['DAT-02'] : [],
  }
}
