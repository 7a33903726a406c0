// Tells the lead of a review from colleagues who were given a part of it.
import { type RespondentScope, writableInScope } from '../../../db/queries/respond'
import type { Services } from '../context'

export async function isLead(
  { store }: Pick<Services, 'store'>,
  scope: RespondentScope,
): Promise<boolean> {
  const [review] = await writableInScope(store.db, scope)
  return review !== undefined && review.part === null
}
