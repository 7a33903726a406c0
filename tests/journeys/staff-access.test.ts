// A colleague's way in, by hand of a browser and by real mail: invitation, second factor by keyboard, backup code, lost password.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { codeAt } from '../../app/ports/one-time-codes'
import { setupCode } from '../../app/services/identity/setup-code'
import { inspect } from './inspect'
import { openPortal, type Portal, runningClock } from './portal'
import { arrive, people, setUp } from './staff'
import { stepsOf } from './steps'

const clock = runningClock(new Date())
let portal: Portal
let ada: Page
let ben: Page
beforeAll(async () => {
  portal = await openPortal({}, { clock })
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)
const { email, password } = people.ben
const NEW = 'amber glacier pine wharf'
let key: Uint8Array
let backupCode: string

describe('a colleague’s way in', () => {
  step(
    'an administrator invites by mail; the link is where the first password is chosen',
    async () => {
      ada = (await portal.window()).page
      await setUp(ada, (await setupCode(portal.server.app)) ?? '')
      await ada.goto('/admin/users/new')
      await arrive(ada, 'Add a user')
      await ada.getByLabel('Name', { exact: true }).fill(people.ben.name)
      await ada.getByLabel('E-mail address').fill(email)
      await ada.getByRole('checkbox', { name: 'Reviewer', exact: true }).check()
      await ada.getByRole('button', { name: 'Add user' }).click()
      await ada.getByText('An invitation is on its way').waitFor()
      await ada.goto('/admin/users')
      await ada.getByRole('link', { name: people.ben.name }).click()
      await arrive(ada, people.ben.name)
      await inspect(ada, 'access-01-invited')
      ben = (await portal.window()).page
      const mail = await portal.mailTo(email, /Your account in Assay/)
      await ben.goto(linkIn(mail.text))
      await arrive(ben, 'Choose a password')
      await inspect(ben, 'access-02-choose-password')
      await choose(password, 'Open the account')
      await inspect(ben, 'access-03-chosen')
      await enter(password)
      await ben.getByRole('navigation', { name: 'Main' }).waitFor()
    },
  )

  step('sets up a second factor without a mouse, and keeps the backup codes', async () => {
    await ben.goto('/account')
    await ben.getByRole('link', { name: 'Set up a second factor' }).focus()
    await ben.keyboard.press('Enter')
    await arrive(ben, 'Second factor')
    await inspect(ben, 'access-04-set-up')
    const shown = await ben.locator('dd.font-mono').textContent()
    key = base32(shown ?? '')
    await ben.getByLabel('Code from the app').focus()
    await ben.keyboard.type(codeAt(key, clock.now()))
    await ben.keyboard.press('Tab')
    await ben.keyboard.type(password)
    await ben.keyboard.press('Enter')
    await ben.getByText('Keep these backup codes').waitFor()
    await inspect(ben, 'access-05-backup-codes')
    const codes = await ben.getByRole('listitem').getByRole('code').allTextContents()
    expect(codes.length).toBe(10)
    backupCode = codes[2] ?? ''
    const coming = ben.waitForEvent('download')
    await ben.getByRole('link', { name: 'Download' }).click()
    expect((await coming).suggestedFilename()).toBe('assay-backup-codes.txt')
    await portal.mailTo(email, /second factor for Assay is on/)
  })

  step('signs in with the password and a code, and another time with a backup code', async () => {
    clock.at = new Date(clock.now().getTime() + 60_000)
    await signOut()
    await enter(password)
    await arrive(ben, 'Your code')
    await inspect(ben, 'access-06-code')
    await ben.keyboard.type('000000')
    await ben.keyboard.press('Enter')
    await ben.getByText('This code does not fit').first().waitFor()
    await inspect(ben, 'access-07-wrong-code')
    await ben.getByLabel('Code', { exact: true }).fill(codeAt(key, clock.now()))
    await ben.keyboard.press('Enter')
    await ben.getByRole('navigation', { name: 'Main' }).waitFor()
    await signOut()
    await enter(password)
    await arrive(ben, 'Your code')
    await ben.keyboard.type(backupCode)
    await ben.keyboard.press('Enter')
    await ben.getByRole('navigation', { name: 'Main' }).waitFor()
    await ben.goto('/account/second-factor')
    await ben.getByText('9 backup codes are left').waitFor()
    await inspect(ben, 'access-08-factor-on')
  })

  step('replaces a lost password by the mailed link; the second factor stays', async () => {
    await signOut()
    await ben.goto('/sign-in')
    await ben.getByRole('link', { name: 'Forgotten your password?' }).click()
    await arrive(ben, 'Forgotten your password?')
    await inspect(ben, 'access-09-forgotten')
    await ben.getByLabel('E-mail address').fill(email)
    await ben.getByRole('button', { name: 'Send the link' }).click()
    await ben.getByText('Look into your mailbox').waitFor()
    await inspect(ben, 'access-10-asked')
    const link = linkIn((await portal.mailTo(email, /Choose a new password/)).text)
    await ben.goto(link)
    await arrive(ben, 'Choose a new password')
    await choose(NEW, 'Set the password')
    await enter(NEW)
    await arrive(ben, 'Your code')
    await portal.mailTo(email, /password for Assay was changed/)
    await ben.goto(link)
    await arrive(ben, 'This link does not work')
    await inspect(ben, 'access-11-dead-link')
  })
})

async function choose(chosen: string, button: string): Promise<void> {
  await ben.getByLabel('New password', { exact: true }).fill(chosen)
  await ben.getByLabel('New password again').fill(chosen)
  await ben.getByRole('button', { name: button }).click()
  await ben.getByText('Your password is set').waitFor()
}

async function enter(typed: string): Promise<void> {
  await ben.getByLabel('E-mail address').fill(email)
  await ben.getByLabel('Password', { exact: true }).fill(typed)
  await ben.getByRole('button', { name: 'Sign in' }).click()
}

async function signOut(): Promise<void> {
  await ben.getByText(people.ben.name, { exact: true }).first().click()
  await ben.getByRole('button', { name: 'Sign out', exact: true }).click()
  await arrive(ben, 'Sign in')
}

const linkIn = (text: string): string =>
  /https?:\/\/\S+\/(?:invited|reset)\/[\w-]{22}/.exec(text)?.[0] ?? 'no link'

/** The key as a person would type it into an app: RFC 4648. */
function base32(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/\s/g, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
