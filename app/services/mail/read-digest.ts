// Reads what the weekly mail is made from: once what stands in the portal, then what of it is one person's.
import { allConditions } from '../../../db/queries/conditions'
import { failedMailsSince, judgesAtWork, reviewsLookedAfter } from '../../../db/queries/digest'
import { read } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { conditionState } from '../../core/judgement/condition'
import { type DigestGround, type DigestGroup, digestOf } from '../../core/mail/digest'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { listApprovals } from '../reviews/list-approvals'
import { readLapses } from '../reviews/read-lapses'
import { reviewSummaries } from '../reviews/review-summaries'
import { offeringWords } from './invitation-facts'
import { colleagues } from './tell-staff'

type Context = Pick<Services, 'store' | 'clock' | 'mailer'>

/** Mail that failed longer ago was told of before. */
const FAILED_LATELY_MS = 14 * 24 * 60 * 60 * 1000

export async function digestFor(
  ctx: Context,
  person: Staff,
  ground: DigestGround,
): Promise<DigestGroup[]> {
  return digestOf(person, ground, await listApprovals(ctx, person))
}

export async function readDigestGround(ctx: Context): Promise<DigestGround> {
  const { db } = ctx.store
  const now = ctx.clock.now()
  const today = dateIn((await readOrganisation(ctx)).timeZone, now)
  const looked = await lookedAfter(ctx)
  const judges = await judgesAtWork(db)
  const conditions = await allConditions(db)
  const [failed] = await failedMailsSince(db, new Date(now.getTime() - FAILED_LATELY_MS))
  const summaries = await reviewSummaries(ctx, {})
  const about = new Map(summaries.map((row) => [row.number, row]))
  return {
    reviews: summaries.flatMap((row) => {
      const { caretakerId, snoozed } = looked.get(row.id) ?? {}
      if (caretakerId === undefined) return []
      const reviewerIds = judges
        .filter(({ reviewId }) => reviewId === row.id)
        .map(({ byId }) => byId)
      const put = snoozed ? snoozed.until > today : false
      return [{ ...row, caretakerId, snoozed: put, reviewerIds }]
    }),
    conditions: conditions
      .filter(({ review }) => review.status === 'decided')
      .map(({ condition, review, vendor, offering }) => ({
        ...condition,
        condition: condition.number,
        number: review.number,
        vendor: vendor.name,
        offering: offeringWords(offering),
        state: conditionState(condition, today),
        caretakerId: looked.get(condition.reviewId)?.caretakerId ?? null,
      })),
    lapsed: [...(await readLapses(ctx)).values()].flatMap(({ number, requesterId, lapses }) =>
      lapses.map(({ sentence }) => ({
        number,
        ...nameOf(about.get(number)),
        requesterId,
        sentence,
      })),
    ),
    failedMails: failed?.rows ?? 0,
  }
}

const nameOf = (row: { vendor: string; offering: string } | undefined) => ({
  vendor: row?.vendor ?? '',
  offering: row?.offering ?? '',
})

/** By review: its owner, or whoever launched it; null where both have left. */
async function lookedAfter({ store: { db } }: Context) {
  const present = new Set((await read(db, colleagues)).map(({ id }) => id))
  const rows = await reviewsLookedAfter(db)
  return new Map(
    rows.map(({ id, ownerId, launchedById, snoozed }) => {
      const caretakerId = [ownerId, launchedById].find((one) => one !== null && present.has(one))
      return [id, { caretakerId: caretakerId ?? null, snoozed }]
    }),
  )
}
