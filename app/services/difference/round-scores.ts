// The scores of a use's rounds in the order in which they were decided.
import { type DecidedRound, decidedRounds } from '../../../db/queries/round-scores'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { makesCourse, type RoundScorePoint } from '../../core/review/round-score'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import type { CaseFile } from '../judgement/load-case'
import { offeringWords } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'

export function roundScore(row: DecidedRound, timeZone: string): RoundScorePoint {
  const { number, round, decidedAt, assuredTenths, asStatedTenths, residual } = row
  return {
    ...{ number, round },
    on: dateIn(timeZone, decidedAt ?? new Date(0)),
    assured: assuredTenths === null ? null : assuredTenths / 10,
    asStated: asStatedTenths === null ? null : asStatedTenths / 10,
    level: residual,
    decided: true,
  }
}

/** Of a round that may be open still. */
export function scoreOfCase({ row, assessment, moment }: CaseFile): RoundScorePoint {
  const { number, round, decidedAt } = row.review
  const { assured, asStated, residual: level } = assessment.reviewed
  return { number, round, on: moment.on, assured, asStated, level, decided: decidedAt !== null }
}

/** Scores are for those who may have them explained once a review is decided. */
const maySee = (staff: Staff): boolean => allows(staff, 'review.compare', { decided: true })

/** Up to this review; empty where there are fewer than two, or the reader may not see scores. */
export async function scoresUpTo(
  ctx: Pick<Services, 'store'>,
  staff: Staff,
  review: { number: number; useId: string; offeringId: string },
): Promise<RoundScorePoint[]> {
  if (!maySee(staff)) return []
  const rows = await decidedRounds(ctx.store.db, review)
  const { timeZone } = await readOrganisation(ctx)
  const upTo = rows.filter(({ number }) => number <= review.number)
  return makesCourse(upTo) ? upTo.map((row) => roundScore(row, timeZone)) : []
}

export interface UseCourse {
  useId: string
  use: string
  offering: string
  rounds: RoundScorePoint[]
}

/** Of every use of a vendor's offerings that was decided more than once. */
export async function coursesOfVendor(
  ctx: Pick<Services, 'store'>,
  staff: Staff,
  vendorId: string,
): Promise<UseCourse[]> {
  if (!maySee(staff)) return []
  const rows = await decidedRounds(ctx.store.db, { vendorId })
  const { timeZone } = await readOrganisation(ctx)
  const byUse = new Map<string, DecidedRound[]>()
  for (const row of rows) {
    const key = `${row.useId} ${row.offeringId}`
    byUse.set(key, [...(byUse.get(key) ?? []), row])
  }
  return [...byUse.values()].flatMap((rounds) => {
    const [first] = rounds
    if (!first || !makesCourse(rounds)) return []
    return {
      useId: first.useId,
      use: first.useTitle,
      offering: offeringWords(first.offering),
      rounds: rounds.map((row) => roundScore(row, timeZone)),
    }
  })
}
