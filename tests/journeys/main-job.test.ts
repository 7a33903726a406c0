// The main job in one flow, by hand of a browser: set up, file, launch, answer, judge, decide, report.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { setupCode } from '../../app/services/identity/setup-code'
import { inspect } from './inspect'
import { openPortal, type Portal } from './portal'
import { addUser, arrive, enter, intake, people, pick, setUp } from './staff'
import { stepsOf } from './steps'
import { linkIn } from './vendor'

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
})

/** As dates are typed: counted from today. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
