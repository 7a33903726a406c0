// The secret that a person's app shares with the portal: derived from the portal's key, so that no copy of the database holds it.

import { SECRET_BYTES } from '../../ports/one-time-codes'
import type { Secrets } from '../../ports/secrets'

/** The same seed of another person is another secret. */
export function secondFactorSecret(
  secrets: Pick<Secrets, 'hash'>,
  { userId, seed }: { userId: string; seed: string },
): Uint8Array {
  const derived = secrets.hash('second factor', `${userId}\n${seed}`)
  return Buffer.from(derived, 'hex').subarray(0, SECRET_BYTES)
}
