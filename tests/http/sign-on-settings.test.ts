import { describe, expect, it, test } from 'vitest'
import { readSettings, settingsMessage } from '../../app/env.server'

const right = {
  ASSAY_OIDC_ISSUER: 'https://login.example.com/realm',
  ASSAY_OIDC_CLIENT_ID: 'assay',
  ASSAY_OIDC_ROLES: 'groups: admins=admin',
}

const signOn = (env: Record<string, string>) => {
  const reading = readSettings(env, [])
  if (!reading.ok) throw new Error(settingsMessage(reading.problems))
  return reading.settings.signOn
}

const problems = (env: Record<string, string>) => {
  const reading = readSettings(env, [])
  return reading.ok ? '' : settingsMessage(reading.problems)
}

describe('the settings of single sign-on', () => {
  it('are a provider, a client and which claim gives which roles', () => {
    expect(signOn(right)).toEqual({
      issuer: 'https://login.example.com/realm',
      clientId: 'assay',
      clientSecret: null,
      roleClaim: { claim: 'groups', values: [{ value: 'admins', roles: ['admin'] }] },
      name: 'single sign-on',
      trustsAddresses: false,
      localSignIn: true,
    })
  })

  it('may name the button, hold a secret as it is, and turn passwords off', () => {
    const more = {
      ASSAY_OIDC_NAME: 'Example ID',
      ASSAY_OIDC_CLIENT_SECRET: ' s3cret ',
      ASSAY_LOCAL_SIGN_IN: 'off',
      ASSAY_OIDC_ADDRESSES: 'trusted',
    }
    expect(signOn({ ...right, ...more })).toMatchObject({
      name: 'Example ID',
      clientSecret: ' s3cret ',
      trustsAddresses: true,
      localSignIn: false,
    })
  })

  it('take the address of the provider’s metadata for its issuer', () => {
    const copied = `${right.ASSAY_OIDC_ISSUER}/.well-known/openid-configuration`
    expect(signOn({ ...right, ASSAY_OIDC_ISSUER: copied })?.issuer).toBe(right.ASSAY_OIDC_ISSUER)
  })

  test.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
    'allow http for a provider on this machine: %s',
    (issuer) => expect(signOn({ ...right, ASSAY_OIDC_ISSUER: issuer })?.issuer).toBe(issuer),
  )

  test.each([
    'http://login.example.com',
    'http://localhost.example.com',
    'login.example.com',
    'https://login.example.com/?tenant=1',
    'https://user@login.example.com',
    'ftp://login.example.com',
  ])('allow no other address without https or with more than an address: %s', (issuer) => {
    expect(problems({ ...right, ASSAY_OIDC_ISSUER: issuer })).toContain('ASSAY_OIDC_ISSUER must be')
  })

  it('stop the start with everything that is wrong, and never repeat the secret', () => {
    const message = problems({
      ASSAY_OIDC_ISSUER: 'login',
      ASSAY_OIDC_CLIENT_SECRET: 's3cret',
      ASSAY_OIDC_ROLES: 'groups: a=boss, b',
      ASSAY_OIDC_NAME: 'two\nlines',
      ASSAY_LOCAL_SIGN_IN: 'no',
      ASSAY_OIDC_ADDRESSES: 'yes',
    })
    for (const part of [
      'ASSAY_OIDC_ISSUER must be',
      'ASSAY_OIDC_CLIENT_ID is missing',
      'ASSAY_OIDC_ROLES gives "a" the role "boss"',
      'ASSAY_OIDC_ROLES has "b" where',
      'ASSAY_OIDC_NAME must be one line',
      'ASSAY_LOCAL_SIGN_IN must be on or off, not "no"',
      'ASSAY_OIDC_ADDRESSES must be verified or trusted, not "yes"',
    ]) {
      expect(message).toContain(part)
    }
    expect(message).not.toContain('s3cret')
  })

  it('say that roles are missing, since without them nobody could do anything', () => {
    expect(problems({ ...right, ASSAY_OIDC_ROLES: '' })).toContain('ASSAY_OIDC_ROLES is missing')
  })

  it('are not half there', () => {
    const message = problems({ ASSAY_OIDC_CLIENT_ID: 'assay', ASSAY_OIDC_ROLES: 'groups: a=admin' })
    expect(message).toContain('ASSAY_OIDC_CLIENT_ID is set, but ASSAY_OIDC_ISSUER names no')
    expect(message).toContain('ASSAY_OIDC_ROLES is set, but ASSAY_OIDC_ISSUER names no')
  })

  it('do not turn passwords off where there is no other way in', () => {
    expect(problems({ ASSAY_LOCAL_SIGN_IN: 'off' })).toContain('would let nobody in')
  })
})
