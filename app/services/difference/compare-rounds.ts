// Reads two rounds at one moment and compares them.
import { conditionsOf } from '../../../db/queries/conditions'
import { findingsOf } from '../../../db/queries/findings'
import { type Db, run } from '../../../db/store'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { type Difference, difference } from '../../core/review/difference'
import { type CaseFile, loadCase } from '../judgement/load-case'
import type { PriorRound } from '../judgement/prior-round'
import type { RoundCase } from '../judgement/round-case'
import { roundFacts } from './round-facts'

/** A round as it was decided, with what became of its findings and conditions since. */
export function* readRound(db: Db, { row, questionnaire }: PriorRound, now: Date) {
  return yield* withFindings(db, yield* loadCase(db, row, { questionnaire, now }))
}

/** A case that is read already, with what was found and asked for in it. */
export function* withFindings(db: Db, file: CaseFile) {
  const { id } = file.row.review
  return {
    file,
    findings: yield* run(findingsOf(db, id)),
    conditions: yield* run(conditionsOf(db, id)),
  } satisfies RoundCase as RoundCase
}

export const compareRounds = (was: RoundCase, now: RoundCase, frameworks: Frameworks): Difference =>
  difference(roundFacts(was, frameworks), roundFacts(now, frameworks))
