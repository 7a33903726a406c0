// Whether a use can be drafted into a review, read before anything is written.
import { listedReviews, type ReviewRow, reviewById } from '../../../db/queries/reviews'
import { filedUse } from '../../../db/queries/uses'
import { vendorByDomain } from '../../../db/queries/vendors'
import { type Db, run, type Work } from '../../../db/store'
import type { CompiledIntake } from '../../core/intake/compile'
import type { IntakeFacts } from '../../core/intake/facts'
import type { SubjectInput } from '../../core/review/launch-input'
import { isOpen } from '../../core/review/lifecycle'
import type { Tier } from '../../core/schedule/re-review'
import { searchKeyOf } from '../../core/vendors/search-key'
import { readUseFacts, type UseRow } from '../uses/use-facts'

export interface DraftGround {
  ok: true
  use: UseRow
  tier: Tier
  facts: IntakeFacts
  /** The review with this draft's id where it was saved before. */
  draft: ReviewRow | null
}

export type DraftRefused =
  | { ok: false; reason: 'no such use' }
  /** The domain is that of a vendor with another name: it is offered instead of a second one. */
  | { ok: false; reason: 'vendor known'; vendor: { id: string; name: string; domain: string } }
  | { ok: false; reason: 'already under review'; number: number }

export function* draftGround(
  tx: Db,
  asked: SubjectInput & { domain: string },
  intake: CompiledIntake,
): Work<DraftGround | DraftRefused> {
  const [found] = yield* run(filedUse(tx, asked.useId))
  const facts = found && readUseFacts(found.use, intake)
  const [draft = null] = yield* run(reviewById(tx, asked.draftId))
  if (!found || !facts?.ok || (draft && draft.useId !== asked.useId)) {
    return { ok: false, reason: 'no such use' }
  }
  const reviews = yield* run(listedReviews(tx, { useId: asked.useId }))
  const other = reviews.find(({ id, status }) => isOpen(status) && id !== asked.draftId)
  if (other) return { ok: false, reason: 'already under review', number: other.number }
  const [known] = yield* run(vendorByDomain(tx, asked.domain))
  if (known && !isMeant(known, asked.vendor)) {
    const { id, name, domain } = known
    return { ok: false, reason: 'vendor known', vendor: { id, name, domain } }
  }
  return { ok: true, use: found.use, tier: facts.tier, facts: facts.facts, draft }
}

/** The vendor whose domain was typed is meant when its name was typed too, or when it was picked. */
function isMeant(
  known: { id: string; name: string },
  typed: { name: string; known?: string | undefined },
): boolean {
  return typed.known === known.id || searchKeyOf(known.name) === searchKeyOf(typed.name)
}
