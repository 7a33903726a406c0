// Writes a change down and opens the questions that depend on it, in one transaction with the record of both.
import { appendAudit } from '../../../db/queries/audit'
import { type ChangeRow, insertChange } from '../../../db/queries/changes'
import { type Db, run, type Work } from '../../../db/store'
import type { AuditActor } from '../../core/audit/events'
import type { ChangeKind } from '../../core/changes/kinds'
import type { Services } from '../context'
import { joinOpenRound, prepareRound, type RoundPrepared } from '../rounds/prepare-round'
import type { Target } from './look-ahead'

export interface ToWrite {
  row: Omit<ChangeRow, 'withdrawnAt' | 'withdrawnById' | 'withdrawnReason'>
  kind: ChangeKind
  targets: readonly Target[]
  actor: AuditActor
}

type Prepared = Extract<RoundPrepared, { ok: true }>

/** Resolves to the rounds that look into it; a review in which no question depends on it is told and left alone. */
export function* writeChange(
  tx: Db,
  ctx: Pick<Services, 'ids'>,
  { row, kind, targets, actor }: ToWrite,
): Work<Prepared[]> {
  yield* run(insertChange(tx, row))
  const rounds: Prepared[] = []
  for (const { touched, open, decided } of targets) {
    const { questionIds } = touched
    const about = { because: kind.because, changeId: row.id, at: row.at, actor, questionIds }
    const wanted = { ...about, kind: 'change' } as const
    if (open) rounds.push(sound(yield* joinOpenRound(tx, open, wanted)))
    else if (decided && questionIds.length > 0) {
      const { dueOn } = row
      rounds.push(sound(yield* prepareRound(tx, ctx, { ...wanted, prior: decided, dueOn })))
    }
  }
  const payload = {
    ...{ changeId: row.id, changeKind: row.kind, title: kind.title, offeringId: row.offeringId },
    ...{ useId: row.useId, source: row.source, rounds: rounds.map(({ number }) => number) },
  }
  const told = targets.flatMap(({ decided }) => (decided ? [decided.id] : []))
  for (const reviewId of told.length > 0 ? told : [null]) {
    yield* appendAudit(tx, { at: row.at, actor }, [{ kind: 'change recorded', reviewId, payload }])
  }
  return rounds
}

/** The targets were read in this transaction, so a refusal here would be a fault of ours. */
function sound(prepared: RoundPrepared): Prepared {
  if (prepared.ok) return prepared
  throw new Error(prepared.sentence)
}
