// The receipt over HTTP: a document of its own, and the outcome once somebody released it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseOutboxEntry } from '../../app/core/mail/payload'
import { composeRow } from '../../app/services/mail/compose-row'
import { bodyText, squeezed } from '../pdf/reading'
import { CANARY } from '../services/respond-case'
import { aGuest, type Guest, judged, openSite, type Site } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const text = async (answer: Response) => (await answer.text()).replace(/<!-- -->/g, '')

/** Says no, with text that has broken such programs before, and sends it. */
async function submitted(): Promise<Guest> {
  const guest = await aGuest(site, { number: ++number })
  await guest.signIn()
  await guest.post('/section/training', {
    'TRN-01.revision': '0',
    'TRN-01.value': 'always',
    'TRN-01.comment': 'Größe ✓ 模型 🙂\nsecond\tline',
  })
  const hash = /name="answersHash" value="([0-9a-f]{64})"/.exec(
    await text(await guest.ask('/submit')),
  )
  await guest.post('/submit', {
    answersHash: hash?.[1] ?? '',
    name: 'Dana Ortiz',
    title: 'Head of Trust',
    confirmed: 'yes',
    gapsAccepted: 'yes',
    contradictionsAccepted: 'yes',
  })
  return guest
}

test('the receipt is a document with who, when, the hash, and every answer', async () => {
  const guest = await submitted()
  await judged(site, guest.reviewId)
  const page = await text(await guest.ask('/receipt'))
  const hash = /[0-9a-f]{64}/.exec(page)?.[0] ?? 'none'
  expect(page).toContain('/receipt.pdf')
  const answer = await guest.ask('/receipt.pdf')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*receipt/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const said = squeezed(await bodyText(bytes))
  for (const part of [
    'Dana Ortiz, Head of Trust',
    hash,
    'Do you train',
    'Always',
    'Größe',
    'No answer.',
  ]) {
    expect(said).toContain(squeezed(part))
  }
  expect(said).not.toContain(CANARY)
  const again = new Uint8Array(await (await guest.ask('/receipt.pdf')).arrayBuffer())
  expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true)
})

test('the mail that confirms it carries the same document, with where it stands', async () => {
  const guest = await submitted()
  const { db } = site.app.store
  const rows = await db.select().from(db.t.outbox)
  const row = rows.find(({ kind, reviewId }) => kind === 'submitted' && reviewId === guest.reviewId)
  if (!row) throw new Error('No receipt is owed')
  const entry = parseOutboxEntry(row.kind, row.payload)
  const mail = await composeRow(site.app, { row, entry, origin: site.url })
  const [file, ...more] = mail.attachments
  expect(more).toEqual([])
  expect(file).toMatchObject({ mediaType: 'application/pdf' })
  expect(file?.fileName).toMatch(/receipt.*\.pdf$/)
  const bytes = file?.content as Uint8Array
  expect(squeezed(await bodyText(bytes))).toContain(squeezed('Received. A reviewer at'))
  const offered = new Uint8Array(await (await guest.ask('/receipt.pdf')).arrayBuffer())
  expect(Buffer.from(offered).equals(Buffer.from(bytes))).toBe(true)
})

test('there is none before anything is submitted, and none without a session', async () => {
  const guest = await aGuest(site, { number: ++number })
  expect((await guest.ask('/receipt.pdf')).status).not.toBe(200)
  await guest.signIn()
  expect((await guest.ask('/receipt.pdf')).status).toBe(404)
})

test('the link then tells what was sent, and no longer how much there is to do by when', async () => {
  const before = await aGuest(site, { number: ++number })
  expect(await text(await before.ask(''))).toMatch(/How much.*Due.*Not the right person/s)
  const guest = await submitted()
  const door = await text(await guest.ask(''))
  expect(door).toContain('See what you sent')
  expect(door).not.toMatch(/How much|<dt[^>]*>Due|Not the right person/)
})

test('the outcome stands on the receipt once it is released, and not before', async () => {
  const guest = await submitted()
  const { db } = site.app.store
  const decision = { status: 'decided', decision: 'approve', decidedAt: site.clock.at } as const
  await db.update(db.t.reviews).set(decision)
  const before = await text(await guest.ask('/receipt'))
  expect(before).toContain('The review is finished.')
  expect(before).not.toContain('Approved')
  await db.update(db.t.reviews).set({ outcomeReleasedAt: site.clock.at })
  expect(await text(await guest.ask('/receipt'))).toContain('Approved')
})
