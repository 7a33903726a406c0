// A decision and what becomes of it: knock-out, waiver, two people, a condition overdue, a report issued again, a waiver that ended.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { ada, bo, caseRows, lena, NOW } from '../services/judgement-case'
import { aContact, fill } from '../support/store'
import { inspect } from './inspect'
import { expectQuietLog, openPortal, type Portal, runningClock } from './portal'
import { propose } from './reviewer'
import { arrive, signIn } from './staff'
import { stepsOf } from './steps'

const password = 'correct horse battery'
const clock = runningClock(NOW)
let portal: Portal
const pages = new Map<string, Page>()

beforeAll(async () => {
  portal = await openPortal({}, { clock })
  const { app } = portal.server
  const passwordHash = await app.passwords.hash(password)
  const rows = caseRows({ tier: 1, status: 'in review', answers: { 'TRN-01': 'yes' } })
  await fill(app.store, {
    ...rows,
    users: rows.users.map((user) => ({ ...user, passwordHash })),
    settings: [],
  })
}, 240_000)
afterAll(() => portal?.close())

/** Sessions end within days, and here weeks go by: everybody comes in anew. */
async function enter(who: { id: string; email: string; name: string }): Promise<Page> {
  const { page } = await portal.window()
  await signIn(page, { ...who, password })
  pages.set(who.id, page)
  return page
}

const at = (who: { id: string }): Page => {
  const page = pages.get(who.id)
  if (!page) throw new Error(`${who.id} has not come in`)
  return page
}

const visit = async (page: Page, path: string, heading: string | RegExp = /./) => {
  await page.goto(path)
  await arrive(page, heading)
}

const step = stepsOf(() => portal)

describe('a decision that rests on a waiver and a condition', () => {
  step('a knock-out stands in the way of approving', async () => {
    const page = await enter(ada)
    await visit(page, '/reviews/1/decision')
    await page.getByRole('heading', { name: 'Knock-outs and waivers' }).waitFor()
    await page.getByText('Our content trains models and nobody can opt out.').first().waitFor()
    await inspect(page, '01-knock-out')
  })

  step('legal records the executive’s waiver, and hears at the field what is wrong', async () => {
    const page = await enter(lena)
    await visit(page, '/reviews/1/decision')
    await page.getByText('Record a waiver', { exact: true }).click()
    const form = page.getByRole('form', { name: 'Record a waiver' })
    await form.getByLabel('Executive who accepts it').fill('Erin Executive')
    await form.getByLabel('Their title').fill('Chief Operating Officer')
    await form.getByLabel('Their reason').fill('Only public texts go in until there is a switch')
    await form.getByLabel('Last day').fill('2027-12-31')
    await form.getByRole('button', { name: 'Record the waiver' }).click()
    await page.getByRole('alert').getByText('180 days at most').waitFor()
    expect(await form.getByLabel('Their title').inputValue()).toBe('Chief Operating Officer')
    await inspect(page, '02-waiver-refused')
    await form.getByLabel('Last day').fill('2027-03-31')
    await form.getByRole('button', { name: 'Record the waiver' }).click()
    await page.getByText('Recorded by Lena Legal').waitFor()
    await inspect(page, '03-waiver')
  })

  step('the reviewer proposes, and may not approve it herself', async () => {
    const page = at(ada)
    await visit(page, '/reviews/1/decision')
    await propose(page, {
      decision: 'Approve with conditions',
      reason: 'Good enough for public texts',
      condition: {
        sentence: 'The vendor offers a switch against training',
        owner: 'Acme AI',
        due: '2027-01-15',
        evidence: 'The setting, seen on screen',
        consequence: 'The use stops.',
      },
    })
    await page.getByText('You wrote this proposal: another person must approve it.').waitFor()
    await inspect(page, '04-proposed')
  })

  step('whoever recorded the waiver may not, and a third person may', async () => {
    const legal = at(lena)
    await visit(legal, '/reviews/1/decision')
    await legal.getByText('You recorded a waiver that it rests on').waitFor()
    const page = await enter(bo)
    await page.getByRole('table', { name: 'Waiting for your approval' }).waitFor()
    await inspect(page, '05-home-approvals')
    await page.getByRole('link', { name: 'Approve or decline' }).click()
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByText('condition C-01 is due on 15 Jan 2027').waitFor()
    await inspect(page, '06-decided')
  })

  step('the vendor learns the outcome once somebody releases it: no score, no reason', async () => {
    const page = at(bo)
    await page.getByText('No: its pages only say that the review is finished').waitFor()
    await page.getByRole('button', { name: 'Release the outcome to the vendor' }).click()
    await page.getByText(`by ${bo.name}`).first().waitFor()
    expect(await page.getByRole('button', { name: 'Release the outcome' }).count()).toBe(0)
    await inspect(page, '06-released')
    const mail = await portal.mailTo(aContact().email, /has decided about/)
    expect(mail.text).toContain('Approved with conditions')
    expect(mail.text).not.toMatch(/assured|score|knock|waiver|tier/i)
  })

  step(
    'a day after its date the condition is overdue on every page, with its consequence',
    async () => {
      clock.at = new Date('2027-01-16T09:00:00.000Z')
      const page = await enter(lena)
      await inspect(page, '07-home-overdue')
      for (const path of [
        '/reviews/1',
        '/reviews/1/decision',
        '/reviews/1/report',
        '/vendors/vendor-1',
        '/uses/use-1',
      ]) {
        await visit(page, path)
        await page.getByText('C-01 was due on 15 Jan 2027').first().waitFor()
        await page.getByText('The use stops.').first().waitFor()
      }
      await visit(page, '/vendors/vendor-1')
      await inspect(page, '08-vendor-overdue')
      await visit(page, '/reviews?standing=condition+overdue', 'Reviews')
      await page.getByRole('link', { name: 'R-0001' }).waitFor()
      await inspect(page, '09-reviews-overdue')
      await visit(page, '/conditions?state=overdue', 'Conditions')
      await inspect(page, '10-register')
      await page.getByRole('link', { name: 'R-0001 C-01' }).click()
      await page.getByRole('button', { name: 'Mark C-01 met' }).click()
      await page.getByRole('alert').getByText('Say what shows that it is met').waitFor()
      await inspect(page, '11-condition-refused')
      await page.getByLabel('What shows it').fill('Seen in the admin console, 16 Jan 2027')
      await page.getByRole('button', { name: 'Mark C-01 met' }).click()
      await page.getByText('Met', { exact: true }).waitFor()
      await inspect(page, '12-condition-met')
      expect(await page.getByText('was due on 15 Jan 2027').count()).toBe(0)
    },
  )

  step(
    'anybody checks a copy of the report by dropping it, also after it was issued again',
    async () => {
      const page = at(lena)
      await visit(page, '/reviews/1/report')
      const copy = await download(page)
      const { page: anyone } = await portal.window()
      await visit(anyone, '/verify', 'Verify a report')
      await inspect(anyone, '14-verify')
      await drop(anyone, copy)
      await anyone.getByText(/^Issued .+, unaltered, in force\.$/).waitFor()
      await inspect(anyone, '15-verify-in-force')
      await page.getByRole('button', { name: 'Issue version 2' }).click()
      await page.getByRole('alert').getByText('Say why the report is issued again').waitFor()
      await inspect(page, '16-reissue-refused')
      await page.getByLabel('Why is it issued again?').fill('Condition C-01 is met')
      await page.getByRole('button', { name: 'Issue version 2' }).click()
      await page.getByRole('link', { name: '1, superseded' }).waitFor()
      await inspect(page, '17-report-versions')
      await drop(anyone, copy)
      await anyone.getByText(/^Issued .+, unaltered, superseded by version 2\.$/).waitFor()
      await inspect(anyone, '18-verify-superseded')
      await drop(anyone, Buffer.concat([copy, Buffer.from(' ')]))
      await anyone.getByText('This portal has issued no such file.').waitFor()
      await inspect(anyone, '19-verify-unknown')
    },
  )

  step(
    'a day after its end the waiver counts no more, and the knock-out stands again',
    async () => {
      clock.at = new Date('2027-04-01T09:00:00.000Z')
      const page = await enter(ada)
      for (const path of ['/', '/reviews/1', '/vendors/vendor-1', '/uses/use-1']) {
        await visit(page, path)
        await page.getByText('The waiver ended on 31 Mar 2027').first().waitFor()
      }
      await visit(page, '/reviews/1/decision')
      await page.getByText('Ended', { exact: true }).waitFor()
      await inspect(page, '13-waiver-ended')
      expectQuietLog(portal)
    },
  )
})

async function download(page: Page): Promise<Buffer> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the PDF' }).click()
  return readFileSync(await (await coming).path())
}

/** As a file that is let go over the page. */
async function drop(page: Page, bytes: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer()
    const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    transfer.items.add(new File([file], 'report.pdf', { type: 'application/pdf' }))
    return transfer
  }, bytes.toString('base64'))
  await page.locator('[data-drop]').dispatchEvent('drop', { dataTransfer })
}
