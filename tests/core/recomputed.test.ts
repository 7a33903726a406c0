// The exported JSON redone by a stranger: to the last digit, on 1,000 random sets of answers in each of the three tiers' questionnaires.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { scoreExport } from '../../app/core/scoring/score-export'
import { answerSets, bank, facts, goodAnswerSets } from './bank'
import { recompute } from './recompute'

const points = z.number().nullable()
const pair = z.object({ assured: points, asStated: points })
/** What a stranger reads; everything else in the file is left unread. */
const exported = pair.extend({
  uncapped: pair,
  domains: z.array(pair.extend({ id: z.string(), weight: z.number(), uncapped: pair })),
  caps: z.array(z.object({ scope: z.string(), at: z.number() })),
  contributions: z.array(z.object({ question: z.string(), lost: z.number() })),
  questions: z.array(
    z.object({
      id: z.string(),
      domain: z.string(),
      weight: z.number(),
      exactCredit: z.string().nullable(),
      confidence: z.number(),
      inAssured: z.boolean(),
      inAsStated: z.boolean(),
    }),
  ),
})

const asOfs = fc.constantFrom('2026-11-21', '2027-12-01', '2027-12-02', '2028-02-29')

test.each([1, 2, 3] as const)(
  'tier %i: the pair, the pair before caps, every domain and every contribution',
  (tier) => {
    let capped = 0
    fc.assert(
      fc.property(fc.oneof(answerSets, goodAnswerSets), facts, asOfs, (answers, intake, asOf) => {
        const text = JSON.stringify(
          scoreExport({ questionnaire: bank, tier, intake, answers, asOf, submitted: true }),
        )
        const said = exported.parse(JSON.parse(text))
        const { assured, asStated, uncapped, contributions } = said
        if (assured !== uncapped.assured) capped++
        expect(recompute(said)).toEqual({
          ...{ assured, asStated, uncapped, contributions },
          domains: said.domains.map(({ weight: _known, ...domain }) => domain),
        })
      }),
      { numRuns: 1000 },
    )
    expect(capped).toBeGreaterThan(0)
  },
  120_000,
)
