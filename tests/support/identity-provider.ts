// A real OpenID Connect provider on the loopback (oidc-provider), with people of the test's choosing and a login page of its own.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** What the provider knows of somebody; `sub` is what they type to log in. */
export interface ProvidersPerson {
  email?: string
  email_verified?: boolean
  name?: string
  groups?: string[]
}

export const CLIENT = { id: 'assay', secret: 'a secret that both of them know' }

export interface IdentityProvider {
  issuer: string
  /** By subject; change them as the test goes. */
  people: Map<string, ProvidersPerson>
  /** Tells it where Assay is; before that it knows nobody. */
  know(origin: string): void
  /** Answers nothing for so long before each answer. */
  delay(milliseconds: number): void
  stop(): Promise<void>
}

export async function startIdentityProvider({ port = 0 } = {}): Promise<IdentityProvider> {
  const people = new Map<string, ProvidersPerson>()
  let answer: (req: IncomingMessage, res: ServerResponse) => unknown = (_req, res) => res.end()
  let delayed = 0
  const server = createServer((req, res) => {
    setTimeout(() => answer(req, res), delayed)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    people,
    know(origin) {
      answer = answersOf(new Provider(issuer, configuration(people, origin)))
    },
    delay(milliseconds) {
      delayed = milliseconds
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function configuration(people: Map<string, ProvidersPerson>, origin: string): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${origin}/sign-on/back`],
      },
    ],
    cookies: { keys: ['a key of the provider'] },
    scopes: ['openid', 'offline_access', 'groups'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      groups: ['groups'],
    },
    // In the ID token, as most providers have it, and not from the userinfo endpoint alone.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      // Its own pages ask for a font from elsewhere.
      rpInitiatedLogout: {
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html><title>Provider</title><h1>Sign out of the provider?</h1>${form}`
        },
      },
    },
    renderError: (ctx, { error }) => {
      ctx.type = 'text'
      ctx.body = error
    },
    interactions: { url: (_ctx, { uid }) => `/login/${uid}` },
    findAccount: (_ctx, sub) =>
      people.has(sub) ? { accountId: sub, claims: () => ({ sub, ...people.get(sub) }) } : undefined,
    // Staff are not asked whether their own organisation may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile groups')
      await grant.save()
      return grant
    },
  }
}

/** Its own login page beside everything else it answers. */
function answersOf(provider: Provider) {
  const protocol = provider.callback()
  return async (req: IncomingMessage, res: ServerResponse) => {
    if (!req.url?.startsWith('/login/')) return protocol(req, res)
    if (req.method !== 'POST') {
      res.setHeader('Content-Type', 'text/html').end(loginPage)
      return
    }
    const typed = new URLSearchParams(await bodyOf(req))
    const login = typed.get('login') ?? ''
    const result = typed.has('cancel')
      ? { error: 'access_denied', error_description: 'The person <b>cancelled</b>' }
      : { login: { accountId: login } }
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false })
  }
}

const loginPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Provider</title></head><body>
<h1>The provider’s own login</h1><form method="post"><label>Login <input name="login"></label>
<button>Continue</button> <button name="cancel" value="yes">Cancel</button></form></body></html>`

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
