// A language that nobody speaks: every word of the vendor's pages put in brackets, and nothing but content left outside them.
import { readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRemixStub } from '@remix-run/testing'
import type { ComponentType, ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutesLater, NOW } from '../services/respond-case'
import { aPdf } from '../support/papers'
import { expectConsoleError } from '../support/strict-console'
import { aGuest, type Guest, openSite, type Site } from './respond-site'

const app = resolve(dirname(fileURLToPath(import.meta.url)), '../../app')

let site: Site
let guest: Guest
beforeAll(async () => {
  await bracketWords()
  site = await openSite()
  guest = await aGuest(site)
  await guest.signIn()
  await answered()
})
afterAll(() => site?.close())

type Said = ReactNode | ((...given: unknown[]) => Said) | { [key: string]: Said }

/** Replaces the words in their own objects, before any component reads them. */
async function bracketWords(): Promise<void> {
  const folder = resolve(app, 'ui/respond/words')
  const files = readdirSync(folder).map((name) => resolve(folder, name))
  for (const file of [...files, resolve(app, 'ui/kit-words.tsx')]) {
    const words: Record<string, Said> = await import(file)
    for (const [name, value] of Object.entries(words)) if (/words$/i.test(name)) bracketAll(value)
  }
}

function bracketAll(words: Said): void {
  if (typeof words !== 'object' || words === null) throw new Error('Words are an object')
  const all = words as Record<string, Said>
  for (const [key, value] of Object.entries(all)) {
    if (typeof value === 'string') all[key] = bracketed(value)
    else if (typeof value === 'function') all[key] = (...given) => bracketed(value(...given))
    else bracketAll(value)
  }
}

function bracketed(said: Said): ReactNode {
  if (typeof said === 'string') return `⟦${said}⟧`
  return <>⟦{said as ReactNode}⟧</>
}

/** Something of everything: an exception, a comment, a proof, an answer that goes with no other, a file, a colleague. */
async function answered(): Promise<void> {
  await guest.post('/section/training', {
    'TRN-01.revision': '0',
    'TRN-01.value': 'always',
    'TRN-01.exception': 'the education plan',
    'TRN-01.comment': 'since 2024',
    'TRN-01.link': 'https://v1.example/terms',
    'TRN-01.ask': 'Which product?',
    next: 'ask TRN-01',
  })
  const file = new FormData()
  file.set('intent', 'add')
  file.set('file', new File([aPdf], 'soc2.pdf'))
  file.set('kind', 'soc2-t2')
  file.set('from', '2024-07-01')
  file.set('to', '2025-06-30')
  file.append('questionIds', 'CRT-01')
  await guest.ask('/evidence?index', { method: 'POST', body: file })
  await guest.post('/colleagues', {
    name: 'Robin Ash',
    email: 'robin@v1.example',
    sectionIds: ['assurance'],
  })
  const { db } = site.app.store
  const { reviewId, invitationId } = guest
  const own = { reviewId, invitationId, updatedAt: NOW, fromReviewId: reviewId }
  await db
    .insert(db.t.answers)
    .values({ ...own, questionId: 'CRT-01', value: ['soc2_t2'], fromDate: '2025-06-01' })
}

interface Asked {
  path: string
  route: string
  /** What is posted there, for a page that refuses it. */
  posted?: Record<string, string>
}

/** A page as the server would render it, with the data that the real server gives it. */
async function pageOf({ path, route, posted }: Asked): Promise<{ html: string; known: string[] }> {
  const id = `routes/respond.$token.${route}`
  const sign = path.includes('?') ? '&' : '?'
  const address = `${path}${sign}_data=${encodeURIComponent(id)}`
  const answer = await guest.ask(address)
  expect([path, answer.status]).toEqual([path, 200])
  const data: unknown = await answer.json()
  const refused: unknown = posted ? await (await guest.post(address, posted)).json() : undefined
  const { default: Component }: { default: ComponentType } = await import(
    resolve(app, `routes/respond.$token.${route}.tsx`)
  )
  const Stub = createRemixStub([
    { id: 'root', path: '/', children: [{ id: 'page', path: '*', Component }] },
  ])
  // React's own remark about rendering a router without a browser; nothing of ours.
  expectConsoleError(/useLayoutEffect does nothing on the server/)
  const html = renderToString(
    <Stub
      initialEntries={[`/respond/${guest.token}${path}`]}
      hydrationData={{
        loaderData: { root: { theme: 'system' }, page: data },
        ...(refused === undefined ? {} : { actionData: { page: refused } }),
      }}
    />,
  )
  const known = [...stringsIn(data), ...stringsIn(refused)]
  return { html, known: known.sort((one, other) => other.length - one.length) }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

/** What a reader meets outside the brackets that is neither the page's own data nor a date. */
function strangers(html: string, known: readonly string[]): string[] {
  const plain = html.replaceAll('<!-- -->', '').replace(/<time[^>]*>.*?<\/time>/g, '')
  const told = [...plain.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, text]) => text ?? '',
  )
  let depth = 0
  let outside = ''
  for (const part of plain.replace(/<[^>]*>/g, '\n')) {
    if (part === '⟦') depth++
    else if (part === '⟧') depth--
    else if (depth === 0) outside += part
  }
  return [...told.filter((text) => !/^⟦.*⟧$/.test(text)), ...outside.split('\n')]
    .map((text) => decoded(text).trim())
    .filter((text) => /\p{L}/u.test(withoutContent(text, known)))
}

/** Whole pieces of the page's data, as they stand between punctuation and dates. */
function withoutContent(text: string, known: readonly string[]): string {
  let left = text.replace(/\d{1,2} [A-Z][a-z]{2} \d{4}/g, '')
  for (const content of known) {
    if (!left.includes(content)) continue
    const exact = content.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    left = left.replace(new RegExp(`(?<!\\p{L})${exact}(?!\\p{L})`, 'gu'), '')
  }
  return left
}

const decoded = (text: string): string =>
  text
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

async function expectNoStrangers(pages: readonly Asked[]): Promise<void> {
  const found: string[] = []
  for (const page of pages) {
    const { html, known } = await pageOf(page)
    expect([page.path, html.split('⟦').length > 8]).toEqual([page.path, true])
    found.push(...strangers(html, known).map((text) => `${page.path}: ${text}`))
  }
  expect(found).toEqual([])
}

const section = 'section.$section'

/** Every page of the vendor, by where the review stands. */
const pages = {
  answering: [
    { path: '', route: '_index' },
    { path: '/code?sent', route: 'code' },
    { path: '/code', route: 'code', posted: { code: 'nothing' } },
    { path: '/not-me', route: 'not-me', posted: { name: '' } },
    { path: '/not-me?told', route: 'not-me' },
    { path: '/stop-reminders', route: 'stop-reminders' },
    { path: '/tasks', route: 'tasks' },
    { path: '/section/training', route: section },
    {
      path: '/section/training',
      route: section,
      posted: { 'TRN-03.revision': '0', 'TRN-03.value': 'many' },
    },
    { path: '/section/assurance', route: section },
    { path: '/evidence', route: 'evidence._index' },
    { path: '/evidence?for=CRT-01', route: 'evidence._index' },
    { path: '/colleagues?invited', route: 'colleagues', posted: { name: '' } },
    { path: '/import', route: 'import' },
    { path: '/check?changed', route: 'check' },
    { path: '/submit', route: 'submit', posted: { name: '' } },
  ],
  uploaded: [{ path: '/import?saved=2', route: 'import' }],
  returned: [
    { path: '/questions?owed', route: 'questions' },
    { path: '/questions?saved', route: 'questions' },
    { path: '/check', route: 'check' },
  ],
  submitted: [
    { path: '', route: '_index' },
    { path: '/receipt', route: 'receipt' },
    { path: '/amend', route: 'amend', posted: { text: '' } },
  ],
  again: [
    { path: '/tasks', route: 'tasks' },
    { path: '/standing', route: 'standing' },
  ],
  decided: [
    { path: '/receipt', route: 'receipt' },
    { path: '/change?told', route: 'change', posted: { what: '' } },
    { path: '/amend', route: 'amend' },
  ],
  cancelled: [{ path: '', route: '_index' }],
} satisfies Record<string, Asked[]>

test('every page of the vendor is looked at here', () => {
  const routes = readdirSync(resolve(app, 'routes')).flatMap(
    (name) => /^respond\.\$token\.(.*)\.tsx$/.exec(name)?.[1] ?? [],
  )
  const looked = new Set(Object.values(pages).flatMap((some) => some.map(({ route }) => route)))
  expect([...looked].sort()).toEqual(routes.sort())
})

test('while a vendor answers, no page says anything but its words and its content', async () => {
  await expectNoStrangers(pages.answering)
})

test('nor does the page of a file that was uploaded', async () => {
  const form = new FormData()
  form.append('act', 'upload')
  const lines = ['No.,Answer,Comment', 'TRN-01,never,', 'TRN-03,30.5,', 'ZZZ-99,hello,']
  form.append('file', new File([lines.join('\r\n')], 'filled.csv'))
  await guest.ask('/import', { method: 'POST', body: form })
  await expectNoStrangers(pages.uploaded)
})

test('nor do the pages of a review that came back, asks a part, was submitted, or is finished', async () => {
  const { db } = site.app.store
  const at = NOW.toISOString()
  const attestation = {
    ...{ name: 'Dana', title: 'Trust', statement: 'I have.', at },
    hash: 'a'.repeat(64),
  }
  const asked = { questionIds: ['TRN-01'], reason: 'Two things before we can go on.', at }
  await db.update(db.t.reviews).set({
    ...{ status: 'returned', submittedAt: NOW, attestation },
    returned: asked,
  })
  site.clock.at = minutesLater(10)
  await expectNoStrangers(pages.returned)
  await db.update(db.t.reviews).set({ status: 'answering', asks: ['TRN-01'] })
  await expectNoStrangers(pages.again)
  await db.update(db.t.reviews).set({ status: 'submitted', asks: null })
  await expectNoStrangers(pages.submitted)
  await db.update(db.t.reviews).set({
    ...{ status: 'decided', decision: 'approve', decidedAt: NOW },
    outcomeReleasedAt: NOW,
  })
  await expectNoStrangers(pages.decided)
  await db.update(db.t.reviews).set({ status: 'cancelled' })
  await expectNoStrangers(pages.cancelled)
})
