// `doctor` on the organisation's identity provider: whether it answers, and what this portal would do with its answers.
import { systemClock } from '../ports/clock'
import { openSignOn } from '../ports/sign-on/sign-on'
import type { Settings } from '../settings'

export async function signOnState({ signOn, origin }: Settings): Promise<string> {
  if (signOn === null) return 'not set; people sign in with passwords'
  const { issuer, name, roleClaim, localSignIn } = signOn
  const answer = await openSignOn({ ...signOn, claim: roleClaim.claim }, systemClock).check()
  const host = new URL(issuer).host
  if (!answer.ok) throw new Error(`${name} at ${host}: ${answer.reason} (${answer.detail})`)
  return [
    `${name} answers at ${host}`,
    `it has to know ${origin ?? 'http://localhost:<port>'}/sign-on/back`,
    `roles by "${roleClaim.claim}", ${roleClaim.values.length} known`,
    localSignIn ? 'passwords work too' : 'passwords are off',
  ].join('; ')
}
