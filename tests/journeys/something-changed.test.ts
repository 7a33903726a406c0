// Between reviews: a change is looked at before it is saved, opens its questions alone, and the vendor tells of one itself.
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { caseRows, NOW, pat } from '../services/judgement-case'
import { aContact, fill } from '../support/store'
import { inspect } from './inspect'
import { openPortal, type Portal, runningClock } from './portal'
import { arrive, signIn } from './staff'
import { stepsOf } from './steps'
import { codeIn, comeIn, linkIn } from './vendor'

const password = 'correct horse battery'
const clock = runningClock(new Date('2027-03-03T10:00:00.000Z'))
const contact = aContact({ name: 'Vera Vendor', email: 'vera@vendor-1.example' })
let portal: Portal
let staff: Page
let vendor: Page

beforeAll(async () => {
  portal = await openPortal({}, { clock })
  const { app } = portal.server
  const passwordHash = await app.passwords.hash(password)
  const decided = { decision: 'approve', decidedAt: NOW, nextReviewOn: '2028-05-23' } as const
  const rows = caseRows({ status: 'decided', review: decided })
  await fill(app.store, {
    ...rows,
    contacts: [contact],
    users: rows.users.map((user) => ({ ...user, passwordHash })),
    settings: [],
  })
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)

describe('something that changed between reviews', () => {
  step('is shown with the questions that it opens before it is saved', async () => {
    staff = (await portal.window()).page
    await signIn(staff, { ...pat, password })
    await staff.goto('/reviews/1')
    await staff.getByRole('link', { name: 'Something changed' }).click()
    await arrive(staff, 'Something changed')
    await staff.getByRole('radio', { name: 'Incident' }).check()
    await staff.getByLabel('What happened').fill('A key of theirs was published.')
    await staff.getByLabel('When it happened').fill('2027-03-01')
    await inspect(staff, '80-change-form')
    await staff.getByRole('button', { name: 'See what it opens' }).click()
    await staff.getByRole('heading', { name: 'Incident: 8 questions in 1 review' }).waitFor()
    await inspect(staff, '81-change-outlook')
    await staff.getByRole('button', { name: 'Save the change' }).click()
    await staff.getByRole('heading', { name: 'Changes between reviews' }).waitFor()
    await inspect(staff, '82-vendor-changes')
    await staff.getByRole('link', { name: 'R-0002' }).first().click()
    await staff.getByText('Round 2 prepared because an incident happened: look and send.').waitFor()
    await inspect(staff, '83-round-cause')
  })

  step('goes to its vendor with those questions alone', async () => {
    await staff.getByRole('link', { name: 'Preview and send' }).click()
    await staff.getByText(/^8 of 62 questions are asked/).waitFor()
    await inspect(staff, '84-partial-send')
    await staff.getByRole('button', { name: `Send to ${contact.name}` }).click()
    await staff.getByText('The invitation is on its way').waitFor()
    const mail = await portal.mailTo(contact.email, /asks about|again/)
    vendor = (await portal.window()).page
    await comeIn(portal, vendor, { link: linkIn(mail), email: contact.email })
    await vendor.getByText('You are asked 8 of 62 questions again.').waitFor()
    await vendor.getByText('A security or AI incident touched the product. (1 Mar 2027)').waitFor()
    await inspect(vendor, '85-partial-tasks')
    await vendor.getByRole('link', { name: 'Read the answers that stand' }).click()
    await arrive(vendor, 'Answers that stand')
    await inspect(vendor, '86-standing')
  })

  step('can be told by the vendor, long after its link’s last day', async () => {
    const { secrets, store } = portal.server.app
    const token = secrets.deriveToken('invitation', 'invitation-1')
    const ended = { tokenHash: secrets.hash('invitation', token), expiresAt: NOW }
    const { invitations } = store.db.t
    await store.db.update(invitations).set(ended).where(eq(invitations.id, 'invitation-1'))
    const page = (await portal.window()).page
    await page.goto(`${portal.url}/respond/${token}`)
    await page.getByRole('button', { name: 'Send me a code' }).click()
    const mail = await portal.mailTo(contact.email, /code/i)
    await page.getByLabel('Code').fill(codeIn(mail))
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Tell us about a change' }).click()
    await arrive(page, 'Tell us about a change')
    await page.getByRole('radio', { name: 'Model added' }).check()
    await page.getByRole('button', { name: 'Tell about this change' }).click()
    await page.getByRole('alert').getByText('Say what changed').waitFor()
    await page.getByLabel('What happened').fill('We also use a model of Initech.')
    await page.getByRole('button', { name: 'Tell about this change' }).click()
    await page.getByText('You get a mail if questions have to be answered again').waitFor()
    await inspect(page, '87-told')
    await vendor.reload()
    await vendor.goto(vendor.url().replace('/standing', '/tasks'))
    await vendor.getByText('The product uses a new model or a new model maker.').waitFor()
    await vendor.getByText(/^You are asked (?!8 )\d+ of \d+ questions again\./).waitFor()
  })
})
