// The report's JSON redone by a stranger: to the last digit, on 1,000 random sets of answers across the three tiers.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { assess } from '../../app/core/judgement/assessment'
import { reportRecord } from '../../app/core/report/record'
import { recompute as redo } from '../../app/core/verify/recompute'
import { caseDefinitions } from '../../app/services/judgement/definitions'
import { buildRecord } from '../../app/services/report/compose/record'
import { readGround } from '../../app/services/report/read-ground'
import { reviewByNumber } from '../../db/queries/reviews'
import { read } from '../../db/store'
import { answerSets, facts, given, goodAnswerSets, tier } from '../core/bank'
import { recompute } from '../core/recompute'
import { openTestStore } from '../support/store'
import { NOW, openCase } from './judgement-case'

it('holds all that it takes to redo the score, the domains and what each question cost', async () => {
  const ctx = await openCase(openTestStore)
  const [row] = await reviewByNumber(ctx.store.db, 1)
  const definitions = given(await caseDefinitions(ctx, 1))
  const ground = await read(ctx.store.db, (db) =>
    readGround(db, given(row), { definitions, now: NOW, version: 1, verifyUrl: null }),
  )
  fc.assert(
    fc.property(fc.oneof(answerSets, goodAnswerSets), facts, tier, (answers, intake, tier) => {
      const input = { ...ground.file.input, answers, intake, tier }
      const assessment = assess(input, [], new Map())
      const file = { ...ground.file, input, assessment, answers: new Map(), verdicts: [] }
      const text = canonicalJson(buildRecord({ ...ground, file }))
      const record = reportRecord.parse(JSON.parse(text))
      const { score, questions } = record
      // As `assay verify` redoes it, with arithmetic of its own.
      expect(redo(record)).toMatchObject({ ok: true, differences: [] })
      const redone = recompute({
        domains: score.domains,
        caps: score.caps,
        questions: questions.flatMap(({ scoring, ...question }) =>
          scoring ? [{ ...question, ...scoring }] : [],
        ),
      })
      expect(redone).toEqual({
        assured: score.assured,
        asStated: score.asStated,
        uncapped: { assured: score.uncappedAssured, asStated: score.uncappedAsStated },
        domains: score.domains.map((domain) => ({
          id: domain.id,
          assured: domain.assured,
          asStated: domain.asStated,
          uncapped: { assured: domain.uncappedAssured, asStated: domain.uncappedAsStated },
        })),
        contributions: score.contributions,
      })
      const lost = new Map(score.contributions.map((cost) => [cost.question, cost.lost]))
      for (const { id, scoring } of questions) {
        if (scoring) expect(scoring.lost).toBe(lost.get(id) ?? 0)
      }
    }),
    { numRuns: 1000 },
  )
}, 240_000)
