// What an installation may set, after env.server.ts has read and checked it.

import type { RoleClaim } from './core/access/role-claim'
import type { ClamdAddress } from './ports/clamd'

export interface Settings {
  port: number
  dataFolder: string
  /** `file:<path>` or `postgres:…`. */
  databaseUrl: string
  /** The address people use, without a trailing slash; null on localhost, where the request's own host is used. */
  origin: string | null
  smtpUrl: string | null
  /** The organisation's own signing key as PKCS#12; null for the key that the portal makes itself. */
  signingKey: { file: string; passphrase: string } | null
  /** The virus scanner (clamd) that every uploaded file is shown to; null for none. */
  clamd: ClamdAddress | null
  /** The organisation's own identity provider; null where people sign in with passwords alone. */
  signOn: SignOnSettings | null
  dev: boolean
  demo: boolean
}
export interface SignOnSettings {
  /** As the provider writes it: https, or http on this machine. */
  issuer: string
  clientId: string
  /** Null for a public client. */
  clientSecret: string | null
  roleClaim: RoleClaim
  /** What the button and the sentences call the provider. */
  name: string
  /** True where the provider's word on an address counts although it does not call it verified. */
  trustsAddresses: boolean
  /** False where passwords of this portal open nothing. */
  localSignIn: boolean
}
