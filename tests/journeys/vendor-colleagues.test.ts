// Two people of one vendor at the same time: a part is given, written by both, taken back, and sent by the lead.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { inspect } from './inspect'
import { employ, type Launched, launch } from './launched'
import { openPortal, type Portal } from './portal'
import { arrive } from './staff'
import { stepsOf } from './steps'
import { comeIn, linkIn, submit } from './vendor'

let portal: Portal
let review: Launched
let lead: Page
let colleague: Page
const colin = { name: 'Colin Crypto', email: 'colin@northlight.example', link: '' }

beforeAll(async () => {
  portal = await openPortal()
  await employ(portal)
  review = await launch(portal, 'Northlight')
  lead = (await portal.window()).page
  colleague = (await portal.window()).page
  await comeIn(portal, lead, review)
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor()
const encryption = (page: Page) => page.locator('#DAT-10')
const section = 'Where our data lives and how it is kept apart'

describe('two people of one vendor', () => {
  step('somebody else may ask to be invited instead', async () => {
    const { page } = await portal.window()
    await page.goto(`${review.link}/not-me`)
    await arrive(page, /./)
    await inspect(page, '70-not-me')
    await page.close()
  })

  step('the lead gives a section to a colleague, who gets a link of their own', async () => {
    await lead.getByRole('link', { name: 'Give a part to a colleague' }).click()
    await arrive(lead, 'Colleagues')
    await inspect(lead, '71-colleagues-nobody')
    await lead.getByRole('button', { name: 'Invite' }).click()
    await lead.getByRole('alert').waitFor()
    await inspect(lead, '72-colleagues-refused')
    await lead.getByLabel('Their name').fill(colin.name)
    await lead.getByLabel('Their e-mail address').fill(colin.email)
    await lead.getByRole('checkbox', { name: section, exact: true }).check()
    await lead.getByRole('button', { name: 'Invite' }).click()
    await lead.getByText('Invited. The mail with their own link is on its way.').waitFor()
    await inspect(lead, '73-colleagues-invited')
    const mail = await portal.mailTo(colin.email, /asks for your part/)
    expect(mail.text).toContain(section)
    colin.link = linkIn(mail)
    expect(colin.link).not.toBe(review.link)
  })

  step('the colleague sees that part and nothing else', async () => {
    await comeIn(portal, colleague, colin)
    await inspect(colleague, '74-colleague-tasks')
    await colleague.getByText('Vera of Northlight gave you this part').waitFor()
    expect(
      await colleague.getByRole('list').filter({ hasText: section }).getByRole('listitem').count(),
    ).toBe(1)
    for (const path of ['section/training', 'colleagues']) {
      expect((await colleague.goto(`${colin.link}/${path}`))?.status(), path).toBe(404)
    }
    await colleague.goto(`${colin.link}/check`)
    await arrive(colleague, /./)
    expect(colleague.url()).toContain('/tasks')
  })

  step('both work at once, and the lead sees who wrote what', async () => {
    await lead.goto(`${review.link}/section/retention`)
    await colleague.goto(`${colin.link}/section/protection`)
    await Promise.all([arrive(lead, /./), arrive(colleague, section)])
    await Promise.all([
      lead.locator('#DAT-02').getByRole('textbox').first().fill('30'),
      encryption(colleague).getByRole('radio').first().check(),
    ])
    await Promise.all([saved(lead), saved(colleague)])
    await lead.goto(`${review.link}/section/protection`)
    await arrive(lead, section)
    await encryption(lead).getByText(`Last written by ${colin.name}`).waitFor()
    expect(await encryption(lead).getByRole('radio').first().isChecked()).toBe(true)
    await inspect(lead, '75-written-by-a-colleague')
    await lead.goto(`${review.link}/colleagues`)
    await lead.getByText('1 of 2 answered').waitFor()
  })

  step('on one answer the second is shown what the first wrote, and chooses', async () => {
    await lead.goto(`${review.link}/section/protection`)
    await arrive(lead, section)
    await encryption(lead).getByLabel('True, except for …').fill('Trials')
    await saved(lead)
    await encryption(colleague).getByLabel('True, except for …').fill('Backups of 2024')
    await colleague.getByText('Someone else changed this answer').waitFor()
    await colleague.getByText('Trials').waitFor()
    await inspect(colleague, '76-both-on-one-answer')
    expect(await exceptionOf('DAT-10')).toBe('Trials')
    await colleague.getByRole('button', { name: /^Keep mine/ }).click()
    await saved(colleague)
    expect(await exceptionOf('DAT-10')).toBe('Backups of 2024')
  })

  step(
    'a part that is taken back closes at once, and what was typed stays on the device',
    async () => {
      await lead.goto(`${review.link}/colleagues`)
      await arrive(lead, 'Colleagues')
      await lead.getByRole('button', { name: 'Take back' }).click()
      await lead.getByText('Taken back. Their link is closed; what they wrote stays.').waitFor()
      await encryption(colleague).getByLabel('True, except for …').fill('Typed too late')
      await colleague.getByText('You were signed out').waitFor()
      expect(await exceptionOf('DAT-10')).toBe('Backups of 2024')
      await colleague.goto(`${colin.link}/tasks`)
      await arrive(colleague, /./)
      await inspect(colleague, '77-taken-back')
      expect(await colleague.getByRole('button', { name: 'Send me a code' }).count()).toBe(0)
    },
  )

  step('the lead submits everything', async () => {
    await lead.goto(`${review.link}/check`)
    await arrive(lead, 'Check your answers')
    await inspect(lead, '78-check')
    await lead.getByRole('link', { name: 'Go on to submit' }).first().click()
    await arrive(lead, 'Submit your answers')
    await submit(lead, { name: 'Vera Vendor', title: 'Head of Trust' })
    await lead.getByText('True, except for: Backups of 2024').waitFor()
    await inspect(lead, '79-receipt')
  })
})

async function exceptionOf(questionId: string) {
  const { db } = portal.server.app.store
  const rows = await db.select().from(db.t.answers)
  return rows.find((row) => row.questionId === questionId)?.exception ?? null
}
