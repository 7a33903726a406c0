// The page of what changed between a round and an earlier one of the same use.

import { reviewByNumber } from '../../../db/queries/reviews'
import { decidedRounds } from '../../../db/queries/round-scores'
import { read } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { summaryLine } from '../../core/review/difference/summary'
import { type DifferencePage, shownDifference } from '../../core/review/difference/view'
import type { Services } from '../context'
import { notAllowed, notFound, notNow, type Refusal } from '../judgement/refusal'
import type { CaseRow } from '../judgement/with-review'
import { wordDiff } from '../judgement/word-diff'
import { offeringWords } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'
import { refusedAsRemoved } from '../privacy/contents-removed'
import { compareRounds, readRound } from './compare-rounds'
import { roundScore, scoreOfCase } from './round-scores'

type Context = Pick<Services, 'store' | 'clock' | 'questionnaires'>

/** `against` is the number of an earlier review; without one, or with one that is none, the round before. */
export async function loadDifference(
  ctx: Context,
  staff: Staff,
  { number, against }: { number: number; against: number | null },
): Promise<({ ok: true } & DifferencePage) | Refusal> {
  const { db } = ctx.store
  const [row] = await reviewByNumber(db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'review.compare', { decided })) return notAllowed()
  if (!row) return notFound()
  if (row.review.submittedAt === null) {
    return notNow('The vendor has not submitted: there is nothing to compare yet.')
  }
  const removed = await refusedAsRemoved(ctx, row.review)
  if (removed) return removed
  const { timeZone } = await readOrganisation(ctx)
  const rounds = (await decidedRounds(db, row.review))
    .filter((round) => round.number < number)
    .map((round) => roundScore(round, timeZone))
  const chosen = rounds.find((round) => round.number === against) ?? rounds.at(-1)
  const gone = await goneIn(ctx, chosen?.number ?? null)
  const pair = await readPair(ctx, row, gone ? null : (chosen?.number ?? null))
  const between = pair.was && compareRounds(pair.was, pair.now, ctx.questionnaires.frameworks)
  return {
    ok: true,
    number,
    vendor: row.vendor.name,
    offering: offeringWords(row.offering),
    use: row.use.title,
    earlier: rounds.map(({ number: other, round, on }) => ({ number: other, round, on })).reverse(),
    rounds: [...rounds, scoreOfCase(pair.now.file)],
    gone,
    difference: between && shownDifference(between, wordDiff),
    summary: between ? summaryLine(between) : '',
    mayReadAnswers: allows(staff, 'answers.read', { decided }),
  }
}

/** Says that an earlier round cannot be compared with, because its answers were removed; null where they are there. */
async function goneIn(ctx: Context, earlier: number | null): Promise<string | null> {
  const [other] = earlier === null ? [] : await reviewByNumber(ctx.store.db, earlier)
  const removed = other ? await refusedAsRemoved(ctx, other.review) : null
  return removed?.sentence ?? null
}

/** Definitions are read before: a frozen one never changes. */
async function readPair(ctx: Context, row: CaseRow, earlier: number | null) {
  const { store, questionnaires, clock } = ctx
  const [other] = earlier === null ? [] : await reviewByNumber(store.db, earlier)
  const now = { row, questionnaire: await questionnaires.frozen(row.review) }
  const was = other && { row: other, questionnaire: await questionnaires.frozen(other.review) }
  return read(store.db, function* (db) {
    return {
      was: was ? yield* readRound(db, was, clock.now()) : null,
      now: yield* readRound(db, now, clock.now()),
    }
  })
}
