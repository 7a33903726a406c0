// What an installation may set, after env.server.ts has read and checked it.

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
  dev: boolean
  demo: boolean
}

export type ClamdAddress = { host: string; port: number } | { path: string }
