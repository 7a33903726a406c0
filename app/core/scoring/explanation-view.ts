/** The whole answer to "why 68?", as plain data: what its page, its JSON and its sheet are made from. */
import type { VerdictWord } from '../judgement/view'
import { reviewLabel } from '../review/number'
import type { PlainDate } from '../schedule/plain-date'
import type { Adjustment } from './adjustments'
import type { Explanation } from './explanation'
import type { Coverage, FiredCap, FiredKnockout, FiredRule, Pair, Score } from './result'
import type { WouldMove } from './what-would-move'

/** Ours says everything that a reviewer may see; the vendor's is fit to be handed to the vendor. */
export type Reader = 'us' | 'vendor'

/** Any other text is ours: nobody hands out a copy by mistyping. */
export const readReader = (text: string | null): Reader => (text === 'vendor' ? 'vendor' : 'us')

export interface ExplainedMove {
  question: string
  prompt: string
  kind: 'answer' | 'proof'
  sentence: string
}

export type ExplainedWay = Omit<WouldMove, 'moves'> & { heading: string; moves: ExplainedMove[] }

export interface ExplainedAdjustment extends Adjustment {
  prompt: string
  verdict: VerdictWord
  /** Null in the vendor's copy. */
  reason: string | null
}

export interface ExplanationView extends Explanation, Pair {
  for: Reader
  number: number
  vendor: string
  offering: string
  organisation: string
  tier: number
  asOf: PlainDate
  questionnaire: { slug: string; version: number; hash: string; title: string }
  engine: 1
  statusSentence: string | null
  uncapped: Pair
  band: Score['band']
  /** Both null in the vendor's copy. */
  residual: Score['residual']
  proposal: Score['proposal']
  coverage: Coverage
  caps: FiredCap[]
  flags: FiredRule[]
  knockouts: FiredKnockout[]
  automatic: Pair & { uncapped: Pair }
  adjustments: ExplainedAdjustment[]
  /** Answers and proofs, and proofs alone; null at the highest band and without a score. */
  wouldMove: { any: ExplainedWay | null; proofs: ExplainedWay | null }
  /** What this copy does not say, in words; empty in ours. */
  leftOut: string[]
}

/** The vendor's copy: the same figures, without what is ours alone. */
export function forVendor(view: ExplanationView): ExplanationView {
  return {
    ...view,
    for: 'vendor',
    residual: null,
    proposal: null,
    adjustments: view.adjustments.map((adjustment) => ({ ...adjustment, reason: null })),
    leftOut: [
      'why reviewers set a credit, who they are, and their notes',
      'the residual risk and what is proposed or decided',
      'the purpose and the data that the product is used for',
    ],
  }
}

export const explanationFileName = (view: ExplanationView, extension: 'csv' | 'json'): string =>
  `${reviewLabel(view.number)}-why${view.for === 'vendor' ? '-for-vendor' : ''}.${extension}`
