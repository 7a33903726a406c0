// Reads the settings of single sign-on out of the environment that it is given.
import { ROLE_CLAIM_EXAMPLE, type RoleClaim, readRoleClaim } from './core/access/role-claim'
import type { SignOnSettings } from './settings'

type Variables = Readonly<Record<string, string | undefined>>

/** Null where no provider is named; every mistake goes into `problems`. */
export function readSignOn(env: Variables, problems: string[]): SignOnSettings | null {
  const localSignIn = readLocalSignIn(given(env.ASSAY_LOCAL_SIGN_IN), problems)
  const issuerText = given(env.ASSAY_OIDC_ISSUER)
  if (issuerText === undefined) {
    noteStrays(env, problems)
    if (!localSignIn) {
      problems.push(
        'ASSAY_LOCAL_SIGN_IN=off would let nobody in: ASSAY_OIDC_ISSUER names no provider to sign in with',
      )
    }
    return null
  }
  const issuer = readIssuer(issuerText, problems)
  const clientId = given(env.ASSAY_OIDC_CLIENT_ID)
  if (clientId === undefined) {
    problems.push(
      'ASSAY_OIDC_CLIENT_ID is missing: the provider names it where it knows this portal',
    )
  }
  // A secret is taken as it is: a space at its end may belong to it.
  const clientSecret = env.ASSAY_OIDC_CLIENT_SECRET
  const roleClaim = readRoles(given(env.ASSAY_OIDC_ROLES), problems)
  const name = readName(given(env.ASSAY_OIDC_NAME), problems)
  const trustsAddresses = readTrust(given(env.ASSAY_OIDC_ADDRESSES), problems)
  if (issuer === null || clientId === undefined || roleClaim === null || name === null) return null
  const secret = given(clientSecret) === undefined ? null : (clientSecret ?? null)
  return { issuer, clientId, clientSecret: secret, roleClaim, name, trustsAddresses, localSignIn }
}

function given(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === '' ? undefined : trimmed
}

function noteStrays(env: Variables, problems: string[]): void {
  for (const name of ['CLIENT_ID', 'CLIENT_SECRET', 'ROLES', 'NAME', 'ADDRESSES']) {
    if (given(env[`ASSAY_OIDC_${name}`]) !== undefined) {
      problems.push(`ASSAY_OIDC_${name} is set, but ASSAY_OIDC_ISSUER names no provider`)
    }
  }
}

function readLocalSignIn(value: string | undefined, problems: string[]): boolean {
  if (value !== undefined && value !== 'on' && value !== 'off') {
    problems.push(`ASSAY_LOCAL_SIGN_IN must be on or off, not "${value}"`)
  }
  return value !== 'off'
}

/** Entra ID, for one, says nothing of addresses, and those of an organisation's own tenant are its own to give. */
function readTrust(value: string | undefined, problems: string[]): boolean {
  if (value !== undefined && value !== 'verified' && value !== 'trusted') {
    problems.push(`ASSAY_OIDC_ADDRESSES must be verified or trusted, not "${value}"`)
  }
  return value === 'trusted'
}

/** The issuer itself, or the address of its metadata, which people copy as well. */
function readIssuer(value: string, problems: string[]): string | null {
  const issuer = value.replace(/\/\.well-known\/openid-configuration$/, '')
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const bare = url?.search === '' && url.hash === '' && url.username === '' && url.password === ''
  const here = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
  if (bare && (url.protocol === 'https:' || (url.protocol === 'http:' && here))) return issuer
  problems.push(
    `ASSAY_OIDC_ISSUER must be an address such as https://login.example.com (http on this machine alone), not "${value}"`,
  )
  return null
}

function readRoles(value: string | undefined, problems: string[]): RoleClaim | null {
  if (value === undefined) {
    problems.push(
      `ASSAY_OIDC_ROLES is missing: without it nobody has a role. It looks like ${ROLE_CLAIM_EXAMPLE}`,
    )
    return null
  }
  const read = readRoleClaim(value)
  if (read.ok) return read.roleClaim
  problems.push(...read.problems.map((problem) => `ASSAY_OIDC_ROLES ${problem}`))
  return null
}

function readName(value: string | undefined, problems: string[]): string | null {
  if (value === undefined) return 'single sign-on'
  if (value.length <= 40 && /^[^\p{Cc}\u2028\u2029]+$/u.test(value)) return value
  problems.push(
    'ASSAY_OIDC_NAME must be one line of at most 40 characters: it stands on the button',
  )
  return null
}
