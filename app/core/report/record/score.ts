// The published score with everything needed to redo it by hand.
import { z } from 'zod'
import { band, points, riskLevel } from './common'

export const scoredDomain = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Share of the overall before renormalising, 0–100. */
  weight: z.number().min(0),
  assured: points,
  asStated: points,
  /** The same two before any cap. */
  uncappedAssured: points,
  uncappedAsStated: points,
  band: band.nullable(),
  answered: z.int().min(0),
  visible: z.int().min(0),
  withEvidence: z.int().min(0),
  /** Assured in the round before; null where there was none. */
  previousAssured: points,
})

/** A red answer, a knock-out or a cap: a named rule with the sentence people read. */
export const firedRule = z.strictObject({
  id: z.string(),
  questionId: z.string().nullable(),
  sentence: z.string(),
})

export const knockout = firedRule.extend({
  waivable: z.boolean(),
  /** Id of the waiver that lifts it, 'W-01'. */
  waiver: z.string().nullable(),
})

export const cap = firedRule.extend({
  /** The red questions that put it in force. */
  questions: z.array(z.string()),
  /** 'overall' or the id of a domain. */
  scope: z.string(),
  at: z.number().min(0).max(100),
})

/** What the engine said before any reviewer's word; kept when a verdict changed the outcome. */
export const automaticScore = z.strictObject({
  assured: points,
  asStated: points,
  band: band.nullable(),
  residual: riskLevel.nullable(),
  proposal: z.string().nullable(),
})

export const score = z.strictObject({
  assured: points,
  asStated: points,
  uncappedAssured: points,
  uncappedAsStated: points,
  domains: z.array(scoredDomain),
  flags: z.array(firedRule),
  knockouts: z.array(knockout),
  caps: z.array(cap),
  /** Rules that say something without an effect on the score. */
  notes: z.array(firedRule),
  band: band.nullable(),
  residual: riskLevel.nullable(),
  /** 'approve', 'do not use' …: the engine's suggestion, in words. */
  proposal: z.string().nullable(),
  /** Points each question cost, one decimal; they sum to 100 − uncapped assured. */
  contributions: z.array(z.strictObject({ question: z.string(), lost: z.number() })),
  coverage: z.strictObject({
    visible: z.int().min(0),
    answered: z.int().min(0),
    withEvidence: z.int().min(0),
    notApplicable: z.int().min(0),
    hidden: z.int().min(0),
  }),
  /** How the next band would be reached, then one sentence for each change; empty at the highest. */
  wouldMove: z.array(z.string()),
  /** What each verdict did, in the order they were given; the effects sum to the reviewers' difference. */
  adjustments: z.array(
    z.strictObject({
      question: z.string(),
      /** The credit before and after; null where the answer took part in no sum. */
      from: points,
      to: points,
      /** Points of assured, before caps; null where there is no score. */
      effect: z.number().nullable(),
    }),
  ),
  automatic: automaticScore.nullable(),
})
