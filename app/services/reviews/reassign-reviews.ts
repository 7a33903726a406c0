// Gives reviews to another colleague to look after: the vendor's mails name them from then on.
import { setOwner } from '../../../db/queries/chase'
import { allUsers } from '../../../db/queries/people'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { asStaff } from '../../core/people/user'
import { compareNames } from '../../core/vendors/search-key'
import type { Services } from '../context'
import { wrongField } from '../judgement/refusal'
import { changeMany } from './change-many'

/** Who may look after reviews, in the order of their names. */
export async function listOwners({ store }: Pick<Services, 'store'>) {
  const users = await allUsers(store.db)
  return users
    .filter((user) => user.active && allows(asStaff(user), 'review.launch'))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => compareNames(a.name, b.name))
}

export async function reassignReviews(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  asked: { numbers: readonly number[]; ownerId: string; reason: string },
) {
  const { numbers, ownerId, reason } = asked
  const owner = (await listOwners(ctx)).find(({ id }) => id === ownerId)
  if (owner === undefined) {
    return wrongField('ownerId', 'Choose a colleague who may launch reviews')
  }
  const about = { numbers, action: 'review.chase' } as const
  return changeMany(ctx, staff, about, function* (tx, { review }) {
    const fromId = review.ownerId ?? review.launchedById
    if (review.status === 'closed' || review.status === 'cancelled') {
      return { ok: false, sentence: `It is ${review.status}: nobody has to look after it.` }
    }
    if (fromId === ownerId) return { ok: true, events: [] }
    yield* run(setOwner(tx, review.id, ownerId))
    const payload = { fromId, toId: ownerId, to: owner.name, reason }
    return { ok: true, events: [{ kind: 'review reassigned', reviewId: review.id, payload }] }
  })
}
