// One vendor's browser on another vendor's review, and on the staff's pages: as if neither were there.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { employ, type Launched, launch } from './launched'
import { openPortal, type Portal } from './portal'
import { comeIn, upload } from './vendor'

let portal: Portal
let mine: { page: Page; review: Launched }
let theirs: { page: Page; review: Launched; file: string }

async function signedIn(vendor: string) {
  const review = await launch(portal, vendor)
  const { page } = await portal.window()
  await comeIn(portal, page, review)
  return { page, review }
}

beforeAll(async () => {
  portal = await openPortal()
  await employ(portal)
  mine = await signedIn('Northlight')
  const other = await signedIn('Southwind')
  await other.page.goto(`${other.review.link}/evidence`)
  const file = { fileName: 'secret.pdf', kind: 'Something else', issuer: 'Southwind' }
  await upload(other.page, { ...file, from: '2026-01-01', to: '2028-01-01' })
  const href = await other.page.getByRole('link', { name: 'secret.pdf' }).getAttribute('href')
  theirs = { ...other, file: href?.split('/').at(-1) ?? '' }
}, 240_000)
afterAll(() => portal?.close())

const pages = ['tasks', 'section.$section', 'check', 'submit', 'receipt', 'evidence._index']
const pathOf = (page: string) =>
  `/${page.replace('section.$section', 'section/training').replace('._index', '')}`

interface Asking {
  method?: string
  data?: string
  /** As a browser never does: my session's cookie on an address that is not mine. */
  forced?: boolean
}

/** What I am answered, redirects as such; what every answer has of its own is taken out. */
async function ask(url: string, { forced = false, ...request }: Asking = {}) {
  const context = mine.page.context()
  const cookies = await context.cookies(`${mine.review.link}/tasks`)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  expect(cookie).toContain('assay_respondent=')
  const headers = { Origin: portal.url, 'Content-Type': 'application/json' }
  const answer = await context.request.fetch(url, {
    ...request,
    maxRedirects: 0,
    headers: forced ? { ...headers, Cookie: cookie } : headers,
  })
  const plain = (text: string) =>
    text
      .replaceAll(/\b[A-Za-z0-9_-]{22}\b/g, '[token]')
      .replace(/nonce="[^"]*"/g, '')
      .replace(/\b[0-9a-f]{12}\b/g, '[reference]')
  return {
    status: answer.status(),
    location: plain(answer.headers().location ?? ''),
    text: plain(await answer.text()),
  }
}

const unknown = () => `${portal.url}/respond/${'A'.repeat(22)}`

describe("another vendor's review", () => {
  test.each(pages)('answers like a link that never was: %s, page and data', async (page) => {
    const path = pathOf(page)
    for (const query of ['', `?_data=${encodeURIComponent(`routes/respond.$token.${page}`)}`]) {
      for (const forced of [false, true]) {
        const onTheirs = await ask(`${theirs.review.link}${path}${query}`, { forced })
        expect(onTheirs).toEqual(await ask(`${unknown()}${path}${query}`, { forced }))
        // Without a session it leads to the door, which is open to everybody with the link.
        expect(onTheirs.status).toBe(forced ? 404 : query === '' ? 303 : 204)
        expect(onTheirs.text).not.toContain('Southwind')
      }
    }
  })

  test('takes nothing: neither an answer nor a file', async () => {
    const data = JSON.stringify({ question: 'TRN-01', revision: 0, fields: { value: 'never' } })
    for (const forced of [false, true]) {
      const asking = { method: 'POST', data, forced }
      const saved = await ask(`${theirs.review.link}/autosave`, asking)
      expect(saved).toEqual(await ask(`${unknown()}/autosave`, asking))
      expect(saved.status).toBe(forced ? 404 : 401)
    }
    const { db } = portal.server.app.store
    expect(await db.select().from(db.t.answers)).toEqual([])
  })

  test('gives no file, under its own link or under mine', async () => {
    const { file } = theirs
    expect(file).not.toBe('')
    const none = 'B'.repeat(file.length)
    const { link } = mine.review
    const under = await ask(`${link}/evidence/${file}`)
    const never = await ask(`${link}/evidence/${none}`)
    expect(under.status).toBe(404)
    expect(under.text.replaceAll(file, '[file]')).toBe(never.text.replaceAll(none, '[file]'))
    const there = await ask(`${theirs.review.link}/evidence/${file}`, { forced: true })
    expect(there).toEqual(await ask(`${unknown()}/evidence/${file}`, { forced: true }))
    expect(there.status).toBe(404)
    const owner = await theirs.page.request.get(`${theirs.review.link}/evidence/${file}`)
    expect(owner.status()).toBe(200)
  })
})

test('a file that looks like a page is saved under its name, and runs nowhere', async () => {
  const { page, review } = mine
  await page.goto(`${review.link}/evidence`)
  const text = `<!doctype html><title>A page</title><svg onload="fetch('/sentinel-svg')"></svg>
    <script>fetch('/sentinel'); top.location = '/sentinel-top'</script>`
  const file = { fileName: 'page.html.txt', kind: 'Something else', issuer: 'Us', text }
  await upload(page, { ...file, from: '2026-01-01', to: '2028-01-01' })
  const href = await page.getByRole('link', { name: 'page.html.txt' }).getAttribute('href')
  const asked: string[] = []
  const saved: string[] = []
  page.context().on('request', (request) => asked.push(request.url()))
  page.on('download', (download) => saved.push(download.suggestedFilename()))
  // A browser that saves what it was led to says that it goes nowhere.
  await page.goto(new URL(href ?? '', portal.url).href).catch(() => null)
  await page.getByRole('link', { name: 'page.html.txt' }).click({ timeout: 5_000 })
  await page.waitForTimeout(500)
  expect(asked.filter((url) => url.includes('sentinel'))).toEqual([])
  expect(saved).toEqual(['page.html.txt', 'page.html.txt'])
  expect(portal.complaints()).toEqual([])
})

test('a vendor on a page for staff is led to the sign-in page', async () => {
  const { page } = mine
  for (const path of [
    '/',
    '/reviews',
    '/reviews/1/answers',
    '/reviews/1/report',
    '/vendors',
    '/outbox',
    '/admin/users',
  ]) {
    await page.goto(`${portal.url}${path}`)
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(new URL(page.url()).searchParams.get('then')).toBe(path)
  }
  expect(portal.complaints()).toEqual([])
})
