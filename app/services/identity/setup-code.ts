// The code that the server prints on an empty database, so that only whoever runs it can set the portal up.
import { anyUser } from '../../../db/queries/people'
import type { Secrets } from '../../ports/secrets'
import type { Services } from '../context'

/** Null once there is an account. */
export async function setupCode(ctx: Pick<Services, 'store' | 'secrets'>): Promise<string | null> {
  return (await needsSetup(ctx)) ? codeOf(ctx.secrets) : null
}

export async function needsSetup(ctx: Pick<Services, 'store'>): Promise<boolean> {
  return (await anyUser(ctx.store.db)).length === 0
}

/** Case, spaces and dashes do not matter; compared as keyed hashes, in constant time. */
export function isSetupCode(secrets: Secrets, typed: string): boolean {
  const plain = (code: string) => code.toLowerCase().replace(/[^0-9a-z]/g, '')
  return secrets.matches('setup', plain(typed), secrets.hash('setup', plain(codeOf(secrets))))
}

/** Derived from the portal's key: the same after a restart, nothing to store, and worthless once used. */
function codeOf(secrets: Secrets): string {
  const digits = secrets.hash('setup', 'the code for the first account').slice(0, 20)
  return digits.match(/.{5}/g)?.join('-') ?? digits
}
