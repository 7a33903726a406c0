import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { changePassword } from '../../app/services/identity/change-password'
import { changeUser } from '../../app/services/identity/change-user'
import { checkPassword } from '../../app/services/identity/check-password'
import { endOwnSessions, endSession } from '../../app/services/identity/end-session'
import { findStaff } from '../../app/services/identity/find-staff'
import { listSessions } from '../../app/services/identity/list-sessions'
import { openSession } from '../../app/services/identity/open-session'
import { beginSecondStep, findPending } from '../../app/services/identity/pending-sign-in'
import { resetPassword } from '../../app/services/identity/reset-password'
import { forEachEngine } from '../support/store'
import {
  type IdentityWorld,
  identityWorld,
  later,
  NOW,
  PASSWORD,
  person,
  staffOf,
} from './identity-world'

const admin = person('admin', ['admin'])
const rolf = person('rolf', ['reviewer'])
const staff = { admin: staffOf(admin), rolf: staffOf(rolf) }

async function signIn(world: IdentityWorld, userId = 'rolf'): Promise<string> {
  const opened = await openSession(world, { userId, device: 'Firefox on Linux', replaces: null })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.token
}

forEachEngine('signing in', (open) => {
  const world = () => identityWorld(open, [admin, rolf])

  it('accepts the password that belongs to the address', async () => {
    const checked = await checkPassword(await world(), { email: rolf.email, password: PASSWORD })
    expect(checked).toEqual({
      ...{ ok: true, userId: 'rolf', email: rolf.email },
      hasFactor: false,
      passwordHash: rolf.passwordHash,
    })
  })

  it('answers an unknown address, a wrong password and a deactivated account alike, after the same work', async () => {
    const gone = person('gone', ['reviewer'], { active: false })
    const w = await identityWorld(open, [rolf, gone])
    const answers = [
      await checkPassword(w, { email: 'nobody@example.com', password: PASSWORD }),
      await checkPassword(w, { email: rolf.email, password: 'wrong' }),
      await checkPassword(w, { email: gone.email, password: PASSWORD }),
    ]
    for (const answer of answers) expect(answer).toEqual({ ok: false, reason: 'wrong' })
    // One hash each, for nobody where there is no account.
    expect(w.passwords.verified).toEqual([null, rolf.passwordHash, gone.passwordHash])
  })

  it.each([rolf.email, 'nobody@example.com'])(
    'stops after ten tries in fifteen minutes: %s',
    async (email) => {
      const w = await world()
      const guess = () => checkPassword(w, { email, password: 'wrong' })
      for (let i = 0; i < 10; i++) expect(await guess()).toEqual({ ok: false, reason: 'wrong' })
      expect(await guess()).toEqual({ ok: false, reason: 'too many tries' })
      expect(w.passwords.verified.length).toBe(10)
      w.at(later(0.26))
      expect(await guess()).toEqual({ ok: false, reason: 'wrong' })
    },
  )

  it('refuses the right password too while there were too many tries', async () => {
    const w = await world()
    for (let i = 0; i < 10; i++) await checkPassword(w, { email: rolf.email, password: 'wrong' })
    const right = await checkPassword(w, { email: rolf.email, password: PASSWORD })
    expect(right).toEqual({ ok: false, reason: 'too many tries' })
  })

  it('counts racing guesses each for itself', async () => {
    const w = await world()
    const guesses = Array.from({ length: 15 }, () =>
      checkPassword(w, { email: rolf.email, password: 'wrong' }),
    )
    const answers = await Promise.all(guesses)
    expect(answers.filter((a) => !a.ok && a.reason === 'too many tries').length).toBe(5)
  })

  it('opens a session whose token is stored as a keyed hash only, and tells the audit log', async () => {
    const w = await world()
    const token = await signIn(w)
    const [row] = await w.store.db.select().from(w.store.db.t.staffSessions)
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row).toMatchObject({ userId: 'rolf', device: 'Firefox on Linux', revokedAt: null })
    expect((await findStaff(w, token))?.staff).toEqual(staff.rolf)
    expect(await w.kinds()).toEqual(['signed in'])
  })

  it('does not open a session for an account that was deactivated meanwhile', async () => {
    const w = await identityWorld(open, [person('gone', ['admin'], { active: false })])
    const opened = await openSession(w, { userId: 'gone', device: '', replaces: null })
    expect(opened).toEqual({ ok: false, reason: 'deactivated' })
    expect(await w.kinds()).toEqual([])
  })

  it('opens no session by a password that was replaced while it was checked', async () => {
    const w = await world()
    const checked = await checkPassword(w, { email: rolf.email, password: PASSWORD })
    if (!checked.ok) throw new Error(checked.reason)
    const { userId, passwordHash } = checked
    const opening = { userId, device: '', replaces: null, passwordHash }
    expect(await openSession(w, opening)).toMatchObject({ ok: true })
    expect(await resetPassword(w, staff.admin, 'rolf')).toMatchObject({ ok: true })
    expect(await openSession(w, opening)).toEqual({ ok: false, reason: 'changed meanwhile' })
    const half = await beginSecondStep(w, userId, passwordHash)
    expect(await findPending(w, half.token)).toBeNull()
    expect(await listSessions(w, staff.rolf)).toEqual([])
  })

  it('opens no session by a password alone once a second factor was turned on meanwhile', async () => {
    const w = await world()
    const { users } = w.store.db.t
    await w.store.db.update(users).set({ secondFactorAt: NOW }).where(eq(users.id, 'rolf'))
    const { passwordHash } = rolf
    const opening = { userId: 'rolf', device: '', replaces: null, passwordHash }
    expect(await openSession(w, opening)).toEqual({ ok: false, reason: 'changed meanwhile' })
  })

  it('ends the session that this browser had before', async () => {
    const w = await world()
    const first = await signIn(w)
    const before = await findStaff(w, first)
    const replaces = { sessionId: before?.sessionId ?? '', userId: 'rolf' }
    const second = await openSession(w, { userId: 'rolf', device: '', replaces })
    expect(await findStaff(w, first)).toBeNull()
    expect(second.ok && (await findStaff(w, second.token))?.staff.id).toBe('rolf')
  })

  it('knows nobody by a token that it did not give', async () => {
    const w = await world()
    await signIn(w)
    expect(await findStaff(w, 'another')).toBeNull()
  })
})

forEachEngine('a session', (open) => {
  const world = () => identityWorld(open, [admin, rolf])

  it('ends after twelve hours without use, and lives on while it is used', async () => {
    const w = await world()
    const token = await signIn(w)
    w.at(later(11.9))
    expect(await findStaff(w, token)).not.toBeNull()
    w.at(later(23.8))
    expect(await findStaff(w, token)).not.toBeNull()
    w.at(later(35.9))
    expect(await findStaff(w, token)).toBeNull()
  })

  it('ends after seven days however much it is used', async () => {
    const w = await world()
    const token = await signIn(w)
    for (let hours = 0; hours < 168; hours += 8) {
      w.at(later(hours))
      expect(await findStaff(w, token), `after ${hours} hours`).not.toBeNull()
    }
    w.at(later(168))
    expect(await findStaff(w, token)).toBeNull()
  })

  it('carries the roles held now, from the next request on', async () => {
    const w = await world()
    const token = await signIn(w)
    expect((await findStaff(w, token))?.staff.roles).toEqual(['reviewer'])
    const change = { name: rolf.name, roles: ['legal' as const], active: true, revision: 1 }
    expect(await changeUser(w, staff.admin, 'rolf', change)).toEqual({ ok: true })
    expect((await findStaff(w, token))?.staff.roles).toEqual(['legal'])
  })

  it('ends at once when the account is deactivated, and does not come back with it', async () => {
    const w = await world()
    const token = await signIn(w)
    const change = { name: rolf.name, roles: ['reviewer' as const] }
    await changeUser(w, staff.admin, 'rolf', { ...change, active: false, revision: 1 })
    expect(await findStaff(w, token)).toBeNull()
    await changeUser(w, staff.admin, 'rolf', { ...change, active: true, revision: 2 })
    expect(await findStaff(w, token)).toBeNull()
    expect(await w.kinds()).toEqual(['signed in', 'user changed', 'sessions ended', 'user changed'])
  })

  it('belongs to nobody while the account is deactivated, even where nobody ended it', async () => {
    const w = await world()
    const token = await signIn(w)
    await w.store.db.update(w.store.db.t.users).set({ active: false })
    expect(await findStaff(w, token)).toBeNull()
  })

  it('is listed to its owner and to nobody else, without its token', async () => {
    const w = await world()
    const token = await signIn(w)
    await signIn(w, 'admin')
    const listed = await listSessions(w, staff.rolf)
    expect(listed).toEqual([
      { id: expect.any(String), device: 'Firefox on Linux', createdAt: NOW, lastSeenAt: NOW },
    ])
    expect(JSON.stringify(listed)).not.toContain(token)
  })

  it('is ended by its owner, and by nobody else', async () => {
    const w = await world()
    const token = await signIn(w)
    const id = (await findStaff(w, token))?.sessionId ?? ''
    expect(await endSession(w, staff.admin, id)).toBe(false)
    expect(await findStaff(w, token)).not.toBeNull()
    expect(await endSession(w, staff.rolf, id)).toBe(true)
    expect(await findStaff(w, token)).toBeNull()
    expect(await listSessions(w, staff.rolf)).toEqual([])
    expect(await w.kinds()).toEqual(['signed in', 'sessions ended'])
  })

  it('stays when its owner signs out everywhere else', async () => {
    const w = await world()
    const [here, there] = [await signIn(w), await signIn(w)]
    const others = await signIn(w, 'admin')
    const id = (await findStaff(w, here))?.sessionId ?? ''
    const wish = { which: 'others', presentId: id, password: '' } as const
    expect(await endOwnSessions(w, staff.rolf, wish)).toEqual({ ok: true })
    expect(await findStaff(w, here)).not.toBeNull()
    expect(await findStaff(w, there)).toBeNull()
    expect(await findStaff(w, others)).not.toBeNull()
  })

  it('is ended from another device with the password once more, or shortly after a sign-in', async () => {
    const w = await world()
    const [here, there] = [await signIn(w), await signIn(w)]
    const presentId = (await findStaff(w, here))?.sessionId ?? ''
    const sessionId = (await findStaff(w, there))?.sessionId ?? ''
    const end = (password: string, minutes = 15) =>
      endOwnSessions({ ...w, clock: { now: () => later(minutes / 60) } }, staff.rolf, {
        ...{ which: { sessionId }, presentId, password },
      })
    expect(await end('')).toEqual({ ok: false, reason: 'password needed' })
    expect(await end('not the password')).toEqual({ ok: false, reason: 'wrong' })
    expect(await findStaff(w, there)).not.toBeNull()
    const { users } = w.store.db.t
    const [rolf] = await w.store.db.select().from(users).where(eq(users.id, staff.rolf.id))
    await w.store.db.update(users).set({ passwordHash: '' }).where(eq(users.id, staff.rolf.id))
    expect(await end(PASSWORD)).toEqual({ ok: false, reason: 'sign in anew' })
    await w.store.db
      .update(users)
      .set({ passwordHash: rolf?.passwordHash ?? '' })
      .where(eq(users.id, staff.rolf.id))
    expect(await end(PASSWORD)).toEqual({ ok: true })
    expect(await findStaff(w, there)).toBeNull()
    expect(await end('', 14.9)).toEqual({ ok: true })
  })

  it('is forgotten at a later sign-in once it has run out', async () => {
    const w = await world()
    await signIn(w)
    w.at(later(169))
    await signIn(w)
    expect((await w.store.db.select().from(w.store.db.t.staffSessions)).length).toBe(1)
  })
})

forEachEngine('changing one’s password', (open) => {
  const world = () => identityWorld(open, [rolf])
  const change = (over: object) => ({
    currentPassword: PASSWORD,
    newPassword: 'another long password',
    sessionId: 'none',
    ...over,
  })

  it('takes the new one, ends the other sessions and goes on with another token', async () => {
    const w = await identityWorld(open, [person('rolf', ['reviewer'], { passwordTemporary: true })])
    const [here, there] = [await signIn(w), await signIn(w)]
    const sessionId = (await findStaff(w, here))?.sessionId
    const changed = await changePassword(w, staff.rolf, change({ sessionId }))
    if (!changed.ok) throw new Error(changed.reason)
    expect((await findStaff(w, changed.token))?.passwordTemporary).toBe(false)
    // The token that was known while the old password counted opens nothing any more.
    expect(await findStaff(w, here)).toBeNull()
    expect(await findStaff(w, there)).toBeNull()
    const typed = { email: rolf.email, password: 'another long password' }
    expect((await checkPassword(w, typed)).ok).toBe(true)
    expect(await w.kinds()).toEqual(['signed in', 'signed in', 'password changed'])
  })

  it('asks for the present one, and counts the tries at it', async () => {
    const w = await world()
    const wrong = () => changePassword(w, staff.rolf, change({ currentPassword: 'guess' }))
    for (let i = 0; i < 10; i++) expect(await wrong()).toEqual({ ok: false, reason: 'wrong' })
    expect(await wrong()).toEqual({ ok: false, reason: 'too many tries' })
    expect(await w.kinds()).toEqual([])
  })

  it('refuses the same one again', async () => {
    const w = await world()
    const same = change({ newPassword: PASSWORD })
    expect(await changePassword(w, staff.rolf, same)).toEqual({
      ok: false,
      reason: 'same as before',
    })
  })

  it('refuses one that is tried first, and keeps the one before', async () => {
    const w = await world()
    const weak = await changePassword(w, staff.rolf, change({ newPassword: 'passwordpassword' }))
    expect(weak).toMatchObject({ ok: false, reason: 'weak' })
    expect((await checkPassword(w, { email: rolf.email, password: PASSWORD })).ok).toBe(true)
  })
})
