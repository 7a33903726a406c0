// The findings of one review with what happened to each, and those that fired rules suggest.
import { auditOfReviewKinds } from '../../../db/queries/audit'
import { findingsOf, suggestionWordsOf } from '../../../db/queries/findings'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import {
  type DismissedFinding,
  dismissalOf,
  type SuggestedFinding,
  suggestionsFrom,
} from '../../core/findings/suggestion'
import { type FindingView, isOverdue } from '../../core/findings/view'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { actorWords, type FindingRow, staffName } from '../report/compose/ground'
import { evidenceTitle } from '../report/compose/questions'
import { closureOf } from './finding-closure'
import { firedIn } from './finding-ground'
import { findingHistory, findingKinds } from './finding-history'
import { type CaseFile, keptCase } from './load-case'
import { notAllowed, notFound, notNow, type Refusal } from './refusal'

export interface ReviewFindings {
  ok: true
  canRaise: boolean
  canChange: boolean
  findings: FindingView[]
  suggestions: SuggestedFinding[]
  dismissed: DismissedFinding[]
  questions: { id: string; prompt: string }[]
  /** What can be named as showing that a finding is closed. */
  evidence: { id: string; title: string }[]
  /** Whom to suggest as owner: the contact at the vendor. */
  contact: string
}

interface Loaded {
  file: CaseFile
  findings: readonly FindingRow[]
  words: Awaited<ReturnType<typeof suggestionWordsOf>>
  events: Awaited<ReturnType<typeof auditOfReviewKinds>>
  /** In the organisation's zone. */
  today: string
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
  const now = ctx.clock.now()
  const loaded = await read(ctx.store.db, function* (db) {
    const file = yield* keptCase(db, row, { questionnaire, now })
    return {
      file,
      findings: yield* run(findingsOf(db, row.review.id)),
      words: yield* run(suggestionWordsOf(db, row.review.id)),
      events: yield* run(auditOfReviewKinds(db, row.review.id, findingKinds)),
      today: dateIn(file.organisation.timeZone, now),
    }
  })
  const manages = allows(staff, 'finding.manage')
  const canRaise = manages && row.review.status === 'in review'
  const { frameworks } = ctx.questionnaires
  return {
    ok: true,
    canRaise,
    canChange: manages,
    findings: loaded.findings.map((finding) => findingView(finding, loaded)),
    ...(canRaise ? suggestedIn(loaded) : { suggestions: [], dismissed: [] }),
    questions: visibleQuestions(questionnaire, loaded.file.input).map(({ id, prompt }) => ({
      id,
      prompt,
    })),
    evidence: loaded.file.evidence.map(({ id, register, kind }) => ({
      id,
      title: `${register} ${evidenceTitle(frameworks, kind)}`,
    })),
    contact: row.contact.name,
  }
}

function findingView(finding: FindingRow, { file, events, today }: Loaded): FindingView {
  const { number, severity, statement, impact, questionId, treatment } = finding
  const { owner, dueOn, status, rule, revision } = finding
  return {
    ...{ number, severity, statement, impact, questionId, treatment },
    ...{ owner, dueOn, status, rule, revision },
    overdue: isOverdue(finding, today),
    raisedBy: staffName(file, finding.raisedById),
    raisedAt: finding.raisedAt.toISOString(),
    closure: closureOf(finding, file),
    history: findingHistory(events, number, (actor) => actorWords(file, actor)),
  }
}

function suggestedIn({ file, findings, words, today }: Loaded) {
  const all = suggestionsFrom(firedIn(file), { findings, today })
  return {
    suggestions: all.filter(({ rule }) => dismissalOf(words, rule) === null),
    dismissed: all.flatMap((suggestion): DismissedFinding[] => {
      const word = dismissalOf(words, suggestion.rule)
      if (!word) return []
      const by = staffName(file, word.byId)
      return [{ ...suggestion, reason: word.reason, by, at: word.at.toISOString() }]
    }),
  }
}
