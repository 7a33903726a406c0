// Setting another tier than the rule gave: upwards free, downwards only in somebody's name and for a reason.
import { z } from 'zod'
import type { Tier } from '../schedule/re-review'

const short = z.string().trim().max(200, 'Use at most 200 characters')

export const tierChangeSchema = z.object({
  revision: z.coerce.number<string | number>().int().min(1),
  tier: z
    .enum(['1', '2', '3'], 'Choose a tier')
    .transform((tier): Tier => (tier === '1' ? 1 : tier === '2' ? 2 : 3)),
  reason: z.string().trim().max(2000, 'Use at most 2000 characters').default(''),
  answerable: short.default(''),
})

export type TierChangeInput = z.output<typeof tierChangeSchema>

export type TierChangeChecked = { ok: true } | { ok: false; errors: Record<string, string> }

/** Tier 1 is the highest, so a greater number is a downgrade. */
export function checkTierChange(
  from: number,
  { tier, reason, answerable }: Pick<TierChangeInput, 'tier' | 'reason' | 'answerable'>,
): TierChangeChecked {
  if (tier === from) return { ok: false, errors: { tier: `This use is in Tier ${from} already` } }
  const errors: Record<string, string> = {}
  if (tier > from && reason === '') errors.reason = 'Say why a lower tier is enough'
  if (tier > from && answerable === '') errors.answerable = 'Name who answers for the lower tier'
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true }
}
