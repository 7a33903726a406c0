// A review that a reviewer sent back: one page asks exactly what was asked, the rest stays as it was submitted.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutesLater } from '../services/respond-case'
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
    returned: { questionIds: ['TRN-03'], reason: 'Two things before we can go on.', at },
  })
  const asked = {
    reviewId: guest.reviewId,
    side: 'reviewer',
    kind: 'question',
    byId: 'user-1',
    at: site.clock.at,
  } as const
  await db.insert(db.t.clarifications).values([
    {
      ...asked,
      id: 'sent',
      questionId: 'TRN-03',
      text: 'Please name the clause.',
      sentAt: site.clock.at,
    },
    { ...asked, id: 'collected', questionId: 'TRN-03', text: 'Not sent so far' },
  ])
  site.clock.at = minutesLater(10)
})
afterAll(() => site?.close())

/** What a reader sees: without the data that the page brings for its script. */
async function mainOf(path: string): Promise<string> {
  const page = (await (await guest.ask(path)).text()).replace(/<!-- -->/g, '')
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

test('every page of answers leads to the one page of questions', async () => {
  for (const path of ['/tasks', '/section/training', '/section/assurance']) {
    const answer = await guest.ask(path)
    expect([path, answer.headers.get('location')]).toEqual([
      path,
      `/respond/${guest.token}/questions`,
    ])
  }
})

test('the page shows only what was asked, in the reviewer’s words, with the answer to change', async () => {
  const page = await mainOf('/questions')
  expect(page).toContain('Two things before we can go on.')
  expect(page).toContain('Please name the clause.')
  expect(page).toContain('Your organisation asks')
  expect(page).not.toContain('Priya Nair asks')
  expect(page).toContain('name="TRN-03.value"')
  expect(page).toContain('name="TRN-03-reply.value"')
  expect(page).not.toContain('name="TRN-01.value"')
  expect(page).not.toContain('Not sent so far')
})

test('a post for a question that was not sent back changes nothing', async () => {
  for (const path of ['/questions', '/section/training']) {
    await guest.post(path, {
      'TRN-01.revision': '1',
      'TRN-01.value': 'always',
      'TRN-01-reply.revision': '0',
      'TRN-01-reply.value': 'Not asked',
    })
  }
  const { db } = site.app.store
  const rows = await db.select().from(db.t.answers)
  expect(rows.find(({ questionId }) => questionId === 'TRN-01')?.value).toBe('never')
  const said = await db.select().from(db.t.clarifications)
  expect(said.filter(({ side }) => side === 'vendor')).toEqual([])
})

test('what is owed is named where it is missing, and what was typed beside it is kept', async () => {
  const answer = await guest.post('/questions', {
    'TRN-03.revision': '1',
    'TRN-03.value': '30',
    'TRN-03.comment': '',
    'TRN-03-reply.revision': '0',
    'TRN-03-reply.value': ' ',
    next: 'check',
  })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('TRN-03: Write a reply, or change the answer above')
  expect((await guest.ask('/submit')).headers.get('location')).toContain('/questions?owed')
  expect(await mainOf('/check')).toContain('One question still needs you')
})

test('a reply saves without script and by autosave, and stays unsent until all goes back', async () => {
  const page = await guest.post('/questions', {
    'TRN-03-reply.revision': '0',
    'TRN-03-reply.value': 'Clause 4.2 <b>of the terms</b>.',
    next: 'stay',
  })
  expect(page.headers.get('location')).toBe(`/respond/${guest.token}/questions?saved`)
  expect(await mainOf('/questions')).toContain('Clause 4.2 &lt;b&gt;of the terms&lt;/b&gt;.')
  const typed = await guest.ask('/autosave', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      question: 'TRN-03-reply',
      revision: 1,
      fields: { value: 'Clause 4.3 of the terms.' },
    }),
  })
  expect(await typed.json()).toMatchObject({ revision: 2 })
  const { db } = site.app.store
  const said = await db.select().from(db.t.clarifications)
  expect(said.find(({ side }) => side === 'vendor')).toMatchObject({
    text: 'Clause 4.3 of the terms.',
    sentAt: null,
  })
})

test('the check leads back to the page, and sending back replaces the first submission', async () => {
  await guest.post('/questions', { 'TRN-03.revision': '1', 'TRN-03.value': '14' })
  const check = await mainOf('/check')
  expect(check).toContain(`/respond/${guest.token}/questions#TRN-03`)
  expect(check).not.toContain('the answer to TRN-01')
  const submit = await mainOf('/submit')
  expect(submit).toContain('Send your answers back')
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
  expect((await guest.ask('/questions')).headers.get('location')).toContain('/receipt')
  const { db } = site.app.store
  expect(await db.select().from(db.t.reviews)).toMatchObject([{ status: 'in review' }])
  const said = await db.select().from(db.t.clarifications)
  expect(said.find(({ side }) => side === 'vendor')?.sentAt).toEqual(site.clock.at)
})
