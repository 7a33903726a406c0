// The score as reviewers and approvers read it: the pair, what capped it, and what the engine proposes and why.
import { type Adjustment, type Adjustments, adjustmentsIn } from '../../core/judgement/adjustments'
import type { ScoreView } from '../../core/judgement/view'
import { staffName } from '../report/compose/ground'
import { verdictWords } from '../report/compose/questions'
import { wouldMove } from '../report/compose/score'
import { evidenceToll } from './evidence-view'
import type { CaseFile } from './load-case'

export function scoreView(
  file: CaseFile,
  { steps, sum }: Adjustments = adjustmentsIn(file.input, file.assessment.standing),
): ScoreView {
  const { automatic, reviewed, standing } = file.assessment
  return {
    assured: reviewed.assured,
    asStated: reviewed.asStated,
    uncapped: reviewed.uncapped,
    caps: reviewed.caps,
    flags: reviewed.flags,
    knockouts: reviewed.knockouts,
    notes: reviewed.notes,
    band: reviewed.band,
    residual: reviewed.residual,
    proposal: reviewed.proposal,
    because: proposalReason(reviewed),
    statusSentence: reviewed.statusSentence,
    coverage: reviewed.coverage,
    toll: evidenceToll(file),
    domains: reviewed.domains.map(({ id, name, weight, assured, asStated, band }) => ({
      id,
      name,
      weight,
      assured,
      asStated,
      band,
    })),
    wouldMove: wouldMove(reviewed),
    automatic: {
      assured: automatic.assured,
      asStated: automatic.asStated,
      uncapped: automatic.uncapped,
    },
    judged: standing.size,
    adjustments: { steps: steps.map((step) => adjustmentView(step, file)), sum },
  }
}

function adjustmentView({ verdict, before, after, ...step }: Adjustment, file: CaseFile) {
  return {
    question: verdict.questionId,
    word: verdictWords(verdict),
    from: step.from,
    to: step.to,
    reason: verdict.reason,
    by: staffName(file, verdict.byId),
    before: before.assured,
    after: after.assured,
    effect: step.effect,
  }
}

/** Why the engine proposes what it proposes, to follow "because". */
function proposalReason({
  proposal,
  band,
  flags,
  knockouts,
}: CaseFile['assessment']['reviewed']): string | null {
  const reds = flags.length === 1 ? 'one red flag' : `${flags.length} red flags`
  switch (proposal) {
    case null:
      return null
    case 'do not use':
      return `a knock-out stands: ${withoutStop(knockouts.find(({ waived }) => !waived)?.sentence ?? '')}`
    case 'close as no AI':
      return 'the vendor says that the product contains no AI'
    case 'approve':
      return `assurance is ${band} and no red flag fired`
    case 'reject':
      return 'assurance is weak'
    case 'approve with conditions':
      return band === 'conditional'
        ? `assurance is conditional${flags.length > 0 ? ` and ${reds} fired` : ''}`
        : `assurance is ${band}, but ${reds} fired`
  }
}

/** A rule's sentence ends with a full stop, and the sentence around it with its own. */
const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '')
