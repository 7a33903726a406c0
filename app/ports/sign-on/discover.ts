// What a provider says of itself below its issuer's address, held to what this portal accepts.
import * as client from 'openid-client'
import { Distrusted } from './trouble'

export interface SignOnProvider {
  /** As the provider writes it; its metadata is found below it. */
  issuer: string
  clientId: string
  /** Null for a public client, which PKCE alone protects. */
  clientSecret: string | null
  /** Asked for besides openid, email and profile where the provider knows it. */
  claim: string
  /** Takes an address for verified where the provider does not say whether it is. */
  trustsAddresses: boolean
}

export interface SignOnLimits {
  /** For each answer of the provider. */
  timeoutSeconds: number
}

/** Signatures that only the provider can make: with HS256 the client's own secret would do, and "none" needs nothing. */
const asymmetric = /^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$/
const clockToleranceSeconds = 30

export async function discover(
  { issuer, clientId, clientSecret }: SignOnProvider,
  { timeoutSeconds }: SignOnLimits,
): Promise<client.Configuration> {
  const server = new URL(issuer)
  // Only settings with an issuer on this machine come here with http.
  const execute = server.protocol === 'http:' ? [client.allowInsecureRequests] : []
  const options = { timeout: timeoutSeconds, execute }
  const found = await client.discovery(server, clientId, undefined, undefined, options)
  const metadata = { ...found.serverMetadata() }
  // The library lets some providers name another issuer for everybody's tenants; here it is one organisation's.
  if (new URL(metadata.issuer).href !== server.href) throw new Distrusted('another issuer')
  const named = metadata.id_token_signing_alg_values_supported ?? ['RS256']
  const algorithms = named.filter((name) => asymmetric.test(name))
  if (algorithms.length === 0) throw new Distrusted('no signature that can be checked')
  metadata.id_token_signing_alg_values_supported = algorithms
  const config = new client.Configuration(
    metadata,
    clientId,
    { [client.clockTolerance]: clockToleranceSeconds },
    authenticationFor(metadata, clientSecret),
  )
  config.timeout = timeoutSeconds
  for (const allow of execute) allow(config)
  // Without this the library takes an ID token from the token endpoint unsigned, on the word of TLS alone.
  client.enableNonRepudiationChecks(config)
  return config
}

/** As the provider says; by the standard it takes the secret in the header where it says nothing. */
function authenticationFor(metadata: client.ServerMetadata, secret: string | null) {
  if (secret === null) return client.None()
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret)
}
