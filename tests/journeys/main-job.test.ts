// The main job in one flow, by hand of a browser: set up, file, launch, answer, judge, decide, report.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { setupCode } from '../../app/services/identity/setup-code'
import { readPages, renderPage, squeezed } from '../pdf/reading'
import type { TestPage } from '../support/browser'
import { unicode } from './answers'
import { inspect } from './inspect'
import { keepDocument } from './photograph'
import { openPortal, type Portal } from './portal'
import { accept, adjust, openQuestion, propose, raiseFinding } from './reviewer'
import { addUser, arrive, enter, intake, people, pick, setUp } from './staff'
import { stepsOf } from './steps'
import { answerPage, comeIn, linkIn, openFold, submit, upload } from './vendor'

let portal: Portal
let ada: Page
let ben: Page
let petra: Page
let rita: Page
beforeAll(async () => {
  portal = await openPortal()
}, 240_000)
afterAll(() => portal?.close())

const vera = { name: 'Vera Vendor', email: 'vera@northlight.example' }
const greeting = 'Hello Vera, we spoke on Monday. Thank you for your time.'
let link: string
let veras: TestPage

const step = stepsOf(() => portal)

describe('the main job', () => {
  step('whoever installed Assay sets it up with the printed code', async () => {
    ada = (await portal.window()).page
    await ada.goto('/sign-in')
    await arrive(ada, 'Set up Assay')
    await inspect(ada, '01-setup')
    const code = await setupCode(portal.server.app)
    if (code === null) throw new Error('An empty portal has no setup code')
    await setUp(ada, code)
    await inspect(ada, '02-first-page')
    expect((await ada.goto('/setup'))?.status()).toBe(404)
  })

  step('the administrator adds colleagues, who replace their temporary passwords', async () => {
    await ada.goto('/admin/users/new')
    await arrive(ada, 'Add a user')
    await inspect(ada, '03-add-user')
    const forBen = await addUser(ada, people.ben, ['Reviewer', 'Legal'])
    await inspect(ada, '04-user-added')
    const forPetra = await addUser(ada, people.petra, ['Procurement'])
    const forRita = await addUser(ada, people.rita, ['Requester'])
    await ada.goto('/admin/users')
    await arrive(ada, 'Users')
    await inspect(ada, '05-users')
    ben = await enter(portal, people.ben, forBen)
    await inspect(ben, '06-account')
    petra = await enter(portal, people.petra, forPetra)
    rita = await enter(portal, people.rita, forRita)
  })

  step('a requester files a use and sees its tier while answering', async () => {
    await rita.goto('/')
    await arrive(rita, /./)
    await inspect(rita, '07-requester-first-page')
    await rita.goto('/uses/new')
    await arrive(rita, 'File a use')
    await inspect(rita, '08-file-a-use')
    const tier = rita.getByRole('status')
    await pick(rita, intake.picks)
    await tier.getByText('Tier 2', { exact: true }).waitFor()
    await tier.getByText('confidential data').waitFor()
    await pick(rita, { 'Which kinds of data will it see': 'Health data' })
    await tier.getByText('Tier 1', { exact: true }).waitFor()
    await tier.getByText('health data').waitFor()
    for (const [label, text] of Object.entries(intake.facts)) {
      await rita.getByLabel(label).first().fill(text)
    }
    await rita.getByRole('button', { name: 'File this use' }).click()
    // The start date is missing still.
    await rita.getByRole('alert').getByRole('link', { name: 'Enter a date' }).waitFor()
    await inspect(rita, '09-file-a-use-refused')
    await rita.getByLabel('When is it wanted?').fill(inDays(40))
    await rita.getByRole('button', { name: 'File this use' }).click()
    await arrive(rita, 'Drafting replies to patients')
    await rita.getByText('because: health data').waitFor()
    await inspect(rita, '10-filed-use')
  })

  step(
    'procurement names vendor, product and contact, and looks at what will be sent',
    async () => {
      await petra.goto('/uses')
      await arrive(petra, 'Uses')
      await inspect(petra, '11-uses')
      await petra.getByRole('link', { name: 'Drafting replies to patients' }).click()
      await arrive(petra, 'Drafting replies to patients')
      await petra.getByRole('link', { name: 'Launch a review' }).click()
      await arrive(petra, 'Vendor and contact')
      expect(await petra.getByLabel('Vendor', { exact: true }).inputValue()).toBe('Northlight')
      await inspect(petra, '12-launch-vendor')
      await petra.getByLabel('Plan', { exact: true }).fill('Enterprise')
      await petra.getByLabel('Contact', { exact: true }).fill(vera.name)
      await petra.getByLabel('Contact’s e-mail address').fill(vera.email)
      await petra.getByRole('button', { name: 'Go on to the preview' }).click()
      await arrive(petra, 'Send to Northlight')
      await petra.getByLabel('A few words to Vera Vendor').fill(greeting)
      await petra.getByRole('button', { name: 'Update the preview' }).click()
      await petra.getByRole('definition').filter({ hasText: greeting }).waitFor()
      await inspect(petra, '13-launch-preview')
    },
  )

  step('sending mails the invitation in two parts', async () => {
    await petra.getByRole('button', { name: 'Send to Vera Vendor' }).click()
    await petra.getByText('The invitation is on its way').waitFor()
    await inspect(petra, '14-sent')
    const mail = await portal.mailTo(vera.email, /asks about Northlight Quill/)
    for (const part of [mail.text, mail.html]) expect(part).toContain(greeting)
    link = linkIn(mail)
    await petra.goto('/outbox')
    await arrive(petra, 'Outbox')
    await inspect(petra, '15-outbox')
  })

  step('opening the link changes nothing: no session, no code, no mail', async () => {
    const { db } = portal.server.app.store
    const count = async () => [
      (await db.select().from(db.t.respondentSessions)).length,
      (await db.select().from(db.t.respondentCodes)).length,
      (await db.select().from(db.t.auditEvents)).length,
      portal.smtp.mails.length,
    ]
    const before = await count()
    for (const method of ['GET', 'HEAD']) {
      for (const path of ['', '/code', '/stop-reminders', '/tasks']) {
        const answered = await fetch(`${link}${path}`, { method })
        expect(answered.headers.get('set-cookie'), `${method} ${path}`).toBeNull()
      }
    }
    expect(await count()).toEqual(before)
  })

  step('the vendor comes in with the mailed code', async () => {
    veras = await portal.window()
    const { page } = veras
    await page.goto(link)
    await arrive(page, /asks you about your AI/)
    await inspect(page, '20-door')
    await comeIn(portal, page, { link, email: vera.email })
    await inspect(page, '22-tasks')
  })

  step('what is typed is saved at once: a tab that is closed loses nothing', async () => {
    const section = `${link}/section/training`
    const [first] = await typeAComment(section, 'Typed before the tab was closed')
    await first.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor()
    await first.close({ runBeforeUnload: false })
    veras.page = await veras.page.context().newPage()
    veras.page.setDefaultTimeout(45_000)
    await veras.page.goto(section)
    await arrive(veras.page, /./)
    expect(await comment(veras.page).inputValue()).toBe('Typed before the tab was closed')
  })

  step(
    'without a network it is kept on the device, and goes out when the network is back',
    async () => {
      const section = `${link}/section/training`
      const context = veras.page.context()
      await context.setOffline(true)
      const [page] = await typeAComment(section, 'Typed in a tunnel', { stay: true })
      await page.getByText('Offline, kept on this device.').waitFor()
      await page.close({ runBeforeUnload: false })
      await context.setOffline(false)
      veras.page = await context.newPage()
      veras.page.setDefaultTimeout(45_000)
      await veras.page.goto(section)
      await arrive(veras.page, /./)
      expect(await comment(veras.page).inputValue()).toBe('Typed in a tunnel')
      await veras.page.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor()
      const cut = portal.complaints()
      expect(cut.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    },
  )

  step('the vendor answers section by section', async () => {
    const { page } = veras
    const { definition } = portal.server.app.questionnaires.current
    await page.goto(`${link}/tasks`)
    await arrive(page, 'Welcome, Vera Vendor')
    await page.getByRole('link', { name: /^Start/ }).click()
    for (const section of definition.sections) {
      await arrive(
        page,
        new RegExp(`^(${section.title.replace(/[()]/g, '.')}|Check your answers)$`),
      )
      // A section that nothing brings up, such as that about agents, is not shown.
      if (page.url().endsWith('/check')) break
      await inspect(page, `23-section-${section.id}`)
      expect(await answerPage(page, section.questions, inDays(0)), section.id).not.toEqual([])
      if (section.id === 'product') await inspect(page, '24-section-answered')
      await page.getByRole('button', { name: 'Save and continue' }).click()
    }
    await arrive(page, 'Check your answers')
    await page.goto(`${link}/tasks`)
    await arrive(page, 'Your task list')
    await inspect(page, '25-tasks-answered')
  })

  step('the vendor gives proof as files', async () => {
    const { page } = veras
    await page.goto(`${link}/section/assurance`)
    await arrive(page, /./)
    await page.getByRole('button', { name: 'Add a file for CRT-03' }).click()
    await arrive(page, 'Proof for CRT-03')
    await inspect(page, '26-evidence')
    const period = { from: inDays(-400), to: inDays(-60) }
    await upload(page, {
      fileName: 'soc2-2026.pdf',
      kind: 'SOC 2 Type II',
      issuer: 'Example Audit LLP',
      ...period,
    })
    await inspect(page, '27-evidence-given')
  })

  step('the vendor checks, attests and submits, and has a receipt by mail', async () => {
    const { page } = veras
    await page.goto(`${link}/check`)
    await arrive(page, 'Check your answers')
    await inspect(page, '28-check')
    await page.getByText(/^You say that each AI function is off until our admin/).waitFor()
    await page.getByLabel('Your explanation').first().fill('New functions come off as well.')
    await page.getByRole('button', { name: 'Go on to submit' }).first().click()
    await arrive(page, 'Submit your answers')
    await inspect(page, '29-submit')
    await submit(page, { name: 'Vera Vendor', title: 'Head of Trust' })
    await arrive(page, 'Your answers were submitted')
    await inspect(page, '30-receipt')
    const receipt = await portal.mailTo(vera.email, /^Received/)
    await page.getByText(hashIn(receipt.text)).waitFor()
  })

  step('a reviewer takes it up and sees answers, both scores, costs and fired rules', async () => {
    await ada.goto('/reviews')
    await arrive(ada, 'Reviews')
    await ada.getByRole('link', { name: 'R-0001' }).click()
    await ada.getByRole('navigation', { name: 'Pages of R-0001' }).getByText('Answers').click()
    const takeUp = ada.getByRole('button', { name: 'Take up this review' })
    await takeUp.click()
    await takeUp.waitFor({ state: 'detached' })
    await openQuestion(ada, 1, 'INV-05')
    await inspect(ada, '40-workspace')
    const score = ada.getByRole('region', { name: 'Score' })
    await score.getByText(/assured \d+\.\d, as stated \d+\.\d/i).waitFor()
    const rules = ada.getByRole('region', { name: 'Rules fired' })
    await rules.getByText('New AI functions reach our users without notice or switch.').waitFor()
    await ada.getByText(/^Costs/).waitFor()
    for (const line of unicode.split('\n')) await ada.getByText(line.slice(0, 12)).waitFor()
    await ada.getByText('naïve ✓ 模型 🙂').waitFor()
  })

  step('the reviewer accepts one answer, adjusts one with a reason, verifies a file', async () => {
    await accept(ada)
    await ada.waitForURL((url) => url.searchParams.get('question') !== 'INV-05')
    await openQuestion(ada, 1, 'DAT-10')
    await adjust(ada, { credit: '', reason: '' })
    await ada.getByRole('alert').waitFor()
    await inspect(ada, '41-adjust-refused')
    await adjust(ada, { credit: '60', reason: 'Trial workspaces hold our content too.' })
    await ada.waitForURL((url) => url.searchParams.get('question') !== 'DAT-10')
    await openQuestion(ada, 1, 'DAT-10')
    await ada.getByText('adjusted to 60').waitFor()
    await inspect(ada, '42-adjusted')
    await openQuestion(ada, 1, 'CRT-03')
    await ada.getByRole('button', { name: 'Verified: it shows this' }).click()
    await ada.getByText('verified', { exact: true }).first().waitFor()
    await inspect(ada, '43-evidence-verified')
  })

  step('the reviewer raises a finding and proposes, and cannot approve that alone', async () => {
    await ada.goto('/reviews/1/findings')
    await arrive(ada, /./)
    await inspect(ada, '44-findings')
    await raiseFinding(ada, {
      severity: 'High',
      statement: 'New AI functions arrive without notice.',
      question: /^INV-05/,
      treatment: 'Fix by vendor',
      owner: 'Vera Vendor',
      due: inDays(50),
    })
    await inspect(ada, '45-finding-raised')
    await ada.goto('/reviews/1/decision')
    await arrive(ada, /./)
    await inspect(ada, '46-decision')
    await propose(ada, {
      decision: 'Approve with conditions',
      reason: 'Good proof overall; new functions must not arrive unseen.',
      condition: {
        sentence: 'Northlight announces every new AI function 30 days before.',
        owner: 'Vera Vendor',
        due: inDays(45),
        evidence: 'An amended order form',
        consequence: 'The use is suspended',
      },
    })
    await inspect(ada, '47-proposed')
    await ada.getByText('You wrote this proposal: another person must approve it.').waitFor()
    expect(await ada.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  })

  step(
    'a second person approves; the decision says until when and when it comes back',
    async () => {
      await ben.goto('/reviews/1/decision')
      await arrive(ben, /./)
      await inspect(ben, '48-approve')
      await ben
        .getByRole('form', { name: 'Approve or decline' })
        .getByRole('button', { name: 'Approve', exact: true })
        .click()
      const decided = ben.getByRole('region', { name: 'Decision' })
      await decided.getByText('Valid until').waitFor()
      await decided.getByText(/, because /).waitFor()
      await inspect(ben, '49-decided')
      await portal.mailTo(people.rita.email, /R-0001/)
      await rita.goto('/')
      await arrive(rita, /./)
      await inspect(rita, '50-requester-sees-outcome')
      await rita.goto('/reviews/1')
      await arrive(rita, /./)
      await inspect(rita, '51-requester-overview')
    },
  )

  step('the reviews list shows it, filtered through the address', async () => {
    await petra.goto('/reviews')
    await arrive(petra, 'Reviews')
    await inspect(petra, '52-reviews')
    await petra.getByLabel('Status').selectOption({ label: 'Decided' })
    await petra.getByRole('button', { name: 'Show', exact: true }).click()
    await petra.waitForURL(/status=decided/)
    await petra.getByRole('link', { name: 'R-0001' }).waitFor()
    await petra.goto('/reviews?status=answering')
    await petra.getByText('No review meets all of these filters.').waitFor()
    await inspect(petra, '53-reviews-none')
  })

  step('legal reads the report, and its PDF is the same bytes at every export', async () => {
    await ben.goto('/reviews/1/report')
    await arrive(ben, /./)
    await inspect(ben, '54-report')
    const [first, second] = [await download(ben), await download(ben)]
    expect(Buffer.compare(first, second)).toBe(0)
    keepDocument('report.pdf', first)
    const pages = await readPages(first)
    expect(pages.length).toBeGreaterThan(10)
    const text = squeezed(pages.map((page) => page.text).join(''))
    for (const wanted of [
      'Northlight',
      'Approve with conditions',
      'New AI functions arrive without notice.',
    ]) {
      expect(text).toContain(squeezed(wanted))
    }
    const hash = await ben
      .getByRole('definition')
      .filter({ hasText: /^[0-9a-f]{64}$/ })
      .textContent()
    expect(text).toContain(hash ?? 'a hash')
    for (let at = 1; at <= pages.length; at++) {
      const picture = await renderPage(first, at, 1)
      const { width, height } = picture
      expect(
        picture.inkIn({ x: 0, y: 50, width, height: height - 100 }),
        `page ${at}`,
      ).toBeGreaterThan(0.0005)
    }
  })

  step('the audit log holds every step, and its chain is whole', async () => {
    await ada.goto('/admin/audit')
    await arrive(ada, 'Audit log')
    await ada.getByRole('link', { name: 'Check the chain' }).click()
    await ada.getByText(/^The chain holds: \d+ events/).waitFor()
    await inspect(ada, '55-audit')
  })
})

const comment = (page: Page) => page.locator('#TRN-01').getByLabel('Comment')

async function typeAComment(section: string, text: string, { stay = false } = {}): Promise<[Page]> {
  const { page } = veras
  if (!stay) {
    await page.goto(section)
    await arrive(page, /./)
    await openFold(page.locator('#TRN-01'))
  }
  await comment(page).fill(text)
  return [page]
}

/** As dates are typed: counted from today. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

function hashIn(text: string): string {
  return /\b[0-9a-f]{64}\b/.exec(text)?.[0] ?? 'no hash'
}

async function download(page: Page): Promise<Buffer> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the PDF' }).click()
  return readFileSync(await (await coming).path())
}
