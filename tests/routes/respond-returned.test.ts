// A review that a reviewer sent back: the named questions are open again, the rest stays as it was submitted.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aGuest, type Guest, openSite, type Site } from './respond-site'

let site: Site
let guest: Guest
beforeAll(async () => {
  site = await openSite()
  guest = await aGuest(site)
  await guest.signIn()
  await guest.post('/section/training', {
    'TRN-01.revision': '0',
    'TRN-01.value': 'never',
    'TRN-03.revision': '0',
    'TRN-03.value': '30',
  })
  const { db } = site.app.store
  const at = site.clock.at.toISOString()
  await db.update(db.t.reviews).set({
    status: 'returned',
    submittedAt: site.clock.at,
    attestation: { name: 'Dana', title: 'Trust', statement: 'I have.', at, hash: 'a'.repeat(64) },
    returned: { questionIds: ['TRN-03'], reason: 'Please name the clause.', at },
  })
})
afterAll(() => site?.close())

/** What a reader sees: without the data that the page brings for its script. */
async function mainOf(path: string): Promise<string> {
  const page = (await (await guest.ask(path)).text()).replace(/<!-- -->/g, '')
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

test('the task list says what to look at again and why, and leads there first', async () => {
  const page = await mainOf('/tasks')
  expect(page).toContain('Please name the clause.')
  expect(page).toContain('1 question to look at again.')
  expect(page).toContain(`/respond/${guest.token}/section/training#TRN-03`)
  expect(page).toContain('Needs an answer')
})

test('the section asks the named question and shows the others', async () => {
  const page = await mainOf('/section/training')
  expect(page).toContain('name="TRN-03.value"')
  expect(page).not.toContain('name="TRN-01.value"')
  expect(page).toContain('You submitted this; it was not sent back.')
})

test('a post for a question that was not sent back changes nothing', async () => {
  await guest.post('/section/training', { 'TRN-01.revision': '1', 'TRN-01.value': 'always' })
  const { db } = site.app.store
  const rows = await db.select().from(db.t.answers)
  expect(rows.find(({ questionId }) => questionId === 'TRN-01')?.value).toBe('never')
})

test('the check offers to change what is open, and a second submission replaces the first', async () => {
  await guest.post('/section/training', { 'TRN-03.revision': '1', 'TRN-03.value': '14' })
  const check = await mainOf('/check')
  expect(check).toContain('the answer to TRN-03')
  expect(check).not.toContain('the answer to TRN-01')
  const submit = await mainOf('/submit')
  const answersHash = /name="answersHash" value="([0-9a-f]{64})"/.exec(submit)?.[1] ?? ''
  const done = await guest.post('/submit', {
    name: 'Dana Ortiz',
    title: 'Head of Trust',
    confirmed: 'yes',
    gapsAccepted: 'yes',
    answersHash,
  })
  expect(done.headers.get('location')).toBe(`/respond/${guest.token}/receipt`)
  expect(await mainOf('/receipt')).toContain(answersHash)
})
