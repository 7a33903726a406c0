// The organisation's own identity provider (OpenID Connect): where to send a browser, and what its answer is worth.
import * as client from 'openid-client'
import type { Clock } from '../clock'
import { discover, type SignOnLimits, type SignOnProvider } from './discover'
import { attempt, Distrusted, type SignOnTrouble } from './trouble'

/** What one sign-in is recognised by again; made anew for each. */
export interface FlowSecrets {
  state: string
  nonce: string
  /** PKCE: 43 to 128 letters and digits. */
  verifier: string
}

/** What the provider vouches for. */
export interface VouchedPerson {
  issuer: string
  subject: string
  email: string | null
  /** Null where the provider says nothing of it. */
  emailVerified: boolean | null
  name: string | null
  /** The whole ID token's claims, for the roles in them. */
  claims: Readonly<Record<string, unknown>>
}

export interface SignOn {
  /** Where the browser goes to sign in; it comes back to `redirectUri`, which the provider has to know. */
  begin(
    flow: FlowSecrets,
    redirectUri: string,
  ): Promise<{ ok: true; address: string } | SignOnTrouble>
  /** Reads the address that the browser came back with. Tokens are looked at and dropped. */
  finish(
    returned: URL,
    flow: FlowSecrets,
  ): Promise<{ ok: true; person: VouchedPerson } | SignOnTrouble>
  /** Where one signs out at the provider itself; null where it offers that nowhere. */
  leaveAddress(): Promise<string | null>
  /** Asks the provider for its metadata. */
  check(): Promise<{ ok: true } | SignOnTrouble>
}

/** Metadata changes rarely; keys are asked for on their own. */
const metadataMinutes = 60

/** Asks nothing of the provider before somebody signs in, so that one that is down stops no start. */
export function openSignOn(
  provider: SignOnProvider,
  clock: Clock,
  limits: SignOnLimits = { timeoutSeconds: 8 },
): SignOn {
  const configured = remembered(() => discover(provider, limits), clock)
  return {
    begin: (flow, redirectUri) =>
      attempt(async () => {
        const config = await configured()
        const challenge = await client.calculatePKCECodeChallenge(flow.verifier)
        const { href } = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: scopeFor(config, provider.claim),
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: challenge,
          code_challenge_method: 'S256',
        })
        return { ok: true, address: href }
      }),
    finish: (returned, flow) =>
      attempt(async () => {
        const tokens = await client.authorizationCodeGrant(await configured(), returned, {
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          pkceCodeVerifier: flow.verifier,
          idTokenExpected: true,
        })
        return { ok: true, person: personIn(tokens.claims() ?? noToken(), provider) }
      }),
    leaveAddress: async () => {
      const left = await attempt(async () => {
        const config = await configured()
        const { end_session_endpoint } = config.serverMetadata()
        const address = end_session_endpoint ? client.buildEndSessionUrl(config, {}).href : null
        return { ok: true, address }
      })
      return left.ok ? left.address : null
    },
    check: () =>
      attempt(async () => {
        await configured()
        return { ok: true }
      }),
  }
}

/** Some providers put groups into the token only for those who ask for a scope of the same name. */
function scopeFor(config: client.Configuration, claim: string): string {
  const known = config.serverMetadata().scopes_supported ?? []
  return ['openid', 'email', 'profile', ...(known.includes(claim) ? [claim] : [])].join(' ')
}

function personIn(
  claims: client.IDToken,
  { trustsAddresses }: Pick<SignOnProvider, 'trustsAddresses'>,
): VouchedPerson {
  const { iss, sub, email, email_verified: verified, name } = claims
  return {
    issuer: iss,
    subject: sub,
    email: typeof email === 'string' ? email : null,
    emailVerified: verified === undefined ? trustsAddresses || null : verified === true,
    name: typeof name === 'string' ? name : null,
    claims,
  }
}

/** One question for all who ask at the same time; a failure is asked again, an answer kept for a while. */
function remembered<T>(ask: () => Promise<T>, clock: Clock): () => Promise<T> {
  let kept: { answer: Promise<T>; until: number } | null = null
  return () => {
    const now = clock.now().getTime()
    if (kept === null || kept.until <= now) {
      const answer = ask()
      const mine = { answer, until: now + metadataMinutes * 60_000 }
      kept = mine
      answer.catch(() => {
        if (kept === mine) kept = null
      })
    }
    return kept.answer
  }
}

function noToken(): never {
  throw new Distrusted('no ID token')
}
