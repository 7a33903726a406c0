// What a vendor posts beside its answers: ids of another's review reach nothing. Who may ask what stands in the matrix.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGuest, type Guest, openSite, type Site } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const guestOf = (options = {}) => aGuest(site, { ...options, number: ++number })

describe('another vendor', () => {
  let mine: Guest
  let theirs: Guest

  beforeAll(async () => {
    mine = await guestOf()
    theirs = await guestOf()
    await mine.signIn()
    await theirs.signIn()
    await theirs.post('/section/training', { 'TRN-01.revision': '0', 'TRN-01.value': 'always' })
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
