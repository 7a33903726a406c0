// The score as reviewers and approvers read it: the pair, what capped it, and what the engine proposes and why.
import type { ScoreView } from '../../core/judgement/view'
import { wouldMove } from '../report/compose/score'
import { evidenceToll } from './evidence-view'
import type { CaseFile } from './load-case'

export function scoreView(file: CaseFile): ScoreView {
  const { assessment } = file
  const { automatic, reviewed, standing } = assessment
  return {
    assured: reviewed.assured,
    asStated: reviewed.asStated,
    uncapped: reviewed.uncapped,
    caps: reviewed.caps.map(({ rule, sentence, scope, at }) => ({ rule, sentence, scope, at })),
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
      return `a knock-out stands: ${knockouts.find(({ waived }) => !waived)?.sentence ?? ''}`
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
