import { expect, it } from 'vitest'
import { type StaffRole, staffRoles } from '../../app/core/access/roles'
import type { Organisation } from '../../app/core/people/organisation'
import { addColleague, addUser } from '../../app/services/identity/add-user'
import { askReset } from '../../app/services/identity/ask-reset'
import { changeUser } from '../../app/services/identity/change-user'
import { checkPassword } from '../../app/services/identity/check-password'
import { createUser } from '../../app/services/identity/create-user'
import { findStaff } from '../../app/services/identity/find-staff'
import { findUser, listUsers } from '../../app/services/identity/list-users'
import { openSession } from '../../app/services/identity/open-session'
import { beginSecondStep, findPending } from '../../app/services/identity/pending-sign-in'
import { resetPassword } from '../../app/services/identity/reset-password'
import { setUp } from '../../app/services/identity/set-up'
import { isSetupCode, needsSetup, setupCode } from '../../app/services/identity/setup-code'
import { changeOrganisation } from '../../app/services/organisation/change-organisation'
import {
  readOrganisation,
  readOrganisationToChange,
} from '../../app/services/organisation/read-organisation'
import { userById } from '../../db/queries/people'
import { forEachEngine } from '../support/store'
import { identityWorld, PASSWORD, person, staffOf } from './identity-world'

const admin = person('admin', ['admin'])
const rolf = person('rolf', ['reviewer'])
const staff = { admin: staffOf(admin), rolf: staffOf(rolf) }
const notAdmins = staffRoles.filter((role) => role !== 'admin')

forEachEngine('setting up', (open) => {
  const empty = () => identityWorld(open, [])
  const input = (code: string) => ({
    code,
    organisation: 'Muster Bank AG',
    timeZone: 'Europe/Zurich',
    name: 'Ada Admin',
    email: 'ada@example.com',
    password: PASSWORD,
    roles: ['reviewer', 'admin'] as StaffRole[],
  })

  it('makes the first account, names the organisation, and tells the audit log, in one act', async () => {
    const w = await empty()
    const done = await setUp(w, w.secrets, input((await setupCode(w)) ?? ''))
    expect(done).toEqual({ ok: true, userId: expect.any(String) })
    const checked = await checkPassword(w, { email: 'ada@example.com', password: PASSWORD })
    expect(checked.ok).toBe(true)
    expect(await readOrganisation(w)).toMatchObject({
      name: 'Muster Bank AG',
      timeZone: 'Europe/Zurich',
      classification: 'Confidential',
      contactEmail: 'ada@example.com',
    })
    expect(await w.kinds()).toEqual(['portal set up', 'user added', 'settings changed'])
  })

  it('refuses another code than the one that the server printed', async () => {
    const w = await empty()
    expect(await setUp(w, w.secrets, input('00000-00000-00000-00000'))).toEqual({
      ok: false,
      reason: 'wrong code',
    })
    expect(await needsSetup(w)).toBe(true)
  })

  it('refuses a password that is tried first, and makes no account', async () => {
    const w = await empty()
    const weak = { ...input((await setupCode(w)) ?? ''), password: 'passwordpassword' }
    expect(await setUp(w, w.secrets, weak)).toMatchObject({ ok: false, reason: 'weak' })
    expect(await needsSetup(w)).toBe(true)
  })

  it('takes the code however it was copied', async () => {
    const w = await empty()
    const code = (await setupCode(w)) ?? ''
    expect(code).toMatch(/^([0-9a-f]{5}-){3}[0-9a-f]{5}$/)
    for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` ${code} `]) {
      expect(isSetupCode(w.secrets, typed), typed).toBe(true)
    }
    expect(isSetupCode(w.secrets, '')).toBe(false)
  })

  it('is over once there is an account: no code, and the old one does nothing', async () => {
    const w = await empty()
    const code = (await setupCode(w)) ?? ''
    await setUp(w, w.secrets, input(code))
    expect(await setupCode(w)).toBeNull()
    const again = await setUp(w, w.secrets, { ...input(code), email: 'eve@example.com' })
    expect(again).toEqual({ ok: false, reason: 'already set up' })
  })

  it('lets one of two installers win', async () => {
    const w = await empty()
    const code = (await setupCode(w)) ?? ''
    const rivals = ['ada@example.com', 'eve@example.com'].map((email) =>
      setUp(w, w.secrets, { ...input(code), email }),
    )
    const outcomes = await Promise.all(rivals)
    expect(outcomes.filter(({ ok }) => ok).length).toBe(1)
    expect((await w.store.db.select().from(w.store.db.t.users)).length).toBe(1)
  })
})

forEachEngine('accounts', (open) => {
  const world = () => identityWorld(open, [admin, rolf])
  const newUser = { name: 'Lena Legal', email: 'lena@example.com', roles: ['legal' as const] }

  it('are added by an administrator with a temporary password that works and is stored nowhere', async () => {
    const w = await world()
    const added = await addUser(w, staff.admin, newUser)
    if (!added.ok) throw new Error(added.reason)
    expect(added.temporaryPassword.length).toBeGreaterThanOrEqual(12)
    const typed = { email: newUser.email, password: added.temporaryPassword }
    expect((await checkPassword(w, typed)).ok).toBe(true)
    const [row] = await userById(w.store.db, added.userId)
    expect(row).toMatchObject({ roles: ['legal'], active: true, passwordTemporary: true })
    const [event] = await w.events()
    expect(event).toMatchObject({ kind: 'user added', actor: 'user:admin' })
    expect(JSON.stringify(event)).not.toContain(added.temporaryPassword)
  })

  it('are not made twice for one address', async () => {
    const w = await world()
    const twin = { ...newUser, email: rolf.email }
    expect(await addUser(w, staff.admin, twin)).toEqual({ ok: false, reason: 'e-mail taken' })
    expect(await w.kinds()).toEqual([])
  })

  it('are made from the command line under its own name', async () => {
    const w = await identityWorld(open, [])
    const account = { ...newUser, password: PASSWORD, passwordTemporary: false }
    expect((await createUser(w, 'command line', account)).ok).toBe(true)
    expect((await w.events())[0]).toMatchObject({ kind: 'user added', actor: 'command line' })
    expect(await setupCode(w)).toBeNull()
  })

  it.each(notAdmins)('are out of reach of every other role: %s', async (role) => {
    const w = await world()
    const other = staffOf(person('rolf', [role]))
    const all = { name: 'x', roles: [...staffRoles], active: true, revision: 1 }
    const refused = { ok: false, reason: 'not allowed' }
    expect(await addUser(w, other, newUser)).toEqual(refused)
    expect(await addColleague(w, other, newUser)).toEqual(refused)
    expect(await changeUser(w, other, 'rolf', all)).toEqual(refused)
    expect(await resetPassword(w, other, 'admin')).toEqual(refused)
    expect(await listUsers(w, other)).toBeNull()
    expect(await findUser(w, other, 'admin')).toBeNull()
    expect(await w.kinds()).toEqual([])
  })

  it('are listed without their password hashes', async () => {
    const w = await world()
    const users = await listUsers(w, staff.admin)
    expect(users?.map(({ id }) => id)).toEqual(['admin', 'rolf'])
    expect(JSON.stringify(users)).not.toContain('hash')
  })

  it('change by revision: the second of two administrators is told, and overwrites nothing', async () => {
    const w = await world()
    const change = (name: string) =>
      changeUser(w, staff.admin, 'rolf', { name, roles: ['legal'], active: true, revision: 1 })
    expect(await change('First')).toEqual({ ok: true })
    expect(await change('Second')).toEqual({ ok: false, reason: 'changed meanwhile' })
    expect((await userById(w.store.db, 'rolf'))[0]?.name).toBe('First')
  })

  it('tell an unknown account from a known one', async () => {
    const change = { name: 'x', roles: ['admin' as const], active: true, revision: 1 }
    const changed = await changeUser(await world(), staff.admin, 'nobody', change)
    expect(changed).toEqual({ ok: false, reason: 'unknown' })
  })
})

forEachEngine('the last active administrator', (open) => {
  const idle = person('idle', ['admin'], { active: false })
  const keep = { name: 'Ada', revision: 1 }

  it('cannot give the role away or be deactivated', async () => {
    const w = await identityWorld(open, [admin, idle, rolf])
    const refused = { ok: false, reason: 'last administrator' }
    const asReviewer = { ...keep, roles: ['reviewer' as const], active: true }
    expect(await changeUser(w, staff.admin, 'admin', asReviewer)).toEqual(refused)
    const inactive = { ...keep, roles: ['admin' as const], active: false }
    expect(await changeUser(w, staff.admin, 'admin', inactive)).toEqual(refused)
    expect(await w.kinds()).toEqual([])
  })

  it('can once there is another one', async () => {
    const w = await identityWorld(open, [admin, person('second', ['admin'])])
    const change = { ...keep, roles: ['reviewer' as const], active: true }
    expect(await changeUser(w, staff.admin, 'admin', change)).toEqual({ ok: true })
  })

  it('is left when two remove each other at the same moment', async () => {
    const second = person('second', ['admin'])
    const w = await identityWorld(open, [admin, second])
    const removal = { ...keep, roles: ['reviewer' as const], active: true }
    const outcomes = await Promise.all([
      changeUser(w, staff.admin, 'second', removal),
      changeUser(w, staffOf(second), 'admin', removal),
    ])
    expect(outcomes.filter(({ ok }) => ok).length).toBe(1)
  })
})

forEachEngine('a lost password', (open) => {
  it('is replaced by an administrator, and every session of its owner ends', async () => {
    const w = await identityWorld(open, [admin, rolf])
    const opened = await openSession(w, { userId: 'rolf', device: '', replaces: null })
    const token = opened.ok ? opened.token : ''
    const reset = await resetPassword(w, staff.admin, 'rolf')
    if (!reset.ok) throw new Error(reset.reason)
    expect(await findStaff(w, token)).toBeNull()
    expect((await checkPassword(w, { email: rolf.email, password: PASSWORD })).ok).toBe(false)
    const typed = { email: rolf.email, password: reset.temporaryPassword }
    expect((await checkPassword(w, typed)).ok).toBe(true)
    expect((await userById(w.store.db, 'rolf'))[0]?.passwordTemporary).toBe(true)
    expect(await w.kinds()).toEqual(['signed in', 'password changed', 'sessions ended'])
  })

  it('takes half-way sign-ins and links in mails with it', async () => {
    const w = await identityWorld(open, [admin, rolf])
    const pending = await beginSecondStep(w, 'rolf')
    await askReset(w, rolf.email)
    expect((await resetPassword(w, staff.admin, 'rolf')).ok).toBe(true)
    expect(await findPending(w, pending.token)).toBeNull()
    const links = await w.store.db.select().from(w.store.db.t.staffLinks)
    expect(links.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([true])
  })

  it('is not the way to change one’s own', async () => {
    const w = await identityWorld(open, [admin])
    const reset = await resetPassword(w, staff.admin, 'admin')
    expect(reset).toEqual({ ok: false, reason: 'own account' })
  })
})

forEachEngine('the organisation', (open) => {
  const facts = {
    name: 'Muster Bank AG',
    timeZone: 'Europe/Zurich',
    classification: 'Internal',
    contactName: 'Ada',
    contactEmail: 'ada@example.com',
    mailFrom: 'assay@example.com',
    holidays: [{ on: '2026-12-25', name: 'Christmas Day' }],
    leadDays: { 1: 60, 2: 50, 3: 40 },
    answerDays: 5,
    sendRounds: 'automatic',
    mailsPerMinute: 30,
    digestWeekday: 'Thursday',
    secondFactor: 'everybody',
  } satisfies Organisation

  it('has a name and a zone before anybody set them', async () => {
    expect(await readOrganisation(await identityWorld(open, []))).toMatchObject({
      name: 'Your organisation',
      timeZone: 'UTC',
      classification: 'Confidential',
      holidays: [],
      leadDays: { 1: 42, 2: 35, 3: 28 },
      sendRounds: 'by hand',
      mailsPerMinute: 60,
      digestWeekday: 'Monday',
    })
  })

  it('is changed by an administrator, which the audit log tells', async () => {
    const w = await identityWorld(open, [admin])
    const change = { organisation: facts, revision: 0 }
    expect(await changeOrganisation(w, staff.admin, change)).toEqual({ ok: true })
    expect(await readOrganisation(w)).toEqual(facts)
    expect(await w.kinds()).toEqual(['settings changed'])
  })

  it('is changed by one of two administrators who had it open; the other is told, and overwrites nothing', async () => {
    const w = await identityWorld(open, [admin])
    const save = (name: string, revision: number) =>
      changeOrganisation(w, staff.admin, { organisation: { ...facts, name }, revision })
    expect(await save('First', 0)).toEqual({ ok: true })
    const { revision } = await readOrganisationToChange(w)
    expect(await save('Second', revision)).toEqual({ ok: true })
    expect(await save('Late', revision)).toEqual({ ok: false, reason: 'changed meanwhile' })
    expect((await readOrganisation(w)).name).toBe('Second')
    expect(await w.kinds()).toEqual(['settings changed', 'settings changed'])
  })

  it.each(notAdmins)('is out of reach of every other role: %s', async (role) => {
    const w = await identityWorld(open, [admin])
    const changed = await changeOrganisation(w, staffOf(person('rolf', [role])), {
      organisation: facts,
      revision: 0,
    })
    expect(changed).toEqual({ ok: false, reason: 'not allowed' })
    expect(await w.kinds()).toEqual([])
  })
})
