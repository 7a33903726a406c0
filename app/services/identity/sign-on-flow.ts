// One sign-in at the identity provider, from the button to the answer: what this browser holds, and that it counts once.
import { z } from 'zod'
import { forgetSignOnReturns, spendSignOnReturn } from '../../../db/queries/sign-on'
import { run } from '../../../db/store'
import type { Secrets } from '../../ports/secrets'
import type { FlowSecrets } from '../../ports/sign-on/sign-on'
import type { Services } from '../context'

export const FLOW_MINUTES = 10

const heldSchema = z.object({
  token: z.string().max(100),
  /** The page to open afterwards: a path, or null. */
  onward: z.string().max(600).nullable(),
  /** Milliseconds since 1970. */
  until: z.number().int(),
  seal: z.string().max(100),
})

/** What lies in the browser's cookie meanwhile. */
export type HeldFlow = z.infer<typeof heldSchema>

export function beginFlow(
  { clock, ids, secrets }: Pick<Services, 'clock' | 'ids' | 'secrets'>,
  onward: string | null,
): HeldFlow {
  const flow = {
    token: ids.token(),
    // A cookie has little room, and a longer address is a filter that can be set again.
    onward: onward !== null && onward.length <= 600 ? onward : null,
    until: clock.now().getTime() + FLOW_MINUTES * 60_000,
  }
  return { ...flow, seal: secrets.hash('sign-on', sealed(flow)) }
}

/** Null where the cookie is not one that this portal gave, or is more than ten minutes old. */
export function readFlow(
  { clock, secrets }: Pick<Services, 'clock' | 'secrets'>,
  held: unknown,
): HeldFlow | null {
  const read = heldSchema.safeParse(held)
  if (!read.success) return null
  if (!secrets.matches('sign-on', sealed(read.data), read.data.seal)) return null
  return read.data.until > clock.now().getTime() ? read.data : null
}

/** Derived, so that neither the cookie nor the database holds what the provider has to see again. */
export function flowSecrets(secrets: Secrets, { token }: Pick<HeldFlow, 'token'>): FlowSecrets {
  return {
    state: secrets.deriveToken('sign-on', `state ${token}`),
    nonce: secrets.deriveToken('sign-on', `nonce ${token}`),
    verifier: secrets.hash('sign-on', `verifier ${token}`),
  }
}

/** True the first time, on whichever process; false for ever after. */
export function spendFlow(
  { store, clock, secrets }: Pick<Services, 'store' | 'clock' | 'secrets'>,
  { token, until }: HeldFlow,
): Promise<boolean> {
  const now = clock.now()
  const flowHash = secrets.hash('sign-on', `used ${token}`)
  return store.transact(function* (tx) {
    yield* run(forgetSignOnReturns(tx, now))
    const used = yield* run(spendSignOnReturn(tx, { flowHash, expiresAt: new Date(until) }))
    return used.length === 1
  })
}

const sealed = ({ token, onward, until }: Omit<HeldFlow, 'seal'>): string =>
  `flow ${JSON.stringify([token, onward, until])}`
