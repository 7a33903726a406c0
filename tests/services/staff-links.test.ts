import { expect, it } from 'vitest'
import { staffRoles } from '../../app/core/access/roles'
import { parseOutboxEntry } from '../../app/core/mail/payload'
import { addUser } from '../../app/services/identity/add-user'
import { askReset } from '../../app/services/identity/ask-reset'
import { changePassword } from '../../app/services/identity/change-password'
import { changeUser } from '../../app/services/identity/change-user'
import { checkPassword } from '../../app/services/identity/check-password'
import { choosePassword } from '../../app/services/identity/choose-password'
import { findStaff } from '../../app/services/identity/find-staff'
import {
  inviteUser,
  sendInvitation,
  withdrawInvitation,
} from '../../app/services/identity/invite-user'
import { findUser } from '../../app/services/identity/list-users'
import { openSession } from '../../app/services/identity/open-session'
import { beginSecondStep, findPending } from '../../app/services/identity/pending-sign-in'
import { findStaffLink } from '../../app/services/identity/staff-links'
import { judgeAccountMail, writeAccountMail } from '../../app/services/mail/account-mail'
import { forEachEngine } from '../support/store'
import {
  type IdentityWorld,
  identityWorld,
  later,
  PASSWORD,
  person,
  staffOf,
} from './identity-world'

const admin = person('admin', ['admin'])
const rolf = person('rolf', ['reviewer'])
const gone = person('gone', ['reviewer'], { active: false })
const sso = person('sso', ['legal'], { passwordHash: '' })
const asAdmin = staffOf(admin)
const NEW = 'lantern orbit velvet crow'

/** The token in the mail that is owed last, as the mail job would write it. */
async function mailedToken(w: IdentityWorld): Promise<string> {
  const mail = (await w.mails()).at(-1)
  const entry = parseOutboxEntry(mail?.kind ?? '', mail?.payload)
  if (entry.kind !== 'password reset' && entry.kind !== 'staff invitation') {
    throw new Error(`No link in a mail of kind ${entry.kind}`)
  }
  const written = await writeAccountMail(w, entry, {
    to: { name: 'Rolf', email: 'rolf@example.com' },
    organisation: 'Muster Bank',
    origin: 'https://assay.example.com',
  })
  return (
    /https:\/\/assay\.example\.com\/(?:reset|invited)\/([\w-]{22})/.exec(written.text)?.[1] ?? ''
  )
}

forEachEngine('asking for a new password', (open) => {
  const world = () => identityWorld(open, [admin, rolf, gone, sso])

  it('owes a mail to whoever has an account with a password, and to nobody else', async () => {
    const w = await world()
    for (const email of ['nobody@example.com', gone.email, sso.email, rolf.email]) {
      expect(await askReset(w, email), email).toBeUndefined()
    }
    expect((await w.mails()).map(({ toEmail }) => toEmail)).toEqual([rolf.email])
    expect(await w.events()).toMatchObject([{ kind: 'reset link asked', actor: 'sign-in page' }])
  })

  it('writes three mails an hour to one account, however often somebody asks', async () => {
    const w = await world()
    for (let i = 0; i < 5; i++) {
      w.at(later(i / 100))
      await askReset(w, rolf.email)
    }
    expect((await w.mails()).length).toBe(3)
    w.at(later(1.1))
    await askReset(w, rolf.email)
    expect((await w.mails()).length).toBe(4)
  })

  it('does nothing where the portal sends no mail', async () => {
    const w = { ...(await world()), mailer: null }
    await askReset(w, rolf.email)
    expect(await w.mails()).toEqual([])
  })
})

forEachEngine('the link for a new password', (open) => {
  async function asked() {
    const w = await identityWorld(open, [admin, rolf])
    await askReset(w, rolf.email)
    const token = await mailedToken(w)
    return { w, link: { purpose: 'reset' as const, token } }
  }

  it('rests nowhere: not in its row, not in the outbox, not in the audit log', async () => {
    const { w, link } = await asked()
    const { db } = w.store
    const rows = [
      await db.select().from(db.t.staffLinks),
      await db.select().from(db.t.outbox),
      await w.events(),
    ]
    expect(link.token).not.toBe('')
    expect(JSON.stringify(rows)).not.toContain(link.token)
  })

  it('works once: sessions, half-way sign-ins and other links end, a mail says so', async () => {
    const { w, link } = await asked()
    const opened = await openSession(w, { userId: 'rolf', device: '', replaces: null })
    const pending = await beginSecondStep(w, 'rolf')
    // Looking at it, as a mail scanner does, changes nothing.
    for (let i = 0; i < 3; i++) expect((await findStaffLink(w, link))?.user.id).toBe('rolf')
    expect(await choosePassword(w, link, NEW)).toEqual({ ok: true })
    const again = await choosePassword(w, link, 'another long password')
    expect(again).toEqual({ ok: false, reason: 'no such link' })
    expect((await checkPassword(w, { email: rolf.email, password: NEW })).ok).toBe(true)
    expect((await checkPassword(w, { email: rolf.email, password: PASSWORD })).ok).toBe(false)
    expect(await findStaff(w, opened.ok ? opened.token : '')).toBeNull()
    expect(await findPending(w, pending.token)).toBeNull()
    expect((await w.mails()).map(({ kind }) => kind)).toEqual([
      'password reset',
      'password changed',
    ])
  })

  it('is dead to whoever only looks at it, once it was used', async () => {
    const { w, link } = await asked()
    expect(await choosePassword(w, link, NEW)).toEqual({ ok: true })
    expect(await findStaffLink(w, link)).toBeNull()
  })

  it('stops when its owner changes the password otherwise', async () => {
    const { w, link } = await asked()
    const opened = await openSession(w, { userId: 'rolf', device: '', replaces: null })
    const own = await findStaff(w, opened.ok ? opened.token : '')
    const change = { currentPassword: PASSWORD, newPassword: NEW }
    const changed = await changePassword(w, staffOf(rolf), {
      ...change,
      sessionId: own?.sessionId ?? '',
    })
    expect(changed.ok).toBe(true)
    expect(await findStaffLink(w, link)).toBeNull()
    const again = await choosePassword(w, link, 'another long password')
    expect(again).toEqual({ ok: false, reason: 'no such link' })
  })

  it('is not shown for an account that is deactivated, even where nobody withdrew it', async () => {
    const { w, link } = await asked()
    await w.store.db.update(w.store.db.t.users).set({ active: false })
    expect(await findStaffLink(w, link)).toBeNull()
    expect(await choosePassword(w, link, NEW)).toEqual({ ok: false, reason: 'no such link' })
  })

  it('lets one of two who post it at the same moment choose', async () => {
    const { w, link } = await asked()
    const both = await Promise.all(
      [NEW, 'another long password'].map((p) => choosePassword(w, link, p)),
    )
    expect(both.filter(({ ok }) => ok).length).toBe(1)
  })

  it('runs out after thirty minutes, and stops when a newer one is sent', async () => {
    const { w, link } = await asked()
    w.at(later(0.49))
    expect(await findStaffLink(w, link)).not.toBeNull()
    w.at(later(0.51))
    expect(await findStaffLink(w, link)).toBeNull()
    expect(await choosePassword(w, link, NEW)).toEqual({ ok: false, reason: 'no such link' })
    await askReset(w, rolf.email)
    const newer = { ...link, token: await mailedToken(w) }
    w.at(later(0.52))
    await askReset(w, rolf.email)
    expect(await findStaffLink(w, newer)).toBeNull()
  })

  it('opens nothing else, and nothing of a deactivated account', async () => {
    const { w, link } = await asked()
    expect(await findStaffLink(w, { ...link, purpose: 'invitation' })).toBeNull()
    const change = { name: 'Rolf', roles: ['reviewer' as const], active: false, revision: 1 }
    await changeUser(w, asAdmin, 'rolf', change)
    expect(await choosePassword(w, link, NEW)).toEqual({ ok: false, reason: 'no such link' })
    // Neither does it when the account is opened again.
    await changeUser(w, asAdmin, 'rolf', { ...change, active: true, revision: 2 })
    expect(await choosePassword(w, link, NEW)).toEqual({ ok: false, reason: 'no such link' })
  })

  it('refuses a weak password, and still works for another one', async () => {
    const { w, link } = await asked()
    expect(await choosePassword(w, link, 'passwordpassword')).toMatchObject({ reason: 'weak' })
    expect(await choosePassword(w, link, NEW)).toEqual({ ok: true })
  })

  it('is not mailed once it no longer works', async () => {
    const { w } = await asked()
    const mail = (await w.mails()).at(-1)
    const entry = parseOutboxEntry(mail?.kind ?? '', mail?.payload)
    if (entry.kind !== 'password reset') throw new Error(entry.kind)
    expect(await judgeAccountMail(w, entry)).toEqual({ send: true })
    w.at(later(1))
    expect(await judgeAccountMail(w, entry)).toMatchObject({ because: 'the link no longer works' })
  })
})

forEachEngine('an invitation of a colleague', (open) => {
  const nora = { name: 'Nora New', email: 'nora@example.com', roles: ['legal' as const] }
  async function invited() {
    const w = await identityWorld(open, [admin])
    const done = await inviteUser(w, asAdmin, nora)
    if (!done.ok) throw new Error(done.reason)
    const token = await mailedToken(w)
    return { w, userId: done.userId, link: { purpose: 'invitation' as const, token } }
  }
  const stateOf = async (w: IdentityWorld, userId: string) =>
    (await findUser(w, asAdmin, userId))?.state

  it('makes an account that nothing but the link opens, for seven days', async () => {
    const { w, userId, link } = await invited()
    expect(await stateOf(w, userId)).toBe('invited')
    for (const password of ['', NEW]) {
      expect((await checkPassword(w, { email: nora.email, password })).ok).toBe(false)
    }
    // Nobody who was never here can have forgotten a password.
    await askReset(w, nora.email)
    expect((await w.mails()).length).toBe(1)
    w.at(later(7 * 24 - 1))
    expect(await choosePassword(w, link, NEW)).toEqual({ ok: true })
    expect((await checkPassword(w, { email: nora.email, password: NEW })).ok).toBe(true)
    expect(await stateOf(w, userId)).toBe('active')
    expect(await w.kinds()).toEqual(['user added', 'user invited', 'password changed'])
  })

  it('runs out, is sent again and is withdrawn; each time the link before it stops', async () => {
    const { w, userId, link } = await invited()
    w.at(later(7 * 24))
    expect(await stateOf(w, userId)).toBe('invitation over')
    expect(await sendInvitation(w, asAdmin, userId)).toEqual({ ok: true })
    const second = { ...link, token: await mailedToken(w) }
    w.at(later(7 * 24 + 1))
    expect(await sendInvitation(w, asAdmin, userId)).toEqual({ ok: true })
    expect(await findStaffLink(w, second)).toBeNull()
    const third = { ...link, token: await mailedToken(w) }
    expect(await findStaffLink(w, third)).not.toBeNull()
    expect(await withdrawInvitation(w, asAdmin, userId)).toEqual({ ok: true })
    expect(await findStaffLink(w, third)).toBeNull()
    expect(await withdrawInvitation(w, asAdmin, userId)).toEqual({ ok: false })
    expect(await stateOf(w, userId)).toBe('invitation over')
  })

  it.each(staffRoles.filter((role) => role !== 'admin'))(
    'can be withdrawn by an administrator alone, not by %s',
    async (role) => {
      const { w, userId, link } = await invited()
      const other = staffOf(person('other', [role]))
      expect(await withdrawInvitation(w, other, userId)).toEqual({ ok: false })
      expect(await findStaffLink(w, link)).not.toBeNull()
    },
  )

  it('is not for somebody who has a password, nor without a mail server', async () => {
    const w = await identityWorld(open, [admin, rolf])
    const sent = await sendInvitation(w, asAdmin, 'rolf')
    expect(sent).toEqual({ ok: false, reason: 'has a password' })
    const silent = await inviteUser({ ...w, mailer: null }, asAdmin, nora)
    expect(silent).toEqual({ ok: false, reason: 'no mail server' })
    expect(await w.kinds()).toEqual([])
  })

  it.each(staffRoles.filter((role) => role !== 'admin'))(
    'is out of reach of every other role: %s',
    async (role) => {
      const w = await identityWorld(open, [admin, sso])
      const other = staffOf(person('other', [role]))
      const refused = { ok: false, reason: 'not allowed' }
      expect(await inviteUser(w, other, { ...nora, roles: ['admin'] })).toEqual(refused)
      expect(await sendInvitation(w, other, 'sso')).toEqual(refused)
      expect(await withdrawInvitation(w, other, 'sso')).toEqual({ ok: false })
      expect(await w.kinds()).toEqual([])
    },
  )
})

forEachEngine('a temporary password', (open) => {
  it('runs out after seven days, which is said to whoever types it right and to nobody else', async () => {
    const w = await identityWorld(open, [admin])
    const nora = { name: 'Nora', email: 'nora@example.com', roles: ['legal' as const] }
    const added = await addUser(w, asAdmin, nora)
    if (!added.ok) throw new Error(added.reason)
    const right = { email: nora.email, password: added.temporaryPassword }
    w.at(later(7 * 24 - 1))
    expect((await checkPassword(w, right)).ok).toBe(true)
    w.at(later(7 * 24))
    expect(await checkPassword(w, right)).toEqual({ ok: false, reason: 'run out' })
    expect(await checkPassword(w, { ...right, password: 'guess' })).toEqual({
      ok: false,
      reason: 'wrong',
    })
    expect((await findUser(w, asAdmin, added.userId))?.state).toBe('temporary password ran out')
  })
})
