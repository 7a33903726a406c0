// What staff do in the browser, by the names of what they see.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { alive } from './alive'
import type { Portal } from './portal'

export interface Person {
  name: string
  email: string
  password: string
}

export const people = {
  ada: { name: 'Ada Admin', email: 'ada@buyer.example', password: 'lantern orbit velvet crow' },
  ben: { name: 'Ben Bishop', email: 'ben@buyer.example', password: 'copper meadow tidal fern' },
  petra: { name: 'Petra Price', email: 'petra@buyer.example', password: 'violet anchor dune moss' },
  rita: { name: 'Rita Request', email: 'rita@buyer.example', password: 'amber glacier pine wharf' },
} as const satisfies Record<string, Person>

/** Follows a link or presses a button and waits for the page with this heading. */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await alive(page)
}

export async function setUp(page: Page, code: string): Promise<void> {
  const { name, email, password } = people.ada
  await page.goto('/setup')
  await arrive(page, 'Set up Assay')
  await page.getByLabel('Setup code').fill(code)
  await page.getByLabel('Your organisation').fill('Buyer & Söhne GmbH')
  await page.getByLabel('Time zone').selectOption('Europe/Berlin')
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByLabel('A password').fill(password)
  for (const role of ['Requester', 'Procurement', 'Legal']) {
    await page.getByRole('checkbox', { name: role, exact: true }).uncheck()
  }
  await page.getByRole('button', { name: 'Set up Assay' }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}

/** Adds a user and gives the temporary password that the page shows. */
export async function addUser(page: Page, person: Person, roles: string[]): Promise<string> {
  await page.goto('/admin/users/new')
  await arrive(page, 'Add a user')
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  await page.getByLabel('E-mail address').fill(person.email)
  for (const role of roles) await page.getByRole('checkbox', { name: role, exact: true }).check()
  // Only where the portal sends mail is there a choice.
  const temporary = page.getByRole('radio', { name: 'A temporary password' })
  if ((await temporary.count()) > 0) await temporary.check()
  await page.getByRole('button', { name: 'Add user' }).click()
  await arrive(page, `${person.name} was added`)
  return (await page.getByRole('code').textContent()) ?? ''
}

/** A first sign-in: the temporary password opens the account page alone, where it is replaced. */
export async function enter(portal: Portal, person: Person, temporary: string): Promise<Page> {
  const { page } = await portal.window()
  await signIn(page, { ...person, password: temporary })
  await arrive(page, 'Your account')
  await page.getByLabel('Present password').fill(temporary)
  await page.getByLabel('New password', { exact: true }).fill(person.password)
  await page.getByLabel('New password again').fill(person.password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Your password was changed').waitFor()
  expect(await page.getByLabel('New password', { exact: true }).inputValue()).toBe('')
  return page
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in')
  await arrive(page, 'Sign in')
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}

/** Picks one option of each group, by the words of its question. */
export async function pick(page: Page, picks: Record<string, string>): Promise<void> {
  for (const [question, option] of Object.entries(picks)) {
    const group = page.getByRole('group', { name: question })
    await group.getByLabel(option, { exact: true }).check()
  }
}

/** Health data in a tool that our own staff use: Tier 1, and no agent. */
export const intake = {
  facts: {
    'What is it for, in a few words?': 'Drafting replies to patients',
    Owner: 'Olga Owner',
    Product: 'Northlight Quill',
    Vendor: 'Northlight',
    'Web address': 'https://www.northlight.example/quill',
    'What will people do with it':
      'Nurses draft replies to patients; a nurse reads each one before it goes out.',
    'How many people will use it': '120',
  },
  picks: {
    'Is it a stand-alone product': 'A stand-alone product',
    'What is the most sensitive data': 'Confidential',
    'Which kinds of data will it see': 'Personal data',
    'Whose life or work': "Our customers'",
    'Does it decide, or help decide': 'No',
    'How much does it do by itself': 'It drafts, and a person reviews',
    'What does it connect to': 'One system, reading',
    'What if it stops for two days': 'We are slower',
    'Who sees the results': 'Outsiders, after one of us looked',
    'Will users, staff or the output of this AI be in the EU': 'Yes',
    'Could it do something the EU bans': 'No',
    'Is it used for biometrics': 'No',
    'Does it decide about people there': 'No',
    'Does it talk to people': 'Yes',
    'Where may the data be stored': 'EU/EEA',
    'How long would it take to move off it': 'Less than a month',
  },
}
