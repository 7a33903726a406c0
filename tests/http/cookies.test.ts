// Every cookie that stands for somebody: out of reach of scripts, of other sites, and of plain http where people use https.
import { expect, test } from 'vitest'
import type { App } from '../../app/app.server'
import { createLogger } from '../../app/http/log'
import { endedPendingCookie, pendingCookie } from '../../app/http/pending-sign-in'
import { sessionCookie } from '../../app/http/respondent'
import { endedStaffCookie, staffCookie } from '../../app/http/staff'
import { themeCookie } from '../../app/http/theme'

const asking = (origin: string | null) => ({
  context: {
    ...{ app: { settings: { origin } } as unknown as App, requestId: '', cspNonce: '' },
    log: createLogger({ write: () => {} }),
  },
  request: new Request('https://assay.example/respond/tok/code'),
  params: { token: 'tok' },
})

/** What follows the value, in no order; how long it is kept stands apart. */
const attributesOf = (cookie: string) =>
  cookie
    .split('; ')
    .slice(1)
    .filter((each) => !/^(Max-Age|Expires)=/.test(each))
    .sort()

const staffCookies = async ({ context }: ReturnType<typeof asking>) => [
  await staffCookie(context, 't'),
  await endedStaffCookie(context),
  await pendingCookie(context, 't'),
  await endedPendingCookie(context),
]

test('of staff is for this host alone, over https alone', async () => {
  const given = await staffCookies(asking('https://assay.example'))
  for (const cookie of given) {
    expect(attributesOf(cookie)).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
  }
  expect(given.map((cookie) => cookie.split('=')[0])).toEqual([
    '__Host-assay_staff',
    '__Host-assay_staff',
    '__Host-assay_sign_in',
    '__Host-assay_sign_in',
  ])
})

test('of staff is kept from scripts and other sites on localhost too', async () => {
  for (const cookie of await staffCookies(asking(null))) {
    expect(attributesOf(cookie)).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax'])
    expect(cookie).toMatch(/^assay_(staff|sign_in)=/)
  }
})

test('of a half-way sign-in ends with it', async () => {
  expect(await pendingCookie(asking(null).context, 't')).toContain('Max-Age=600;')
})

test('of a respondent is sent to the pages of their own link alone', async () => {
  const cookie = await sessionCookie('t', asking('https://assay.example'))
  expect(cookie).toMatch(/^__Secure-assay_respondent=/)
  expect(attributesOf(cookie)).toEqual(['HttpOnly', 'Path=/respond/tok', 'SameSite=Lax', 'Secure'])
  const plain = await sessionCookie('t', asking(null))
  expect(attributesOf(plain)).toEqual(['HttpOnly', 'Path=/respond/tok', 'SameSite=Lax'])
})

test('of a theme is no better reachable than the others', () => {
  for (const theme of ['dark', 'system'] as const) {
    expect(attributesOf(themeCookie(theme, true))).toEqual([
      ...['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'],
    ])
  }
})
