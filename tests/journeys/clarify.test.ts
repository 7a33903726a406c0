// Questions to a vendor from first to last: collected beside the answers, sent as one mail, answered on one page, read again; once without script.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { answersHash } from '../../app/core/respond/submission'
import { submitReview } from '../../app/services/respond/submit-review'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { sha256 } from '../../db/queries/audit'
import { ada, caseRows } from '../services/judgement-case'
import { fill } from '../support/store'
import { inspect } from './inspect'
import { openPortal, type Portal } from './portal'
import { openQuestion } from './reviewer'
import { arrive, signIn } from './staff'
import { stepsOf } from './steps'
import { codeIn, openFold } from './vendor'

const PASSWORD = 'correct horse battery staple'
const VERA = 'contact-1@vendor-1.example'

let portal: Portal
let reviewer: Page
let vendor: Page

beforeAll(async () => {
  portal = await openPortal()
  const { app } = portal.server
  const rows = caseRows({
    status: 'answering',
    rows: { 'DAT-02': { comment: 'Prompts are deleted after thirty days.' } },
    review: { submittedAt: null, attestation: null, dueOn: dayIn(10) },
  })
  const passwordHash = await app.passwords.hash(PASSWORD)
  const token = app.secrets.deriveToken('invitation', 'invitation-1')
  await fill(app.store, {
    ...rows,
    users: rows.users.map((user) => ({ ...user, passwordHash })),
    invitations: rows.invitations.map((invitation) => ({
      ...invitation,
      tokenHash: app.secrets.hash('invitation', token),
      expiresAt: new Date(`${dayIn(60)}T00:00:00Z`),
    })),
  })
  await submitted()
  reviewer = (await portal.window()).page
  vendor = (await portal.window()).page
  await signIn(reviewer, { ...ada, password: PASSWORD })
}, 240_000)
afterAll(() => portal?.close())

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The first submission, so that every answer has a history. */
async function submitted(): Promise<void> {
  const { app } = portal.server
  const vera = {
    kind: 'respondent',
    reviewId: 'review-1',
    invitationId: 'invitation-1',
    contactId: 'contact-1',
    name: 'Vera Vendor',
    email: VERA,
  } as const
  const hash = answersHash(await loadVendorReview(app, vera), sha256)
  const said = {
    name: 'Vera Vendor',
    title: 'Head of Trust',
    confirmed: 'yes',
    gapsAccepted: 'yes',
    contradictionsAccepted: 'yes',
  } as const
  expect(await submitReview(app, vera, { ...said, answersHash: hash })).toMatchObject({ ok: true })
}

const step = stepsOf(() => portal)
const status = () => reviewer.locator('p[role="status"]')
const questionsTab = () =>
  reviewer.getByRole('navigation', { name: /^Pages of/ }).getByRole('link', { name: /^Questions/ })

async function collect(question: string, words: string): Promise<void> {
  await openQuestion(reviewer, 1, question)
  const form = reviewer.getByRole('form', { name: 'Ask the vendor' })
  await form.getByLabel('Ask the vendor about this').fill(words)
  await form.getByRole('button', { name: 'Collect the question' }).click()
}

/** To the page of questions by the link in the mail and a mailed code. */
async function comeBack(page: Page): Promise<void> {
  const mail = await portal.mailTo(VERA, /asks again about/)
  const link = /https?:\/\/\S+\/respond\/[\w-]+\/questions/.exec(mail.text)?.[0] ?? 'no link'
  expect(mail.html).toContain(`href="${link}"`)
  await page.goto(link)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByRole('heading', { level: 1, name: 'Type the code' }).waitFor()
  await page.getByLabel('Code').fill(codeIn(await portal.mailTo(VERA, /code/i)))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { level: 1, name: 'Questions to you' }).waitFor()
}

async function sendBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check and send back' }).click()
  await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor()
  await page
    .getByRole('link', { name: /^Go on to/ })
    .first()
    .click()
  await page.getByLabel('Your name').fill('Vera Vendor')
  await page.getByLabel('Your title or role').fill('Head of Trust')
  for (const box of await page.getByRole('checkbox').all()) await box.check()
}

describe('questions to a vendor', () => {
  step('are collected beside the answers, and counted where they wait', async () => {
    await reviewer.goto('/reviews/1')
    await arrive(reviewer, /./)
    await reviewer.getByRole('button', { name: 'Take up this review' }).click()
    await reviewer.getByRole('navigation', { name: 'Steps' }).waitFor()
    const form = reviewer.getByRole('form', { name: 'Ask the vendor' })
    await form.getByRole('button', { name: 'Collect the question' }).click()
    await reviewer.getByRole('alert').waitFor()
    await form.getByText('Write what you want to ask').waitFor()
    await collect('DAT-02', 'Is that counted from the last prompt?\nAnd for backups?')
    await status().getByText('Collected: 1 question waits to be sent.').waitFor()
    expect(await form.getByLabel('Ask the vendor about this').inputValue()).toBe('')
    await reviewer.getByLabel('Note', { exact: true }).fill('Between us: I doubt the thirty days.')
    await reviewer.getByRole('button', { name: 'Add note' }).click()
    await reviewer.getByText('Between us: I doubt').first().waitFor()
    await inspect(reviewer, '70-ask-and-note')
    await collect('TRN-01', 'Which clause says so?')
    await status().getByText('Collected: 2 questions wait to be sent.').waitFor()
    await questionsTab().getByText('(2 to send)').waitFor()
    expect(portal.smtp.mails.filter(({ raw }) => raw.includes('asks again'))).toEqual([])
  })

  step('go out together, as the page showed them', async () => {
    await status().getByRole('link', { name: 'Look and send' }).click()
    await reviewer.getByRole('heading', { name: 'Collected, not sent' }).waitFor()
    await reviewer.getByText('Read the mail').click()
    await inspect(reviewer, '71-collected')
    await reviewer.getByLabel('Words above the questions').fill('Two things before we decide.')
    await reviewer.getByRole('button', { name: 'Send 2 questions' }).click()
    await reviewer.getByText('The questions are with the vendor').waitFor()
    await inspect(reviewer, '72-sent')
  })

  step('reach the vendor as one mail, which leads to one page', async () => {
    await comeBack(vendor)
    await vendor.getByText('Two things before we decide.').waitFor()
    await vendor.getByText('Which clause says so?').waitFor()
    expect(await vendor.content()).not.toContain('Between us')
    await inspect(vendor, '73-vendor-questions')
  })

  step('are answered by a changed answer and by a reply', async () => {
    const data = vendor.locator('#DAT-02')
    await openFold(data)
    await data.getByLabel('Comment').fill('Prompts are deleted after thirty days, backups too.')
    await vendor.getByRole('button', { name: 'Check and send back' }).click()
    await vendor.getByRole('alert').waitFor()
    await vendor.getByText(/^TRN-01: /).waitFor()
    await inspect(vendor, '74-vendor-owed')
    await vendor.getByLabel(/^Your reply to TRN-01/).fill('Clause 4.2 of our terms.')
    await sendBack(vendor)
    await inspect(vendor, '75-vendor-send-back')
    await vendor.getByRole('button', { name: 'Send back', exact: true }).click()
    await vendor.getByRole('heading', { level: 1, name: /submitted/ }).waitFor()
    await inspect(vendor, '76-vendor-sent-back')
  })

  step('come back to the reviewer with the reply, and with the answer as it was', async () => {
    const mail = await portal.mailTo(ada.email, /sent 2 answers back/)
    expect(mail.text).not.toContain('Clause 4.2')
    await openQuestion(reviewer, 1, 'TRN-01')
    const thread = reviewer.getByRole('region', { name: 'Between us and the vendor' })
    await thread.getByText('Clause 4.2 of our terms.').waitFor()
    await inspect(reviewer, '77-reply')
    await openQuestion(reviewer, 1, 'DAT-02')
    const before = reviewer.getByRole('region', { name: 'Earlier answers' })
    await before.locator('ins').filter({ hasText: ', backups too' }).waitFor()
    await inspect(reviewer, '78-history')
    await reviewer.goto('/reviews/1/questions')
    await arrive(reviewer, /./)
    await reviewer.getByText('History of this answer (2 submitted versions)').click()
    await inspect(reviewer, '79-what-was-said')
  })
})

describe('the vendor without script', () => {
  step('is asked again', async () => {
    await collect('DAT-02', 'Since when?')
    await status().getByText('Collected: 1 question waits').waitFor()
    await reviewer.goto('/reviews/1/questions')
    await arrive(reviewer, /./)
    await reviewer.getByRole('button', { name: 'Send 1 question' }).click()
    await reviewer.getByText('The questions are with the vendor').waitFor()
  })

  step('replies by plain forms; Enter in a field saves and sends nothing', async () => {
    const { page } = await portal.window({ javaScriptEnabled: false })
    await comeBack(page)
    await inspect(page, '80-plain-questions', { axe: false })
    const card = page.locator('#DAT-02')
    await openFold(card)
    await card.getByLabel('Web page that says so').fill('trust.vendor.example')
    await card.getByLabel('Web page that says so').press('Enter')
    await page.getByText('Nothing was sent.').waitFor()
    expect(new URL(page.url()).pathname).toMatch(/\/questions$/)
    await page.getByLabel(/^Your reply to DAT-02/).fill('Since May.')
    await sendBack(page)
    await page.getByRole('button', { name: 'Send back', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /submitted/ }).waitFor()
    await openQuestion(reviewer, 1, 'DAT-02')
    await reviewer.getByText('Since May.').waitFor()
  })
})
