// A provider on the loopback that gives out whatever ID token a test forges, and otherwise behaves.
import {
  createHmac,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Claims = Record<string, unknown>

export interface Forgery {
  /** Members put in place of the honest claims; undefined takes one away. */
  claims?: (honest: Claims) => Claims
  /** How the token is signed; with the published key and RS256 unless told. */
  sign?: (keys: ForgersKeys) => { header: Claims; signature: (text: string) => string }
  /** Members put in place of the honest metadata. */
  metadata?: Claims
  /** Parameters put in place of the honest ones in the answer to the browser. */
  answer?: Record<string, string | undefined>
  /** What the token endpoint answers in place of tokens. */
  tokenAnswer?: { status: number; body: unknown }
}

export interface ForgersKeys {
  published: KeyObject
  publishedPem: string
  other: KeyObject
}

export interface ForgingProvider {
  issuer: string
  /** Until the next call. */
  forge(forgery: Forgery): void
  /** How often the token endpoint was asked. */
  asked(): number
  stop(): Promise<void>
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export const signedBy = (key: KeyObject) => (text: string) =>
  createSign('sha256').update(text).sign(key).toString('base64url')

export const hashedBy = (secret: string) => (text: string) =>
  createHmac('sha256', secret).update(text).digest('base64url')

export async function startForgingProvider(clientId: string): Promise<ForgingProvider> {
  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { privateKey, publicKey } = rsa()
  const keys: ForgersKeys = {
    published: privateKey,
    publishedPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    other: rsa().privateKey,
  }
  let forgery: Forgery = {}
  let asked = 0
  const nonces = new Map<string, string>()
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', issuer)
    if (url.pathname === '/auth') {
      const code = randomUUID()
      nonces.set(code, url.searchParams.get('nonce') ?? '')
      return comeBack(res, url, { code, ...forgery.answer })
    }
    if (url.pathname === '/jwks') {
      const jwk = publicKey.export({ format: 'jwk' })
      return sendJson(res, 200, { keys: [{ ...jwk, kid: 'published', use: 'sig' }] })
    }
    if (url.pathname !== '/token') return sendJson(res, 200, metadataOf(issuer, forgery))
    asked++
    if (forgery.tokenAnswer)
      return sendJson(res, forgery.tokenAnswer.status, forgery.tokenAnswer.body)
    let body = ''
    req.on('data', (chunk) => {
      body += chunk
    })
    req.on('end', () => {
      const code = new URLSearchParams(body).get('code') ?? ''
      const honest = honestClaims(issuer, { clientId, nonce: nonces.get(code) ?? '' })
      sendJson(res, 200, {
        access_token: 'an access token',
        token_type: 'Bearer',
        id_token: tokenOf(keys, forgery, honest),
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    forge(next) {
      forgery = next
    },
    asked: () => asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function honestClaims(
  iss: string,
  { clientId, nonce }: { clientId: string; nonce: string },
): Claims {
  const now = Math.floor(Date.now() / 1000)
  const person = { email: 'mallory@example.com', email_verified: true, groups: ['admins'] }
  return { iss, sub: 'mallory', aud: clientId, iat: now, exp: now + 300, nonce, ...person }
}

function tokenOf(keys: ForgersKeys, { claims, sign }: Forgery, honest: Claims): string {
  const made = sign?.(keys) ?? {
    header: { alg: 'RS256', kid: 'published' },
    signature: signedBy(keys.published),
  }
  const text = `${encode(made.header)}.${encode(claims?.(honest) ?? honest)}`
  return `${text}.${made.signature(text)}`
}

const metadataOf = (issuer: string, { metadata }: Forgery) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  // As careless as a provider may be: the portal has to be the one that chooses.
  id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
  authorization_response_iss_parameter_supported: true,
  ...metadata,
})

function comeBack(res: ServerResponse, asked: URL, answer: Forgery['answer'] = {}): void {
  const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
  const state = asked.searchParams.get('state') ?? ''
  for (const [name, value] of Object.entries({ state, iss: asked.origin, ...answer })) {
    if (value !== undefined) back.searchParams.set(name, value)
  }
  res.writeHead(303, { Location: back.href }).end()
}

function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
