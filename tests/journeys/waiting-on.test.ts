// Procurement chases by keys alone: nudges two vendors, snoozes one, takes that back; then follows the dates in a calendar.
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { alive } from './alive'
import { inspect } from './inspect'
import { employ, type Launched, launch } from './launched'
import { openPortal, type Portal } from './portal'
import { arrive, signIn } from './staff'
import { stepsOf } from './steps'

const paula = { name: 'Paula Procurement', email: 'paula@buyer.example', password: 'copper meadow' }

let portal: Portal
let reviews: Launched[]
let page: Page

beforeAll(async () => {
  portal = await openPortal()
  await employ(portal)
  const { app } = portal.server
  const passwordHash = await app.passwords.hash(paula.password)
  await app.store.db.update(app.store.db.t.users).set({ passwordHash })
  reviews = []
  for (const vendor of ['Eastgate', 'Westgate', 'Northgate']) {
    reviews.push(await launch(portal, vendor))
  }
  page = (await portal.window()).page
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)

const choose = (number: number) =>
  page.getByRole('checkbox', { name: `Choose R-000${number}`, exact: true })

/** Ticks rows and opens an act, all from the keyboard; Enter on a ticked row is the first act. */
async function tick(...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    await choose(number).focus()
    await page.keyboard.press('Space')
  }
}

const inGroup = (name: string) => page.getByRole('table', { name })

describe('procurement', () => {
  step('sees whose move it is, and nudges two vendors with the mails shown first', async () => {
    await signIn(page, paula)
    await page.goto('/')
    await arrive(page, 'Waiting on')
    await inGroup('Waiting on the vendor').waitFor()
    await inspect(page, '60-waiting-on')
    await tick(1, 2)
    await page.keyboard.press('Enter')
    await arrive(page, 'Nudge vendors')
    await page.getByText('2 mails to send').waitFor()
    const words = page.getByLabel('Your words')
    await words.focus()
    await page.keyboard.type('Can we help with anything?')
    await page.getByRole('button', { name: 'Show the mails with these words' }).press('Enter')
    await page.getByText('Can we help with anything?', { exact: false }).nth(1).waitFor()
    await inspect(page, '61-nudge')
    await page.getByRole('button', { name: 'Send 2 mails' }).press('Enter')
    await page.getByText('A nudge is on its way').waitFor()
    for (const { email } of reviews.slice(0, 2)) {
      const mail = await portal.mailTo(email, /Paula Procurement asks/)
      expect(mail.text).toContain('Can we help with anything?')
    }
    await page.goto('/waiting/nudge?r=1&r=3')
    await arrive(page, 'Nudge vendors')
    await page.getByText('nudged within the last day').waitFor()
    await page.getByText('1 mail to send').waitFor()
  })

  step('snoozes one with a reason, finds it in the fold, and takes it back', async () => {
    await page.goto('/')
    await arrive(page, 'Waiting on')
    await tick(3)
    await page.getByRole('button', { name: 'Snooze…' }).press('Enter')
    await arrive(page, 'Snooze this review')
    await page.getByRole('button', { name: 'Snooze' }).press('Enter')
    await page.getByText('Say why they can wait').first().waitFor()
    const until = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    await page.getByLabel('Until').fill(until)
    await page.getByLabel('Why can they wait?').fill('Their office moves')
    await inspect(page, '62-snooze')
    await page.getByRole('button', { name: 'Snooze' }).press('Enter')
    await page.getByText('Snoozed: R-0003').waitFor()
    await alive(page)
    await page.getByText('Snoozed (1)').click()
    await page.getByText('Their office moves').waitFor()
    expect(await choose(3).count()).toBe(0)
    await inspect(page, '63-snoozed')
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await page.getByText('Back again: R-0003').waitFor()
    await choose(3).waitFor()
  })

  step('sees the due dates in a month, in a list, and in a calendar program', async () => {
    const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await page.goto(`/calendar?month=${due.slice(0, 7)}`)
    await arrive(page, 'Calendar')
    await page.getByRole('table').getByText('Answers due').first().waitFor()
    await inspect(page, '64-calendar-month')
    await page.getByRole('link', { name: 'List', exact: true }).press('Enter')
    await page.getByRole('columnheader', { name: 'Product' }).waitFor()
    expect(await page.getByRole('row').count()).toBe(4)
    await inspect(page, '65-calendar-list')
    await page.getByRole('link', { name: 'Follow it in your own calendar' }).press('Enter')
    await arrive(page, 'Your account')
    await page.getByRole('button', { name: 'Make an address' }).press('Enter')
    const address = await page.getByLabel('Calendar address').inputValue()
    await inspect(page, '66-account')
    // As a calendar program does: without a cookie.
    const answer = await fetch(address)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const feed = new ICAL.Component(ICAL.parse(await answer.text()))
    const events = feed.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
    expect(events.map(({ startDate }) => startDate.toString())).toEqual([due, due, due])
    await page.getByRole('button', { name: 'Withdraw it' }).press('Enter')
    await page.getByRole('button', { name: 'Make an address' }).waitFor()
    expect((await fetch(address)).status).toBe(404)
  })
})
