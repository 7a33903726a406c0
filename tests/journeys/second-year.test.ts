// The year after: a decision, its dates, the round that prepares itself, one click, one changed answer, decided again.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { scheduleJob } from '../../app/jobs/schedule'
import { approveProposal } from '../../app/services/judgement/approve-proposal'
import { proposeDecision } from '../../app/services/judgement/propose-decision'
import { sendRound } from '../../app/services/schedule/send-round'
import { ada, bo, caseRows, NOW, pat } from '../services/judgement-case'
import { aContact, fill } from '../support/store'
import { inspect } from './inspect'
import { openPortal, type Portal, runningClock } from './portal'
import { arrive, signIn } from './staff'
import { stepsOf } from './steps'
import { comeIn, linkIn } from './vendor'

const password = 'correct horse battery'
const clock = runningClock(NOW)
const contact = aContact({ name: 'Vera Vendor', email: 'vera@vendor-1.example' })
let portal: Portal
let vendor: Page

beforeAll(async () => {
  portal = await openPortal({}, { clock })
  const { app } = portal.server
  const passwordHash = await app.passwords.hash(password)
  const rows = caseRows({ status: 'in review' })
  await fill(app.store, {
    ...rows,
    contacts: [contact],
    users: rows.users.map((user) => ({ ...user, passwordHash })),
    settings: [],
  })
}, 240_000)
afterAll(() => portal?.close())

/** The decision in words and by two people; how that looks in the browser is another journey. */
async function decide(number: number, validUntil: string): Promise<void> {
  const { app } = portal.server
  const proposal = { decision: 'approve', reason: 'Sound', validUntil, conditions: [] } as const
  const proposed = await proposeDecision(app, ada, number, { ...proposal, conditions: [] })
  if (!proposed.ok) throw new Error(proposed.sentence)
  const word = { proposalId: proposed.result, approved: 'approved', comment: '' } as const
  const approved = await approveProposal(app, bo, number, word)
  if (!approved.ok) throw new Error(approved.sentence)
}

/** What the portal does by itself on this day. */
async function aDayOfWork(): Promise<void> {
  const { app } = portal.server
  const { store, ids, questionnaires, log } = app
  const ctx = { store, clock, ids, questionnaires, sendRound: (n: number) => sendRound(app, n) }
  await scheduleJob(ctx, log).pass(() => false)
}

const reviews = async () => {
  const { db } = portal.server.app.store
  return db.select().from(db.t.reviews).orderBy(db.t.reviews.number)
}

async function enter(who: { email: string; name: string }): Promise<Page> {
  const { page } = await portal.window()
  await signIn(page, { ...who, password })
  return page
}

const step = stepsOf(() => portal)

describe('the second year of a use', () => {
  step('begins with a decision that carries its date', async () => {
    await decide(1, '2028-05-23')
    const [first] = await reviews()
    expect(first).toMatchObject({ status: 'decided', nextReviewOn: '2028-05-23' })
  })

  step('prepares its round ahead of the date, for procurement to look at', async () => {
    clock.at = new Date('2028-04-20T10:00:00.000Z')
    await aDayOfWork()
    const rounds = await reviews()
    const draft = rounds.at(-1)
    expect(draft).toMatchObject({ status: 'draft', round: 2, priorReviewId: 'review-1' })
    // The light check between the two was due as well: the full round took it in.
    expect(draft).toMatchObject({ kind: 'full', asks: null })
    const page = await enter(pat)
    await page.goto(`/reviews/${draft?.number}`)
    await page.getByText(/^Round 2 prepared because .*: look and send\.$/).waitFor()
    await inspect(page, '95-prepared-round')
    await page.getByRole('link', { name: 'Preview and send' }).click()
    await page.getByText(/answers come filled in, to confirm or change/).waitFor()
    await inspect(page, '96-prepared-send')
    await page.getByRole('button', { name: `Send to ${contact.name}` }).click()
    await page.getByText('The invitation is on its way').waitFor()
  })

  step('finds the vendor’s answers filled in; all but one are confirmed', async () => {
    const mail = await portal.mailTo(contact.email, /asks about|again/)
    vendor = (await portal.window()).page
    const link = linkIn(mail)
    await comeIn(portal, vendor, { link, email: contact.email })
    await vendor.getByText('Your answers of last time are filled in').waitFor()
    await vendor.goto(`${link}/section/retention`)
    await arrive(vendor, 'Keeping and deleting our data')
    await vendor.locator('#DAT-02').getByRole('textbox').first().fill('90')
    await vendor.getByText(/^Saved \d\d:\d\d:\d\d/).waitFor()
    await vendor.goto(`${link}/section/product`)
    for (let at = 0; at < 20; at++) {
      await arrive(vendor, /./)
      if (vendor.url().endsWith('/check')) break
      const before = vendor.url()
      for (const box of await vendor.getByLabel('This is still true').all()) await box.check()
      const all = vendor.getByRole('button', { name: /^Confirm all/ })
      const go = (await all.isVisible())
        ? all
        : vendor.getByRole('button', { name: 'Save and continue' })
      await go.first().click()
      await vendor.waitForURL((url) => url.href !== before)
    }
    await arrive(vendor, 'Check your answers')
    for (const box of await vendor.getByLabel('Your explanation').all())
      await box.fill('As before.')
    const submit = vendor.getByRole('link', { name: 'Go on to submit' })
    if ((await submit.count()) > 0) await submit.click()
    else await vendor.getByRole('button', { name: 'Go on to submit' }).first().click()
    await arrive(vendor, 'Submit your answers')
    await vendor.getByLabel('Your name').fill('Vera Vendor')
    await vendor.getByLabel('Your title or role').fill('Head of Trust')
    for (const box of await vendor.getByRole('checkbox').all()) await box.check()
    await vendor.getByRole('button', { name: /^Submit$/ }).click()
    await arrive(vendor, 'Your answers were submitted')
  })

  step('shows the reviewer the difference and nothing else', async () => {
    const number = (await reviews()).at(-1)?.number ?? 0
    const page = await enter(ada)
    await page.goto(`/reviews/${number}`)
    await page.getByRole('button', { name: /Take .*up/ }).click()
    await page.waitForLoadState()
    await page.goto(`/reviews/${number}/difference`)
    await page.getByText('DAT-02').first().waitFor()
    expect(await page.getByText('TRN-01', { exact: true }).count()).toBe(0)
    await inspect(page, '97-second-year-difference')
  })

  step('is decided again, and closes the year before', async () => {
    const number = (await reviews()).at(-1)?.number ?? 0
    await decide(number, '2029-10-01')
    const rounds = await reviews()
    expect(rounds[0]).toMatchObject({ status: 'closed' })
    expect(rounds.at(-1)).toMatchObject({ status: 'decided', number })
  })
})
