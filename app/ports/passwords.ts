// Staff passwords: argon2id with the library's current parameters.
import { hash, verify } from '@node-rs/argon2'

export interface Passwords {
  hash(password: string): Promise<string>
  /**
   * With `stored` null, or empty for somebody without a password, it does the same work and answers false, so that
   * an unknown address takes as long.
   */
  verify(password: string, stored: string | null): Promise<boolean>
}

/** OWASP's argon2id setting: 19 MiB, two passes. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function argon2Passwords(): Passwords {
  const nobody = hash('no account has this password', settings)
  return {
    hash: (password) => hash(password, settings),
    async verify(password, stored) {
      const matched = await verify(stored || (await nobody), password)
      return Boolean(stored) && matched
    },
  }
}
