import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { staffRoles } from '../../app/core/access/roles'
import { codeAt } from '../../app/ports/one-time-codes'
import { secretsOf } from '../../app/ports/secrets'
import { backupCodeHash, renewBackupCodes } from '../../app/services/identity/backup-codes'
import { changeUser } from '../../app/services/identity/change-user'
import { checkCode } from '../../app/services/identity/check-code'
import { findStaff } from '../../app/services/identity/find-staff'
import { openSession } from '../../app/services/identity/open-session'
import {
  beginSecondStep,
  findPending,
  passSecondStep,
} from '../../app/services/identity/pending-sign-in'
import { removeSecondFactor } from '../../app/services/identity/remove-second-factor'
import {
  offerFactor,
  readOwnFactor,
  turnOffFactor,
  turnOnFactor,
} from '../../app/services/identity/second-factor'
import { secondFactorSecret } from '../../app/services/identity/second-factor-secret'
import { changeOrganisation } from '../../app/services/organisation/change-organisation'
import { readOrganisation } from '../../app/services/organisation/read-organisation'
import { userById } from '../../db/queries/people'
import { forEachEngine, type OpenStore } from '../support/store'
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
const browser = { device: 'Firefox on Linux', replaces: null }
const SECONDS = 1 / 3600

async function signedIn(w: IdentityWorld) {
  const opened = await openSession(w, { userId: 'rolf', ...browser })
  if (!opened.ok) throw new Error(opened.reason)
  const found = await findStaff(w, opened.token)
  if (!found) throw new Error('Not signed in')
  return { ...found, token: opened.token }
}

/** What the app of this account shows at this moment. */
async function appCode(w: IdentityWorld, at = w.clock.now()): Promise<string> {
  const [user] = await userById(w.store.db, 'rolf')
  if (!user?.secondFactorSeed) throw new Error('No second factor')
  return codeAt(secondFactorSecret(w.secrets, { userId: 'rolf', seed: user.secondFactorSeed }), at)
}

const offeredCode = (w: IdentityWorld, sessionId: string) =>
  codeAt(secondFactorSecret(w.secrets, { userId: 'rolf', seed: sessionId }), w.clock.now())

/** Rolf with a second factor that is a minute old, so that the code of now was not used to set it up. */
async function withFactor(open: OpenStore) {
  const w = await identityWorld(open, [admin, rolf])
  const own = await signedIn(w)
  const typed = { currentPassword: PASSWORD, code: offeredCode(w, own.sessionId) }
  const on = await turnOnFactor(w, own, typed)
  if (!on.ok) throw new Error(on.reason)
  w.at(later(120 * SECONDS))
  return { w, ...on, old: own.token }
}

forEachEngine('a second factor', (open) => {
  it('is on once a code confirms it: other sessions end, this one goes on with another token, a mail says so', async () => {
    const w = await identityWorld(open, [rolf])
    const [here, there] = [await signedIn(w), await signedIn(w)]
    const typed = { currentPassword: PASSWORD, code: offeredCode(w, here.sessionId) }
    const on = await turnOnFactor(w, here, typed)
    if (!on.ok) throw new Error(on.reason)
    expect(on.codes.length).toBe(10)
    expect(await readOwnFactor(w, staff.rolf)).toEqual({
      onSince: NOW,
      codesLeft: 10,
      hasPassword: true,
    })
    expect(await findStaff(w, here.token)).toBeNull()
    expect(await findStaff(w, there.token)).toBeNull()
    expect((await findStaff(w, on.token))?.staff.id).toBe('rolf')
    expect(await w.mails()).toEqual([
      {
        kind: 'second factor changed',
        toEmail: rolf.email,
        payload: { userId: 'rolf', what: 'turned on' },
      },
    ])
    expect(await w.kinds()).toEqual(['signed in', 'signed in', 'second factor turned on'])
  })

  it('rests in no row: neither its secret nor a backup code can be read from the database', async () => {
    const { w, codes } = await withFactor(open)
    const [user] = await userById(w.store.db, 'rolf')
    const rows = JSON.stringify([user, await w.store.db.select().from(w.store.db.t.backupCodes)])
    const secret = secondFactorSecret(w.secrets, {
      userId: 'rolf',
      seed: user?.secondFactorSeed ?? '',
    })
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      expect(rows).not.toContain(Buffer.from(secret).toString(form))
    }
    for (const code of codes) expect(rows).not.toContain(code.replace('-', ''))
    // The same row under another portal's key is another secret.
    const stolen = { hash: (_purpose: string, text: string) => w.secrets.hash('setup', text) }
    const other = secondFactorSecret(stolen, { userId: 'rolf', seed: user?.secondFactorSeed ?? '' })
    expect(Buffer.from(other).equals(secret)).toBe(false)
  })

  it('is offered alike until it is confirmed, and another one in another session', async () => {
    const w = await identityWorld(open, [rolf])
    const [here, there] = [await signedIn(w), await signedIn(w)]
    const { key } = await offerFactor(w, here)
    expect((await offerFactor(w, here)).key).toBe(key)
    expect((await offerFactor(w, there)).key).not.toBe(key)
    expect((await readOwnFactor(w, staff.rolf)).onSince).toBeNull()
  })

  it('asks for the present password, and for a code of the key on offer', async () => {
    const w = await identityWorld(open, [rolf])
    const own = await signedIn(w)
    const code = offeredCode(w, own.sessionId)
    const wrong = await turnOnFactor(w, own, { currentPassword: 'guess', code })
    expect(wrong).toEqual({ ok: false, reason: 'wrong' })
    const other = await turnOnFactor(w, own, { currentPassword: PASSWORD, code: '000000' })
    expect(other).toEqual({ ok: false, reason: 'wrong code' })
    expect((await readOwnFactor(w, staff.rolf)).onSince).toBeNull()
  })

  it('is turned off with the password and a code, and its backup codes with it', async () => {
    const { w, token, codes } = await withFactor(open)
    const own = await findStaff(w, token)
    if (!own) throw new Error('Not signed in')
    const off = (typed: { currentPassword: string; code: string }) => turnOffFactor(w, own, typed)
    const code = await appCode(w)
    expect(await off({ currentPassword: 'guess', code })).toEqual({ ok: false, reason: 'wrong' })
    expect(await off({ currentPassword: PASSWORD, code: '000000' })).toEqual({
      ok: false,
      reason: 'wrong code',
    })
    const done = await off({ currentPassword: PASSWORD, code })
    if (!done.ok) throw new Error(done.reason)
    expect(await readOwnFactor(w, staff.rolf)).toMatchObject({ onSince: null, codesLeft: 0 })
    expect(await findStaff(w, token)).toBeNull()
    expect((await findStaff(w, done.token))?.staff.id).toBe('rolf')
    const backup = codes[0]?.replace('-', '') ?? ''
    expect((await checkCode(w, { userId: 'rolf', code: backup })).ok).toBe(false)
  })

  it('is set up anew under another key, so that the old telephone shows nothing of use', async () => {
    const { w, token } = await withFactor(open)
    const own = await findStaff(w, token)
    if (!own) throw new Error('Not signed in')
    const [before] = await userById(w.store.db, 'rolf')
    const done = await turnOffFactor(w, own, { currentPassword: PASSWORD, code: await appCode(w) })
    const again = done.ok ? await findStaff(w, done.token) : null
    if (!again) throw new Error('Not signed in')
    expect(again.sessionId).not.toBe(before?.secondFactorSeed)
    const stale = codeAt(
      secondFactorSecret(w.secrets, { userId: 'rolf', seed: before?.secondFactorSeed ?? '' }),
      w.clock.now(),
    )
    const typed = { currentPassword: PASSWORD, code: stale }
    expect(await turnOnFactor(w, again, typed)).toEqual({ ok: false, reason: 'wrong code' })
  })
})

forEachEngine('a second code', (open) => {
  it('is accepted once, also when two send it at the same moment', async () => {
    const { w } = await withFactor(open)
    const code = await appCode(w)
    const both = await Promise.all([1, 2].map(() => checkCode(w, { userId: 'rolf', code })))
    expect(both.filter(({ ok }) => ok).length).toBe(1)
    expect(await checkCode(w, { userId: 'rolf', code })).toEqual({
      ok: false,
      reason: 'wrong code',
    })
  })

  it('of an earlier step is refused once a later one was accepted', async () => {
    const { w } = await withFactor(open)
    const earlier = await appCode(w, later(90 * SECONDS))
    expect((await checkCode(w, { userId: 'rolf', code: await appCode(w) })).ok).toBe(true)
    expect((await checkCode(w, { userId: 'rolf', code: earlier })).ok).toBe(false)
  })

  it('that set the factor up is not good for a sign-in as well', async () => {
    const w = await identityWorld(open, [rolf])
    const own = await signedIn(w)
    const code = offeredCode(w, own.sessionId)
    await turnOnFactor(w, own, { currentPassword: PASSWORD, code })
    expect((await checkCode(w, { userId: 'rolf', code })).ok).toBe(false)
  })

  it('may be guessed five times in fifteen minutes, however many sign-ins are begun', async () => {
    const { w } = await withFactor(open)
    for (let i = 0; i < 5; i++) {
      const { token } = await beginSecondStep(w, 'rolf')
      const passed = await passSecondStep(w, { token, code: '000000' }, browser)
      expect(passed).toEqual({ ok: false, reason: 'wrong code' })
    }
    const { token } = await beginSecondStep(w, 'rolf')
    const right = { token, code: await appCode(w) }
    expect(await passSecondStep(w, right, browser)).toEqual({ ok: false, reason: 'too many tries' })
    w.at(later(0.3))
    const after = await beginSecondStep(w, 'rolf')
    const again = { token: after.token, code: await appCode(w) }
    expect((await passSecondStep(w, again, browser)).ok).toBe(true)
    expect((await w.kinds()).filter((kind) => kind === 'second code refused').length).toBe(5)
  })
})

forEachEngine('a backup code', (open) => {
  it('opens the account once, and tells the audit log', async () => {
    const { w, codes } = await withFactor(open)
    const code = codes[3]?.replace('-', '') ?? ''
    expect((await checkCode(w, { userId: 'rolf', code })).ok).toBe(true)
    expect((await checkCode(w, { userId: 'rolf', code })).ok).toBe(false)
    expect((await readOwnFactor(w, staff.rolf)).codesLeft).toBe(9)
    expect((await w.kinds()).slice(-2)).toEqual(['backup code used', 'second code refused'])
  })

  it('looks different for two people in the database', () => {
    const secrets = secretsOf(new Uint8Array(32).fill(7))
    const hashes = ['rolf', 'admin'].map((id) => backupCodeHash(secrets, id, '0123456789'))
    expect(new Set(hashes).size).toBe(2)
  })

  it('opens nothing while no factor is on', async () => {
    const { w, codes } = await withFactor(open)
    const { users } = w.store.db.t
    await w.store.db.update(users).set({ secondFactorSeed: null, secondFactorAt: null })
    const code = codes[0]?.replace('-', '') ?? ''
    expect(await checkCode(w, { userId: 'rolf', code })).toEqual({
      ok: false,
      reason: 'wrong code',
    })
  })

  it('of another person opens nothing', async () => {
    const { w, codes } = await withFactor(open)
    const code = codes[0]?.replace('-', '') ?? ''
    expect((await checkCode(w, { userId: 'admin', code })).ok).toBe(false)
    expect((await checkCode(w, { userId: 'rolf', code })).ok).toBe(true)
  })

  it('is replaced with all others, for whoever knows the password', async () => {
    const { w, codes } = await withFactor(open)
    const wrong = await renewBackupCodes(w, staff.rolf, { currentPassword: 'guess' })
    expect(wrong).toEqual({ ok: false, reason: 'wrong' })
    const fresh = await renewBackupCodes(w, staff.rolf, { currentPassword: PASSWORD })
    if (!fresh.ok) throw new Error(fresh.reason)
    const [old = '', renewed = ''] = [codes[0], fresh.codes[0]].map((code) =>
      code?.replace('-', ''),
    )
    expect((await checkCode(w, { userId: 'rolf', code: old })).ok).toBe(false)
    expect((await checkCode(w, { userId: 'rolf', code: renewed })).ok).toBe(true)
  })
})

forEachEngine('a sign-in whose code is still to come', (open) => {
  it('leads nowhere once the account is deactivated', async () => {
    const { w } = await withFactor(open)
    const { token } = await beginSecondStep(w, 'rolf')
    expect(await findPending(w, token)).not.toBeNull()
    const { users } = w.store.db.t
    await w.store.db.update(users).set({ active: false }).where(eq(users.id, 'rolf'))
    expect(await findPending(w, token)).toBeNull()
    const right = { token, code: await appCode(w) }
    expect(await passSecondStep(w, right, browser)).toEqual({ ok: false, reason: 'gone' })
  })

  it('does not revive with an account that was deactivated', async () => {
    const { w } = await withFactor(open)
    const { token } = await beginSecondStep(w, 'rolf')
    const change = { name: rolf.name, roles: ['reviewer' as const] }
    for (const active of [false, true]) {
      const [user] = await userById(w.store.db, 'rolf')
      await changeUser(w, staff.admin, 'rolf', {
        ...{ ...change, active },
        revision: user?.revision ?? 0,
      })
    }
    expect((await userById(w.store.db, 'rolf'))[0]?.active).toBe(true)
    expect(await findPending(w, token)).toBeNull()
  })

  it('rests in no row that could be sent back as its token', async () => {
    const { w } = await withFactor(open)
    const { token } = await beginSecondStep(w, 'rolf')
    const rows = JSON.stringify(await w.store.db.select().from(w.store.db.t.pendingSignIns))
    expect(rows).not.toContain(token)
  })

  it('is nobody: its token opens no session', async () => {
    const { w } = await withFactor(open)
    const { token } = await beginSecondStep(w, 'rolf')
    expect(await findStaff(w, token)).toBeNull()
    const passed = await passSecondStep(w, { token, code: await appCode(w) }, browser)
    if (!passed.ok) throw new Error(passed.reason)
    expect(passed.token).not.toBe(token)
    expect((await findStaff(w, passed.token))?.staff.id).toBe('rolf')
    // Once: what was known of it before leads nowhere.
    expect(await findPending(w, token)).toBeNull()
  })

  it('runs out after ten minutes, and with the next one', async () => {
    const { w } = await withFactor(open)
    const first = await beginSecondStep(w, 'rolf')
    const second = await beginSecondStep(w, 'rolf')
    expect(await findPending(w, first.token)).toBeNull()
    expect(await findPending(w, second.token)).not.toBeNull()
    w.at(later(120 * SECONDS + 0.17))
    expect(await findPending(w, second.token)).toBeNull()
  })
})

forEachEngine('a lost second factor', (open) => {
  it('is removed by an administrator: sessions and half-way sign-ins end, and a mail says so', async () => {
    const { w, token } = await withFactor(open)
    const pending = await beginSecondStep(w, 'rolf')
    expect(await removeSecondFactor(w, staff.admin, 'rolf')).toEqual({ ok: true })
    expect((await readOwnFactor(w, staff.rolf)).onSince).toBeNull()
    expect(await findStaff(w, token)).toBeNull()
    expect(await findPending(w, pending.token)).toBeNull()
    expect((await w.mails()).at(-1)?.payload).toEqual({ userId: 'rolf', what: 'removed' })
    expect((await w.kinds()).slice(-2)).toEqual(['second factor removed', 'sessions ended'])
  })

  it('is nobody else’s to remove, nor one’s own by this way', async () => {
    const { w } = await withFactor(open)
    for (const role of staffRoles.filter((role) => role !== 'admin')) {
      const refused = await removeSecondFactor(w, staffOf(person('other', [role])), 'rolf')
      expect(refused).toEqual({ ok: false, reason: 'not allowed' })
    }
    const own = await removeSecondFactor(w, staffOf(person('rolf', ['admin'])), 'rolf')
    expect(own).toEqual({ ok: false, reason: 'own account' })
    expect((await readOwnFactor(w, staff.rolf)).onSince).not.toBeNull()
  })
})

forEachEngine('a second factor for everybody', (open) => {
  it('is asked of who came by a password alone, and of nobody else', async () => {
    const w = await identityWorld(open, [admin, rolf])
    const asked = async (how: 'password' | 'second factor' | 'sign-on') => {
      const opened = await openSession(w, { userId: 'rolf', ...browser, how })
      return (await findStaff(w, opened.ok ? opened.token : ''))?.needsSecondFactor
    }
    expect(await asked('password')).toBe(false)
    const organisation = { ...(await readOrganisation(w)), secondFactor: 'everybody' as const }
    await changeOrganisation(w, staff.admin, { organisation, revision: 0 })
    expect(await asked('password')).toBe(true)
    expect(await asked('second factor')).toBe(false)
    expect(await asked('sign-on')).toBe(false)
  })
})
