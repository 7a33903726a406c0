// Which part of "Waiting on" an address asks for: whose reviews, which tier and vendor, and one group alone with its pages.
import { z } from 'zod'
import { searchKeyOf } from '../vendors/search-key'
import { waitingOns } from './waiting'

/** An unknown value in an address is dropped, never an error. */
const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

const wishSchema = z.object({
  whose: kept(z.literal('mine')),
  tier: kept(z.enum(['1', '2', '3'])),
  q: kept(z.string().trim().min(1).max(100)),
  on: kept(z.enum(waitingOns)),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type WaitingWish = z.output<typeof wishSchema>

/** Reads `?whose=mine&tier=1&q=acme&on=vendor&page=2`. */
export const readWaitingWish = (params: URLSearchParams): WaitingWish =>
  wishSchema.parse({ page: 1, ...Object.fromEntries(params) })

export interface Chaseable {
  tier: number
  vendorSearchKey: string
  ownerId: string
}

/** `staffId` is who asks. */
export function isWished(
  row: Chaseable,
  { whose, tier, q }: WaitingWish,
  staffId: string,
): boolean {
  return (
    (whose === undefined || row.ownerId === staffId) &&
    (tier === undefined || row.tier === Number(tier)) &&
    (q === undefined || row.vendorSearchKey.includes(searchKeyOf(q)))
  )
}
