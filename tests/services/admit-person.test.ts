import { beforeEach, describe, expect, it } from 'vitest'
import type { StaffRole } from '../../app/core/access/roles'
import { randomIds } from '../../app/ports/ids'
import { secretsOf } from '../../app/ports/secrets'
import type { VouchedPerson } from '../../app/ports/sign-on/sign-on'
import { admitPerson } from '../../app/services/identity/admit-person'
import { checkPassword } from '../../app/services/identity/check-password'
import { findStaff } from '../../app/services/identity/find-staff'
import { openSession } from '../../app/services/identity/open-session'
import {
  beginFlow,
  flowSecrets,
  readFlow,
  spendFlow,
} from '../../app/services/identity/sign-on-flow'
import { isLinked, unlink } from '../../app/services/identity/sign-on-links'
import { forEachEngine, type Row } from '../support/store'
import {
  type IdentityWorld,
  identityWorld,
  later,
  NOW,
  PASSWORD,
  person,
  staffOf,
} from './identity-world'

const ISSUER = 'https://login.example.com'
const admin = person('admin', ['admin'])
const rolf = person('rolf', ['reviewer'])

const vouched = (over: Partial<VouchedPerson> = {}): VouchedPerson => ({
  issuer: ISSUER,
  subject: 'subject of rolf',
  email: rolf.email,
  emailVerified: true,
  name: 'Rolf from the provider',
  claims: {},
  ...over,
})

const nina = (over: Partial<VouchedPerson> = {}) =>
  vouched({ subject: 'subject of nina', email: 'Nina@Example.com', name: 'Nina New', ...over })

async function userOf(w: IdentityWorld, email: string): Promise<Row<'users'> | undefined> {
  const users = await w.store.db.select().from(w.store.db.t.users)
  return users.find((user) => user.email === email)
}

const count = async (w: IdentityWorld) =>
  (await w.store.db.select().from(w.store.db.t.users)).length

async function signIn(w: IdentityWorld, userId: string): Promise<string> {
  const opened = await openSession(w, { userId, device: '', replaces: null })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.token
}

forEachEngine('somebody new whom the provider vouches for', (open) => {
  const world = () => identityWorld(open, [admin, rolf])

  it('gets an account with the roles claimed, and is written down', async () => {
    const w = await world()
    const admitted = await admitPerson(w, nina(), ['legal'])
    expect(admitted).toEqual({ ok: true, userId: expect.any(String) })
    expect(await userOf(w, 'nina@example.com')).toMatchObject({
      name: 'Nina New',
      roles: ['legal'],
      active: true,
      passwordTemporary: false,
    })
    expect(await w.kinds()).toEqual(['user added', 'sign-on linked'])
    expect((await w.events()).map(({ actor }) => actor)).toEqual(['sign-on', 'sign-on'])
  })

  it('is found again by the provider’s own name for them, whatever their address is now', async () => {
    const w = await world()
    const first = await admitPerson(w, nina(), ['legal'])
    const again = nina({ email: admin.email, emailVerified: true })
    expect(await admitPerson(w, again, ['legal'])).toEqual(first)
    expect(await admitPerson(w, nina({ email: null, emailVerified: null }), ['legal'])).toEqual(
      first,
    )
    expect(await count(w)).toBe(3)
  })

  it('is another person to another provider', async () => {
    const w = await world()
    await admitPerson(w, nina(), ['legal'])
    const other = nina({ issuer: 'https://other.example.com', email: 'other@example.com' })
    await admitPerson(w, other, ['legal'])
    expect(await count(w)).toBe(4)
  })

  it('without a role gets no account', async () => {
    const w = await world()
    expect(await admitPerson(w, nina(), [])).toEqual({ ok: false, reason: 'no role' })
    expect(await count(w)).toBe(2)
    expect(await w.kinds()).toEqual([])
  })

  it.each([
    [{ email: null }, 'no address'],
    [{ email: 'none' }, 'no address'],
    [{ emailVerified: false }, 'address not verified'],
  ])('is refused with %j', async (over, reason) => {
    const w = await world()
    expect(await admitPerson(w, nina(over), ['legal'])).toEqual({ ok: false, reason })
    expect(await count(w)).toBe(2)
  })

  it('is let in where the provider says nothing of addresses, since no account is taken over', async () => {
    const w = await world()
    expect((await admitPerson(w, nina({ emailVerified: null }), ['legal'])).ok).toBe(true)
  })

  it('has no password that anybody could type', async () => {
    const w = await world()
    await admitPerson(w, nina(), ['legal'])
    for (const password of ['', PASSWORD, 'subject of nina']) {
      const checked = await checkPassword(w, { email: 'nina@example.com', password })
      expect(checked).toEqual({ ok: false, reason: 'wrong' })
    }
  })
})

forEachEngine('somebody who has an account already', (open) => {
  const world = () => identityWorld(open, [admin, rolf])

  it('is linked to it once by a verified address, keeping their name and password', async () => {
    const w = await world()
    expect(await admitPerson(w, vouched(), ['reviewer'])).toEqual({ ok: true, userId: 'rolf' })
    expect(await w.kinds()).toEqual(['sign-on linked'])
    expect((await userOf(w, rolf.email))?.name).toBe(rolf.name)
    expect((await checkPassword(w, { email: rolf.email, password: PASSWORD })).ok).toBe(true)
    expect(await isLinked(w, { id: 'rolf' })).toBe(true)
  })

  it.each([[false], [null]])('is not linked by an address verified: %j', async (emailVerified) => {
    const w = await world()
    const refused = await admitPerson(w, vouched({ emailVerified }), ['reviewer'])
    expect(refused).toEqual({ ok: false, reason: 'address not verified' })
    expect(await isLinked(w, { id: 'rolf' })).toBe(false)
    expect(await w.kinds()).toEqual([])
  })

  it('is not linked and not let in without a role', async () => {
    const w = await world()
    expect(await admitPerson(w, vouched(), [])).toEqual({ ok: false, reason: 'no role' })
    expect(await isLinked(w, { id: 'rolf' })).toBe(false)
    expect((await userOf(w, rolf.email))?.roles).toEqual(['reviewer'])
  })

  it('is not handed over to whoever has the address later', async () => {
    const w = await world()
    await admitPerson(w, vouched(), ['reviewer'])
    const successor = vouched({ subject: 'somebody else' })
    expect(await admitPerson(w, successor, ['reviewer'])).toEqual({
      ok: false,
      reason: 'another person',
    })
  })

  it('is linked anew after an administrator parted them, and signed out meanwhile', async () => {
    const w = await world()
    await admitPerson(w, vouched(), ['reviewer'])
    const token = await signIn(w, 'rolf')
    expect(await unlink(w, staffOf(rolf), 'rolf')).toEqual({ ok: false })
    expect(await unlink(w, staffOf(admin), 'rolf')).toEqual({ ok: true })
    expect(await findStaff(w, token)).toBeNull()
    const successor = vouched({ subject: 'my new account there' })
    expect((await admitPerson(w, successor, ['reviewer'])).ok).toBe(true)
    expect(await w.kinds()).toEqual([
      'sign-on linked',
      'signed in',
      'sign-on unlinked',
      'sessions ended',
      'sign-on linked',
    ])
  })

  it('shares it no longer with whoever set a temporary password', async () => {
    const w = await identityWorld(open, [
      admin,
      person('rolf', ['reviewer'], { passwordTemporary: true }),
    ])
    await admitPerson(w, vouched(), ['reviewer'])
    expect((await userOf(w, rolf.email))?.passwordTemporary).toBe(false)
    expect((await checkPassword(w, { email: rolf.email, password: PASSWORD })).ok).toBe(false)
  })

  it.each(['before', 'after'])('stays out when deactivated %s the link', async (when) => {
    const active = when === 'after'
    const w = await identityWorld(open, [admin, person('rolf', ['reviewer'], { active })])
    if (active) {
      await admitPerson(w, vouched(), ['reviewer'])
      await w.store.db.update(w.store.db.t.users).set({ active: false })
    }
    const refused = await admitPerson(w, vouched(), ['reviewer'])
    expect(refused).toEqual({ ok: false, reason: 'deactivated' })
    expect((await userOf(w, rolf.email))?.active).toBe(false)
  })
})

forEachEngine('the roles of whoever comes by the provider', (open) => {
  const world = () => identityWorld(open, [admin, rolf])

  it('are those of the claim at each sign-in, counting for open sessions and written down', async () => {
    const w = await world()
    await admitPerson(w, vouched(), ['reviewer'])
    const token = await signIn(w, 'rolf')
    await admitPerson(w, vouched(), ['procurement', 'legal'])
    expect((await findStaff(w, token))?.staff.roles).toEqual(['procurement', 'legal'])
    const changed = (await w.events()).find(({ kind }) => kind === 'user changed')
    expect(changed).toMatchObject({
      actor: 'sign-on',
      payload: { userId: 'rolf', roles: ['procurement', 'legal'], active: true },
    })
  })

  it('write nothing down where nothing changes', async () => {
    const w = await world()
    await admitPerson(w, vouched(), ['reviewer'])
    await admitPerson(w, vouched(), ['reviewer'])
    expect(await w.kinds()).toEqual(['sign-on linked'])
  })

  it('are gone with the last group, and so are the sessions', async () => {
    const w = await world()
    await admitPerson(w, vouched(), ['reviewer'])
    const token = await signIn(w, 'rolf')
    expect(await admitPerson(w, vouched(), [])).toEqual({ ok: false, reason: 'no role' })
    expect(await findStaff(w, token)).toBeNull()
    expect((await userOf(w, rolf.email))?.roles).toEqual([])
    expect((await admitPerson(w, vouched(), ['reviewer'])).ok).toBe(true)
  })

  it.each([[[]], [['reviewer']]] as StaffRole[][][])(
    'keep the last administrator one, whatever a mistaken mapping says: %j',
    async (claimed = []) => {
      const w = await world()
      const boss = vouched({ subject: 'boss', email: admin.email })
      expect(await admitPerson(w, boss, claimed)).toEqual({ ok: true, userId: 'admin' })
      expect((await userOf(w, admin.email))?.roles).toEqual([...claimed, 'admin'])
      expect(await admitPerson(w, boss, claimed)).toEqual({ ok: true, userId: 'admin' })
    },
  )

  it('take administrator away where somebody else is one', async () => {
    const w = await identityWorld(open, [admin, person('second', ['admin'])])
    const boss = vouched({ subject: 'boss', email: admin.email })
    await admitPerson(w, boss, ['legal'])
    expect((await userOf(w, admin.email))?.roles).toEqual(['legal'])
  })

  it('leave one administrator where two are taken away at once', async () => {
    const w = await identityWorld(open, [admin, person('second', ['admin'])])
    const both = ['admin', 'second'].map((id) =>
      admitPerson(w, vouched({ subject: id, email: `${id}@example.com` }), ['legal']),
    )
    await Promise.all(both)
    const users = await w.store.db.select().from(w.store.db.t.users)
    expect(users.filter(({ roles }) => roles.includes('admin')).length).toBe(1)
  })
})

describe('a sign-in that was begun', () => {
  let now = NOW
  const w = {
    clock: { now: () => now },
    ids: randomIds,
    secrets: secretsOf(new Uint8Array(32).fill(7)),
    at(to: Date) {
      now = to
    },
  }
  beforeEach(() => w.at(NOW))

  it('is known again by what this portal sealed, for ten minutes', () => {
    const flow = beginFlow(w, '/reviews')
    expect(readFlow(w, flow)).toEqual(flow)
    w.at(later(9.9 / 60))
    expect(readFlow(w, flow)).toEqual(flow)
    w.at(later(10.1 / 60))
    expect(readFlow(w, flow)).toBeNull()
  })

  it('is not known where anything of it was changed', () => {
    const flow = beginFlow(w, '/reviews')
    for (const change of [
      { onward: '/admin' },
      { onward: null },
      { until: flow.until + 1 },
      { token: 'x' },
      { seal: '' },
    ]) {
      expect(readFlow(w, { ...flow, ...change }), JSON.stringify(change)).toBeNull()
    }
    for (const other of [null, 'x', {}, [flow]]) expect(readFlow(w, other)).toBeNull()
  })

  it('has secrets of its own that the cookie does not hold', () => {
    const flow = beginFlow(w, null)
    const mine = flowSecrets(w.secrets, flow)
    expect(new Set(Object.values(mine)).size).toBe(3)
    for (const secret of Object.values(mine)) expect(JSON.stringify(flow)).not.toContain(secret)
    expect(flowSecrets(w.secrets, beginFlow(w, null)).state).not.toBe(mine.state)
  })
})

forEachEngine('the answer to a sign-in', (open) => {
  const world = () => identityWorld(open, [])

  it('counts once, also where two answers race', async () => {
    const w = await world()
    const flow = beginFlow(w, null)
    const spent = await Promise.all([spendFlow(w, flow), spendFlow(w, flow)])
    expect(spent.filter(Boolean).length).toBe(1)
    expect(await spendFlow(w, flow)).toBe(false)
    expect(await spendFlow(w, beginFlow(w, null))).toBe(true)
  })

  it('is forgotten once it has run out', async () => {
    const w = await world()
    await spendFlow(w, beginFlow(w, null))
    w.at(later(1))
    await spendFlow(w, beginFlow(w, null))
    expect((await w.store.db.select().from(w.store.db.t.signOnReturns)).length).toBe(1)
  })
})
