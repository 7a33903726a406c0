// The vendor's door: what a link alone can do, and what it takes to get in.
import { expect, test } from 'vitest'
import { findDoor } from '../../app/services/respond/find-door'
import { findRespondent } from '../../app/services/respond/find-respondent'
import { nameAnother } from '../../app/services/respond/name-another'
import { requestCode } from '../../app/services/respond/request-code'
import { signIn } from '../../app/services/respond/sign-in'
import { revokeSessionsOf } from '../../db/queries/door'
import { aReview, mailedCode, minutesLater, NOW } from './respond-case'
import { openPortal, type Portal } from './respond-portal'

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

async function withMailedCode(portal: Portal = openPortal(), number = 1) {
  const review = await aReview(portal, { number })
  expect(await requestCode(portal, review.token)).toEqual({ ok: true })
  return { portal, ...review, code: await mailedCode(portal, review.invitationId) }
}

test('a mailed code lets its owner in, whatever spaces were pasted with it', async () => {
  const { portal, token, code, reviewId } = await withMailedCode()
  const signedIn = await signIn(portal, { token, typed: ` ${code.slice(0, 3)} ${code.slice(3)}\n` })
  if (!signedIn.ok) throw new Error(signedIn.reason)
  const found = await findRespondent(portal, { token, sessionToken: signedIn.sessionToken })
  expect(found).toMatchObject({ ok: true, respondent: { reviewId, name: 'Dana Ortiz' } })
})

test('asking for a code puts a mail without the code into the outbox', async () => {
  const { portal, code, email } = await withMailedCode()
  const { db } = portal.store
  const rows = await db.select().from(db.t.outbox)
  expect(rows).toMatchObject([{ kind: 'code', status: 'waiting', toEmail: email }])
  expect(JSON.stringify(rows)).not.toContain(code)
  expect(JSON.stringify(await db.select().from(db.t.respondentCodes))).not.toContain(code)
})

test('a code works once', async () => {
  const { portal, token, code } = await withMailedCode()
  expect(await signIn(portal, { token, typed: code })).toMatchObject({ ok: true })
  expect(await signIn(portal, { token, typed: code })).toEqual({
    ok: false,
    reason: 'no live code',
  })
})

test('a code that worked takes the other open codes with it', async () => {
  const { portal, token, code, invitationId } = await withMailedCode()
  await requestCode(portal, token)
  const second = await mailedCode(portal, invitationId)
  expect(await signIn(portal, { token, typed: code })).toMatchObject({ ok: true })
  expect(await signIn(portal, { token, typed: second })).toEqual({
    ok: false,
    reason: 'no live code',
  })
})

test('a code dies after ten minutes', async () => {
  const { portal, token, code } = await withMailedCode()
  portal.clock.at = minutesLater(10)
  expect(await signIn(portal, { token, typed: code })).toEqual({
    ok: false,
    reason: 'no live code',
  })
})

test('a code dies after five tries, and each says how many are left', async () => {
  const { portal, token, code } = await withMailedCode()
  for (const triesLeft of [4, 3, 2, 1, 0]) {
    expect(await signIn(portal, { token, typed: wrong(code) })).toEqual({
      ok: false,
      reason: 'wrong',
      triesLeft,
    })
  }
  expect(await signIn(portal, { token, typed: code })).toEqual({
    ok: false,
    reason: 'no live code',
  })
})

test('twenty guesses at once still are five tries', async () => {
  const { portal, token, code } = await withMailedCode()
  const guesses = Array.from({ length: 20 }, () => signIn(portal, { token, typed: wrong(code) }))
  const reasons = (await Promise.all(guesses)).map((guess) => (guess.ok ? 'in' : guess.reason))
  expect(reasons.filter((reason) => reason === 'wrong')).toHaveLength(5)
  expect(await signIn(portal, { token, typed: code })).toEqual({
    ok: false,
    reason: 'no live code',
  })
})

test('two devices with the same code at once make one session', async () => {
  const { portal, token, code } = await withMailedCode()
  const both = await Promise.all([
    signIn(portal, { token, typed: code }),
    signIn(portal, { token, typed: code }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const { db } = portal.store
  expect(await db.select().from(db.t.respondentSessions)).toHaveLength(1)
})

test('five codes an hour may be mailed, and the sixth says when to come back', async () => {
  const portal = openPortal()
  const { token } = await aReview(portal)
  for (let sent = 0; sent < 5; sent++) {
    portal.clock.at = minutesLater(sent)
    expect(await requestCode(portal, token)).toEqual({ ok: true })
  }
  expect(await requestCode(portal, token)).toEqual({
    ok: false,
    reason: 'too many',
    again: minutesLater(60),
  })
  portal.clock.at = minutesLater(61)
  expect(await requestCode(portal, token)).toEqual({ ok: true })
})

test('a code handed over by another channel lets its owner in', async () => {
  const portal = openPortal()
  const { token, invitationId } = await aReview(portal)
  const { db } = portal.store
  await db.insert(db.t.respondentCodes).values({
    id: 'handed',
    invitationId,
    purpose: 'handover',
    codeHash: portal.secrets.hash('handed code', '12345678'),
    createdAt: NOW,
    expiresAt: minutesLater(60),
  })
  expect(await signIn(portal, { token, typed: '1234 5678' })).toMatchObject({ ok: true })
})

test('the code of one review does not open another', async () => {
  const portal = openPortal()
  const mine = await withMailedCode(portal, 1)
  const theirs = await withMailedCode(portal, 2)
  const given = await signIn(portal, { token: theirs.token, typed: mine.code })
  expect(given).toMatchObject({ ok: false, reason: 'wrong' })
})

test('what is not six or eight digits costs no try', async () => {
  const { portal, token, code } = await withMailedCode()
  for (const typed of ['', '12345', '1234567', 'abcdef', '１２']) {
    expect(await signIn(portal, { token, typed })).toEqual({ ok: false, reason: 'not a code' })
  }
  expect(await signIn(portal, { token, typed: code })).toMatchObject({ ok: true })
})

test.each([
  ['expired', { expiresAt: NOW }],
  ['revoked', { revokedAt: NOW }],
  ['cancelled', { status: 'cancelled' }],
] as const)(
  'a door that is %s says so, mails nothing and lets nobody in',
  async (reason, options) => {
    const portal = openPortal()
    const { token } = await aReview(portal, options)
    expect(await findDoor(portal, token)).toMatchObject({ ok: false, reason })
    expect(await requestCode(portal, token)).toEqual({ ok: false, reason })
    expect(await signIn(portal, { token, typed: '123456' })).toEqual({ ok: false, reason })
    const { db } = portal.store
    expect(await db.select().from(db.t.outbox)).toEqual([])
  },
)

test('an unknown link finds nothing', async () => {
  const portal = openPortal()
  await aReview(portal)
  expect(await findDoor(portal, 'unknown')).toEqual({ ok: false, reason: 'unknown' })
  expect(await requestCode(portal, 'unknown')).toEqual({ ok: false, reason: 'unknown' })
})

test('looking at the door changes nothing', async () => {
  const portal = openPortal()
  const { token } = await aReview(portal)
  for (let visit = 0; visit < 3; visit++) await findDoor(portal, token)
  const { db } = portal.store
  expect(await db.select().from(db.t.respondentCodes)).toEqual([])
  expect(await db.select().from(db.t.respondentSessions)).toEqual([])
  expect(await db.select().from(db.t.outbox)).toEqual([])
  expect(await db.select().from(db.t.auditEvents)).toEqual([])
})

test("a session of one review is nobody on another review's link, as if neither existed", async () => {
  const portal = openPortal()
  const mine = await withMailedCode(portal, 1)
  const theirs = await aReview(portal, { number: 2 })
  const signedIn = await signIn(portal, { token: mine.token, typed: mine.code })
  if (!signedIn.ok) throw new Error(signedIn.reason)
  const { sessionToken } = signedIn
  const onTheirs = await findRespondent(portal, { token: theirs.token, sessionToken })
  const onNone = await findRespondent(portal, { token: 'unknown', sessionToken })
  expect(onTheirs).toEqual({ ok: false, reason: 'not yours' })
  expect(onNone).toEqual(onTheirs)
})

test('revoked, expired and withdrawn sessions end at once', async () => {
  const { portal, token, code, invitationId } = await withMailedCode()
  const signedIn = await signIn(portal, { token, typed: code })
  if (!signedIn.ok) throw new Error(signedIn.reason)
  const { sessionToken } = signedIn
  const visit = () => findRespondent(portal, { token, sessionToken })
  portal.clock.at = new Date(signedIn.expiresAt.getTime() - 1)
  expect(await visit()).toMatchObject({ ok: true })
  portal.clock.at = signedIn.expiresAt
  expect(await visit()).toEqual({ ok: false, reason: 'ended' })
  portal.clock.at = minutesLater(1)
  const { db } = portal.store
  await db.update(db.t.reviews).set({ status: 'cancelled' })
  expect(await visit()).toEqual({ ok: false, reason: 'ended' })
  await db.update(db.t.reviews).set({ status: 'sent' })
  await db.update(db.t.invitations).set({ revokedAt: NOW })
  expect(await visit()).toEqual({ ok: false, reason: 'ended' })
  await db.update(db.t.invitations).set({ revokedAt: null })
  expect(await visit()).toMatchObject({ ok: true })
  await revokeSessionsOf(db, invitationId, portal.clock.now())
  expect(await visit()).toEqual({ ok: false, reason: 'ended' })
})

test('getting in is told once in the audit log and marks the review as opened', async () => {
  const { portal, token, code, reviewId } = await withMailedCode()
  await signIn(portal, { token, typed: wrong(code) })
  await signIn(portal, { token, typed: code })
  const { db } = portal.store
  const events = await db.select().from(db.t.auditEvents)
  expect(events.map(({ kind }) => kind)).toEqual([
    'code requested',
    'code refused',
    'respondent identified',
  ])
  expect(events.every((event) => event.reviewId === reviewId)).toBe(true)
  expect(await db.select().from(db.t.reviews)).toMatchObject([{ openedAt: NOW, status: 'sent' }])
})

test('whoever holds the link names few others; staff are told, and nobody who was named', async () => {
  const portal = openPortal()
  const { token } = await aReview(portal)
  const nora = { name: 'Nora New', email: 'nora@v.example' }
  for (let at = 0; at < 3; at++)
    expect(await nameAnother(portal, token, nora)).toEqual({ ok: true })
  expect(await nameAnother(portal, token, nora)).toEqual({ ok: false, reason: 'too many' })
  const { db } = portal.store
  const mails = await db.select().from(db.t.outbox)
  expect(mails.map(({ toEmail }) => toEmail)).toEqual(Array(3).fill('priya.nair@harbour.example'))
  const late = await aReview(portal, { number: 2, status: 'submitted' })
  expect(await nameAnother(portal, late.token, nora)).toEqual({
    ok: false,
    reason: 'not with vendor',
  })
})
