// The findings of one review, and those that fired rules suggest.
import { findingsOf } from '../../../db/queries/findings'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { FindingView, SuggestedFinding } from '../../core/judgement/outcome-view'
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { Services } from '../context'
import { type FindingRow, staffName } from '../report/compose/ground'
import { type CaseFile, loadCase } from './load-case'
import { notAllowed, notFound, notNow, type Refusal } from './refusal'

export interface ReviewFindings {
  ok: true
  canRaise: boolean
  canChange: boolean
  findings: FindingView[]
  suggestions: SuggestedFinding[]
  questions: { id: string; prompt: string }[]
  /** Whom to suggest as owner: the contact at the vendor. */
  contact: string
}

export async function loadFindings(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  number: number,
): Promise<ReviewFindings | Refusal> {
  const [row] = await reviewByNumber(ctx.store.db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'finding.read', { decided })) return notAllowed()
  if (!row) return notFound()
  if (row.review.submittedAt === null) return notNow('Findings come after the vendor submitted.')
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const { file, findings } = await read(ctx.store.db, function* (db) {
    return {
      file: yield* loadCase(db, row, { questionnaire, now: ctx.clock.now() }),
      findings: yield* run(findingsOf(db, row.review.id)),
    }
  })
  const manages = allows(staff, 'finding.manage')
  const canRaise = manages && row.review.status === 'in review'
  return {
    ok: true,
    canRaise,
    canChange: manages,
    findings: findings.map((finding) => findingView(finding, file)),
    suggestions: canRaise ? suggestionsOf(file, findings) : [],
    questions: visibleQuestions(questionnaire, file.input).map(({ id, prompt }) => ({
      id,
      prompt,
    })),
    contact: row.contact.name,
  }
}

export function findingView(finding: FindingRow, file: Pick<CaseFile, 'staff'>): FindingView {
  const { number, severity, statement, impact, questionId } = finding
  const { treatment, owner, dueOn, status, revision } = finding
  return {
    ...{
      number,
      severity,
      statement,
      impact,
      questionId,
      treatment,
      owner,
      dueOn,
      status,
      revision,
    },
    raisedBy: staffName(file, finding.raisedById),
    raisedAt: finding.raisedAt.toISOString(),
  }
}

function suggestionsOf(
  { assessment }: CaseFile,
  findings: readonly FindingRow[],
): SuggestedFinding[] {
  const known = new Set(findings.map(({ questionId }) => questionId))
  const { knockouts, flags } = assessment.reviewed
  return [
    ...knockouts.map((rule) => ({ ...rule, severity: 'Critical' as const })),
    ...flags.map((rule) => ({ ...rule, severity: 'High' as const })),
  ]
    .filter(({ question }) => !known.has(question))
    .map(({ rule, question, severity, sentence }) => ({
      rule,
      questionId: question,
      severity,
      statement: sentence,
    }))
}
