import { describe, expect, it } from 'vitest'
import { placesFor } from '../../app/core/access/navigation'
import { allows } from '../../app/core/access/policy'
import { staffRoles } from '../../app/core/access/roles'
import {
  changePasswordInput,
  changeUserInput,
  newUserInput,
  setupInput,
  signInInput,
} from '../../app/core/people/input'
import { organisationOf } from '../../app/core/people/organisation'
import { deviceOf, expiryOf, isAlive, shouldNoteUse } from '../../app/core/people/staff-session'
import { asStaff, keepsAnAdmin, rolesOf } from '../../app/core/people/user'

const problems = (result: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }) =>
  result.error?.issues.map(({ path }) => path.join('.')) ?? []

describe('what people type', () => {
  it('is one address however it is written', () => {
    const typed = signInInput.parse({ email: '  Ada@Example.COM ', password: ' with spaces ' })
    expect(typed).toEqual({ email: 'ada@example.com', password: ' with spaces ' })
  })

  it.each([
    'ada',
    'ada@',
    'a@b',
    'ada@example.com\nBcc: eve@example.com',
    'ada@example.com, eve@example.com',
    '"Ada" <ada@example.com>',
  ])('is refused where it is no plain address: %j', (email) => {
    expect(problems(signInInput.safeParse({ email, password: 'x' }))).toEqual(['email'])
  })

  it('is refused where a name would break a mail header or a line of a sheet', () => {
    for (const name of [
      '',
      '   ',
      'Ada\nEve',
      'Ada\rEve',
      'Ada\u0000',
      'Ada\u2028Eve',
      'x'.repeat(121),
    ]) {
      const user = { name, email: 'ada@example.com', roles: ['legal'] }
      expect(problems(newUserInput.safeParse(user)), JSON.stringify(name)).toEqual(['name'])
    }
    const zoe = { name: 'Zoë O’Brien-李', email: 'z@example.com', roles: ['legal', 'legal'] }
    expect(newUserInput.parse(zoe)).toMatchObject({ name: 'Zoë O’Brien-李', roles: ['legal'] })
  })

  it('names at least one role, and only roles that exist', () => {
    const user = { name: 'Ada', email: 'ada@example.com' }
    expect(problems(newUserInput.safeParse({ ...user, roles: [] }))).toEqual(['roles'])
    expect(problems(newUserInput.safeParse({ ...user, roles: ['owner'] }))[0]).toContain('roles')
  })

  it('is a new password of twelve characters or more, typed twice alike', () => {
    const change = {
      currentPassword: 'x',
      newPassword: 'twelve chars',
      repeatPassword: 'twelve chars',
    }
    expect(changePasswordInput.safeParse(change).success).toBe(true)
    const short = { ...change, newPassword: 'eleven char', repeatPassword: 'eleven char' }
    expect(problems(changePasswordInput.safeParse(short))).toEqual(['newPassword'])
    const other = { ...change, repeatPassword: 'Twelve chars' }
    expect(problems(changePasswordInput.safeParse(other))).toEqual(['repeatPassword'])
  })

  it('leaves a box that is not ticked off', () => {
    const change = { name: 'Ada', roles: ['legal'], revision: '3' }
    expect(changeUserInput.parse(change)).toMatchObject({ active: false, revision: 3 })
    expect(changeUserInput.parse({ ...change, active: 'on' }).active).toBe(true)
  })

  it('keeps an administrator when the portal is set up', () => {
    const setup = {
      code: 'c',
      organisation: 'M',
      timeZone: 'UTC',
      name: 'Ada',
      email: 'ada@example.com',
      password: 'correct horse battery',
    }
    expect(setupInput.safeParse({ ...setup, roles: ['admin'] }).success).toBe(true)
    expect(problems(setupInput.safeParse({ ...setup, roles: ['legal'] }))).toEqual(['roles'])
  })
})

describe('a stored organisation', () => {
  it('keeps what is set and fills in what a newer version added', () => {
    expect(organisationOf({ name: 'M' })).toMatchObject({ name: 'M', timeZone: 'UTC' })
    expect(organisationOf(undefined).classification).toBe('Confidential')
  })
})

describe('a staff session', () => {
  const now = new Date('2026-11-21T10:00:00Z')
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const session = { lastSeenAt: ago(1), expiresAt: expiryOf(ago(1)), revokedAt: null }

  it('is alive until it is ended, unused for twelve hours, or seven days old', () => {
    expect(isAlive(session, now)).toBe(true)
    expect(isAlive({ ...session, revokedAt: now }, now)).toBe(false)
    expect(isAlive({ ...session, lastSeenAt: ago(12 * 60 - 1) }, now)).toBe(true)
    expect(isAlive({ ...session, lastSeenAt: ago(12 * 60) }, now)).toBe(false)
    expect(isAlive({ ...session, expiresAt: now }, now)).toBe(false)
    expect(expiryOf(now).toISOString()).toBe('2026-11-28T10:00:00.000Z')
  })

  it('has its use written down every five minutes at most', () => {
    expect(shouldNoteUse({ ...session, lastSeenAt: ago(4.9) }, now)).toBe(false)
    expect(shouldNoteUse({ ...session, lastSeenAt: ago(5) }, now)).toBe(true)
  })

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    ['curl/8.0', 'Unknown device'],
    [null, 'Unknown device'],
  ])('names the device of %j', (userAgent, words) => {
    expect(deviceOf(userAgent)).toBe(words)
  })
})

describe('roles', () => {
  it('that this version does not know grant nothing', () => {
    expect(rolesOf(['owner', 'legal', 'constructor'])).toEqual(['legal'])
    const facts = { id: 'u', name: 'n', email: 'e', roles: ['superuser'] }
    expect(asStaff(facts).roles).toEqual([])
  })

  it('leave an active administrator, whoever is changed', () => {
    const users = [
      { id: 'a', roles: ['admin'], active: true },
      { id: 'b', roles: ['admin'], active: false },
    ]
    expect(keepsAnAdmin(users, { id: 'a', roles: ['legal'], active: true })).toBe(false)
    expect(keepsAnAdmin(users, { id: 'a', roles: ['admin'], active: false })).toBe(false)
    expect(keepsAnAdmin(users, { id: 'b', roles: [], active: false })).toBe(true)
  })

  it('are shown only the places that they may open', () => {
    expect(placesFor({ roles: [] })).toEqual([])
    expect(placesFor({ roles: ['requester'] }).map(({ to }) => to)).toEqual([
      '/reviews',
      '/calendar',
      '/uses',
    ])
    const asAdmin = placesFor({ roles: ['admin'] }).map(({ to }) => to)
    expect(asAdmin).toEqual([
      '/outbox',
      '/admin/users',
      '/admin/mail',
      '/admin/organisation',
      '/admin/questionnaires',
      '/admin/simulate',
      '/admin/retention',
      '/admin/personal-data',
      '/admin/audit',
    ])
    expect(allows({ roles: ['admin'] }, 'review.list')).toBe(false)
    const all = placesFor({ roles: [...staffRoles] }).map(({ to }) => to)
    expect(all).toEqual(expect.arrayContaining(asAdmin))
    expect(new Set(all).size).toBe(all.length)
  })
})
