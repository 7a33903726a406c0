// Sets another tier for a use by hand, with who answers for it and why.
import { appendAudit } from '../../../db/queries/audit'
import { filedUse, setUseTier } from '../../../db/queries/uses'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { checkTierChange, type TierChangeInput } from '../../core/uses/change-tier'
import type { Services } from '../context'

export type TierChanged =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'no such use' | 'refused' | 'changed meanwhile' }
  | { ok: false; reason: 'not enough'; errors: Record<string, string> }

/** Reviews that were sent keep the tier they were sent with; a draft is sent with the new one. */
export async function changeTier(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  useId: string,
  input: TierChangeInput,
): Promise<TierChanged> {
  if (!allows(staff, 'use.changeTier')) return { ok: false, reason: 'not allowed' }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [found] = yield* run(filedUse(tx, useId))
    if (found === undefined) return { ok: false, reason: 'no such use' } as const
    const from = found.use.tier
    if (from === null) return { ok: false, reason: 'refused' } as const
    const checked = checkTierChange(from, input)
    if (!checked.ok) return { ok: false, reason: 'not enough', errors: checked.errors } as const
    const by = input.answerable || staff.name
    const reason = input.reason || 'a stricter look is wanted'
    const tierChange = { from, by, reason, at: at.toISOString() }
    const changed = yield* run(
      setUseTier(tx, { id: useId, revision: input.revision }, { tier: input.tier, tierChange }),
    )
    if (changed.length === 0) return { ok: false, reason: 'changed meanwhile' } as const
    const payload = { useId, from, to: input.tier, reason: `${reason} (${by})` }
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'use tier changed', reviewId: null, payload },
    ])
    return { ok: true } as const
  })
}
