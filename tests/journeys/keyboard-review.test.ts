// A reviewer judges a whole standard review without touching the mouse, and keeps count of the keys.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { ada, caseRows } from '../services/judgement-case'
import { fill } from '../support/store'
import { inspect } from './inspect'
import { openPortal, type Portal } from './portal'
import { arrive, signIn } from './staff'
import { stepsOf } from './steps'

const PASSWORD = 'correct horse battery staple'
/** Every question of the standard questionnaire: the use acts in connected systems and binds regions. */
const facts = {
  residency_required: true,
  connects_sources: true,
  ai_act_class: 'high',
  autonomy: 'act_with_approval',
} as const

let portal: Portal
let page: Page
let pressed = 0

beforeAll(async () => {
  portal = await openPortal()
  const { app } = portal.server
  const rows = caseRows({
    status: 'in review',
    facts,
    answers: {
      'INV-01': ['gen_text'],
      'DAT-01': ['prompts'],
      'DAT-08': ['eea'],
      'CRT-01': ['soc2_t2', 'iso27001'],
    },
    evidence: [{ kind: 'iso27001', issuer: 'Example Audit LLP', validTo: '2999-01-01' }],
    links: [{ evidenceId: 'evidence-1', questionId: 'CRT-03' }],
  })
  const passwordHash = await app.passwords.hash(PASSWORD)
  await fill(app.store, { ...rows, users: rows.users.map((user) => ({ ...user, passwordHash })) })
  page = (await portal.window()).page
  await signIn(page, { ...ada, password: PASSWORD })
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)

/** A key as a finger does it; what it leads to is waited for by whoever pressed. */
async function press(key: string): Promise<void> {
  pressed++
  await page.keyboard.press(key)
}

async function type(text: string): Promise<void> {
  pressed += text.length
  await page.keyboard.type(text)
}

/** Goes on by Tab to the control with this name, or back by Shift and Tab. */
async function tabTo(name: string, key = 'Tab'): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const reached = await page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement) || at === document.body || at.tabIndex < 0) return ''
      const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : []
      const group = at.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
      return [at.textContent, group, ...labels.map((label) => label.textContent)].join(' | ')
    })
    if (reached.includes(name)) return
    await press(key)
  }
  throw new Error(`No Tab leads to ${name}`)
}

const heading = () => page.locator('#question')
const openQuestion = async () => (await page.locator('article > p').first().textContent()) ?? ''
const idOf = async () => /^[A-Z]+-\d+/.exec(await openQuestion())?.[0] ?? ''
const arrivedBeyond = (before: string) =>
  page.waitForFunction(
    (text) =>
      !document.querySelector('article > p')?.textContent?.startsWith(text) &&
      document.activeElement?.id === 'question',
    before,
  )
const status = () => page.locator('p[role="status"]')
const verdictsOf = async () => {
  const { db } = portal.server.app.store
  return db.select().from(db.t.verdicts)
}

describe('a review by keyboard alone', () => {
  step('asks 70 questions, all of them answered', async () => {
    await page.goto('/reviews/1/answers')
    await arrive(page, /./)
    await page.getByText('70 of 70 questions answered').waitFor()
    await inspect(page, '60-workspace')
  })

  step('lists its keys under ?, and moves by J and K', async () => {
    await press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.getByText('Accept, and go on').waitFor()
    await inspect(page, '61-keys')
    // A key that is pressed over the list is not meant for the question below it.
    await press('j')
    expect(await idOf()).toBe('INV-01')
    await press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await press('j')
    await arrivedBeyond('INV-01')
    expect(await idOf()).toBe('INV-02')
    await press('k')
    await arrivedBeyond('INV-02')
    expect(await idOf()).toBe('INV-01')
  })

  step('leaves typing and modified keys alone', async () => {
    await page.getByLabel('Reason').focus()
    await type('ajkfq')
    expect(await page.getByLabel('Reason').inputValue()).toBe('ajkfq')
    await page.getByLabel('Reason').fill('')
    await heading().focus()
    for (const key of ['Control+a', 'Alt+j', 'Shift+J', 'Meta+k']) await press(key)
    expect(await idOf()).toBe('INV-01')
    expect(await verdictsOf()).toEqual([])
  })

  step('accepts what can be accepted in at most 90 keystrokes', async () => {
    pressed = 0
    const written: string[] = []
    for (let answers = 0; answers < 70; answers++) {
      const id = await idOf()
      if (written.includes(id)) break
      const acceptable = await page.locator('[data-key="accept"]').count()
      if (acceptable === 0) written.push(id)
      await press(acceptable > 0 ? 'a' : 'j')
      if (
        acceptable === 0 &&
        (await page.getByRole('link', { name: 'Next', exact: true }).count()) === 0
      )
        break
      await arrivedBeyond(id)
    }
    expect(pressed).toBeLessThanOrEqual(90)
    const accepted = await verdictsOf()
    expect(accepted.every(({ kind }) => kind === 'accepted')).toBe(true)
    expect(accepted.length + written.length).toBe(70)
    expect(written.length).toBeLessThanOrEqual(3)
    await status().getByText(`${written.length} left unreviewed.`).waitFor()
    await inspect(page, '62-accepted')
  })

  step('takes the last one back and gives it again; the history keeps all three', async () => {
    await page.goto('/reviews/1/answers?question=TRN-01')
    await arrive(page, /./)
    await press('a')
    await status().getByText('TRN-01 accepted.').waitFor()
    await arrivedBeyond('TRN-01')
    await tabTo('Undo', 'Shift+Tab')
    await press('Enter')
    await status().getByText('TRN-01 verdict taken back.').waitFor()
    expect(await idOf()).toBe('TRN-01')
    await press('a')
    await status().getByText('TRN-01 accepted.').waitFor()
    const kinds = (await verdictsOf())
      .filter(({ questionId }) => questionId === 'TRN-01')
      .sort((a, b) => a.seq - b.seq)
      .map(({ kind }) => kind)
    expect(kinds).toEqual(['accepted', 'accepted', 'withdrawn', 'accepted'])
  })

  step('gives a written answer its credit', async () => {
    await page.goto('/reviews/1/answers?show=unreviewed')
    await arrive(page, /./)
    const id = await idOf()
    await page.getByText('A written answer has no credit of its own').waitFor()
    await tabTo('Credit')
    await type('80')
    await press('Tab')
    await type('Complete, and each host is named')
    await tabTo('Adjust')
    await press('Enter')
    await status().getByText(`${id} adjusted.`).waitFor()
    const [adjusted] = (await verdictsOf()).filter(({ kind }) => kind === 'adjusted')
    expect(adjusted).toMatchObject({ questionId: id, credit: 80 })
    await page.getByText(/^1 adjustment, /).click()
    await page.getByText('Complete, and each host is named').first().waitFor()
    await inspect(page, '63-adjusted')
  })

  step('raises a finding and comes back to the question', async () => {
    await page.goto('/reviews/1/answers?question=SEC-01')
    await arrive(page, /./)
    await press('f')
    await page.getByRole('heading', { name: 'Raise a finding' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'form')
    await tabTo('Severity')
    await press('Space')
    await tabTo('What is wrong')
    await type('No independent test this year')
    await tabTo('Treatment')
    await press('Space')
    await tabTo('Owner')
    await type('Vera Vendor')
    await tabTo('Due')
    // Month, day and year, as a browser in English takes them.
    await type('03312027')
    await tabTo('Raise the finding')
    await press('Enter')
    await page.waitForURL(/\/reviews\/1\/answers\?question=SEC-01/)
    const { db } = portal.server.app.store
    expect(await db.select().from(db.t.findings)).toMatchObject([
      { questionId: 'SEC-01', statement: 'No independent test this year', dueOn: '2027-03-31' },
    ])
  })

  step('asks the vendor by Q, and is back at the question when that is collected', async () => {
    await page.goto('/reviews/1/answers?question=SEC-01')
    await arrive(page, /./)
    await press('q')
    const field = page.getByLabel('Ask the vendor about this')
    await expect.poll(() => field.evaluate((at) => at === document.activeElement)).toBe(true)
    await type('Who tested it?')
    await tabTo('Collect the question')
    await press('Enter')
    await status().getByText('Collected: 1 question waits to be sent.').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'question')
    expect(await idOf()).toBe('SEC-01')
    const { db } = portal.server.app.store
    expect(await db.select().from(db.t.clarifications)).toMatchObject([
      { questionId: 'SEC-01', text: 'Who tested it?', sentAt: null },
    ])
  })

  step('switches its keys off for one person, on their own page', async () => {
    await page.goto('/account')
    await arrive(page, 'Your account')
    await page.getByRole('button', { name: 'Switch the keys off' }).press('Enter')
    await page.getByRole('button', { name: 'Switch the keys on' }).waitFor()
    await inspect(page, '64-account')
    await page.goto('/reviews/1/answers?question=SEC-01')
    await arrive(page, /./)
    for (const key of ['j', 'k', 'a', 'f', 'q']) await press(key)
    expect(new URL(page.url()).search).toBe('?question=SEC-01')
    await press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.getByRole('button', { name: 'Switch the keys on' }).press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('navigation', { name: 'Steps' }).waitFor()
    expect(new URL(page.url()).search).toBe('?question=SEC-01')
  })
})
