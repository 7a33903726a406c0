// Signing in with the organisation's identity provider in a real browser, through the provider's own login page.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createUser } from '../../app/services/identity/create-user'
import type { SignOnSettings } from '../../app/settings'
import { openBrowser, type TestBrowser } from '../support/browser'
import { CLIENT, type IdentityProvider, startIdentityProvider } from '../support/identity-provider'
import { startTestServer, type TestServer } from '../support/server'
import { inspect } from './inspect'

let provider: IdentityProvider
let browser: TestBrowser
const servers: TestServer[] = []
beforeAll(async () => {
  provider = await startIdentityProvider()
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  for (const server of servers) await server.close()
  await provider?.stop()
})

async function open(over: Partial<SignOnSettings> = {}): Promise<TestServer> {
  const signOn: SignOnSettings = {
    ...{ issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
    roleClaim: { claim: 'groups', values: [{ value: 'risk', roles: ['reviewer'] }] },
    ...{ name: 'Example ID', trustsAddresses: false, localSignIn: true },
    ...over,
  }
  const server = await startTestServer({ settings: { signOn } })
  servers.push(server)
  const ada = { name: 'Ada', email: 'ada@example.com', roles: ['admin' as const] }
  const password = { password: 'correct horse battery', passwordTemporary: false }
  await createUser(server.app, 'command line', { ...ada, ...password })
  provider.know(server.url)
  return server
}

const button = (page: Page) => page.getByRole('link', { name: 'Sign in with Example ID' })

/** The provider remembers whoever logged in before, as providers do. */
async function logIn(page: Page, login: string): Promise<void> {
  await page.getByRole('heading', { name: 'The provider’s own login' }).waitFor()
  await page.getByLabel('Login').fill(login)
  await page.getByRole('button', { name: 'Continue' }).click()
}

it('goes through the provider’s login to the page asked for, out again, and past a refusal', async () => {
  const server = await open()
  provider.people.set('nina', {
    ...{ email: 'nina@example.com', email_verified: true, name: 'Nina New', groups: ['risk'] },
  })
  provider.people.set('carl', { email: 'carl@example.com', email_verified: true })
  const { page, problems } = await browser.open({ baseURL: server.url })
  await page.goto('/findings')
  await inspect(page, 'sign-on-1-both-ways')
  await button(page).click()
  await logIn(page, 'nina')
  await page.getByRole('heading', { level: 1, name: 'Findings' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/findings')
  await page.locator('summary', { hasText: 'Nina New' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('You are signed out of Assay').waitFor()
  await inspect(page, 'sign-on-2-signed-out', { axe: false })
  await page.getByRole('link', { name: 'Sign out there as well' }).click()
  await page.getByRole('heading', { name: 'Sign out of the provider?' }).waitFor()
  expect(problems).toEqual([])
  // Somebody without a role, on another machine.
  const other = await browser.open({ baseURL: server.url })
  await other.page.goto('/sign-on')
  await logIn(other.page, 'carl')
  await other.page.getByRole('heading', { name: 'You have no role in Assay' }).waitFor()
  await inspect(other.page, 'sign-on-3-no-role')
  // The theme changes in place; asking the provider's answer again would be another sign-in.
  await other.page.getByRole('button', { name: 'Dark' }).click()
  await other.page.locator('html[data-theme="dark"]').waitFor()
  await other.page.getByRole('heading', { name: 'You have no role in Assay' }).waitFor()
  expect(other.problems).toEqual([])
}, 120_000)

it('is the one way in where passwords are off, also without script', async () => {
  const server = await open({ localSignIn: false })
  const { page, problems } = await browser.open({
    baseURL: server.url,
    javaScriptEnabled: false,
  })
  await page.goto('/sign-in')
  await inspect(page, 'sign-on-4-alone', { axe: false })
  await button(page).click()
  await logIn(page, 'nina')
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  expect(problems).toEqual([])
}, 60_000)
