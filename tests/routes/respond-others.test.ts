// What nobody may see or do through the vendor's pages: another vendor's review is as if it were not there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGuest, type Guest, openSite, type Site, seenBy } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const guestOf = (options = {}) => aGuest(site, { ...options, number: ++number })

/** Every address of the vendor's side behind the door, with the route that its data is asked by. */
const inside = [
  ['/tasks', 'tasks'],
  ['/section/training', 'section.$section'],
  ['/check', 'check'],
  ['/submit', 'submit'],
  ['/receipt', 'receipt'],
  ['/evidence', 'evidence._index'],
  ['/evidence/some-id', 'evidence.$id'],
  ['/autosave', 'autosave'],
  ['/colleagues', 'colleagues'],
  ['/questions', 'questions'],
  ['/amend', 'amend'],
  ['/import', 'import'],
  ['/download/questions.pdf', 'download.$file'],
  ['/download/answers.json', 'download.$file'],
] as const

const dataOf = (route: string) => `?_data=${encodeURIComponent(`routes/respond.$token.${route}`)}`

describe('another vendor', () => {
  let mine: Guest
  let theirs: Guest
  let theirFile: string

  beforeAll(async () => {
    mine = await guestOf()
    theirs = await guestOf()
    await mine.signIn()
    await theirs.signIn()
    await theirs.post('/section/training', { 'TRN-01.revision': '0', 'TRN-01.value': 'always' })
    const form = new FormData()
    form.set('intent', 'add')
    form.set('kind', 'other')
    form.set('file', new File(['their secret'], 'secret.txt'))
    await theirs.ask('/evidence?index', { method: 'POST', body: form })
    const { db } = site.app.store
    theirFile = (await db.select().from(db.t.evidence))[0]?.id ?? ''
    expect(theirFile).not.toBe('')
  })

  /** The same request with my cookie, on their link and on one that never was. */
  async function both(path: string, init: () => RequestInit = () => ({})) {
    const unknown = 'A'.repeat(theirs.token.length)
    const onTheirs = await mine.ask(`${site.url}/respond/${theirs.token}${path}`, init())
    const onNone = await mine.ask(`${site.url}/respond/${unknown}${path}`, init())
    return [await seenBy(onTheirs, theirs.token), await seenBy(onNone, unknown)] as const
  }

  test.each(inside)(
    'gets the page of an unknown link at %s, and so does its data',
    async (path, route) => {
      for (const query of ['', dataOf(route)]) {
        const [onTheirs, onNone] = await both(`${path}${query}`)
        expect(onTheirs).toMatch(/^404/)
        expect(onTheirs).toBe(onNone)
      }
    },
  )

  test.each(inside)('can send nothing to %s', async (path, route) => {
    const before = await stateOf(theirs)
    const index = route === 'evidence._index' ? '?index' : ''
    for (const query of [index, `${dataOf(route)}${index ? '&index' : ''}`]) {
      for (const body of [
        () => new URLSearchParams({ 'TRN-01.revision': '1', 'TRN-01.value': 'never' }),
        () => JSON.stringify({ question: 'TRN-01', revision: 1, fields: { value: 'never' } }),
      ]) {
        const [onTheirs, onNone] = await both(`${path}${query}`, () => ({
          method: 'POST',
          body: body(),
        }))
        expect(onTheirs).toMatch(/^40[45]/)
        expect(onTheirs).toBe(onNone)
      }
    }
    expect(await stateOf(theirs)).toBe(before)
  })

  test("cannot open, remove or use another's file by its id", async () => {
    const before = await stateOf(theirs)
    const opened = await mine.ask(`/evidence/${theirFile}`)
    const none = await mine.ask('/evidence/unknown')
    expect(opened.status).toBe(404)
    expect(await seenBy(opened, mine.token)).toBe(
      (await seenBy(none, mine.token)).replace('/unknown', `/${theirFile}`),
    )
    for (const intent of ['remove', 'link', 'unlink']) {
      const sent = { intent, evidenceId: theirFile, questionId: 'TRN-01' }
      expect((await mine.post('/evidence?index', sent)).status, intent).toBe(404)
    }
    expect((await theirs.ask(`/evidence/${theirFile}`)).status).toBe(200)
    expect(await stateOf(theirs)).toBe(before)
  })

  test('an id in a body names nothing: the session alone says which review is written to', async () => {
    const before = await stateOf(theirs)
    await mine.post('/section/training', {
      'TRN-01.revision': '0',
      'TRN-01.value': 'never',
      reviewId: theirs.reviewId,
      invitationId: theirs.invitationId,
      token: theirs.token,
      status: 'decided',
      dueOn: '2030-01-01',
    })
    const { db } = site.app.store
    const reviews = await db.select().from(db.t.reviews)
    const mineNow = reviews.find(({ id }) => id === mine.reviewId)
    expect(mineNow).toMatchObject({ status: 'answering', dueOn: '2026-12-11' })
    expect(await stateOf(theirs)).toBe(before)
  })

  test('who is not signed in is led to the door, whether or not the link exists', async () => {
    const stranger = { headers: { Cookie: '' } }
    for (const [path, route] of inside) {
      if (route === 'autosave') continue
      for (const token of [theirs.token, 'unknown']) {
        const answer = await mine.ask(`${site.url}/respond/${token}${path}`, stranger)
        expect(answer.status, path).toBe(303)
        expect(answer.headers.get('location'), path).toBe(`/respond/${token}`)
      }
    }
  })

  async function stateOf({ reviewId }: Guest): Promise<string> {
    const { db } = site.app.store
    const tables = [db.t.answers, db.t.evidence, db.t.evidenceLinks]
    const rows = []
    for (const table of tables) {
      rows.push((await db.select().from(table)).filter((row) => row.reviewId === reviewId))
    }
    const reviews = await db.select().from(db.t.reviews)
    return JSON.stringify([rows, reviews.filter(({ id }) => id === reviewId)])
  }
})
