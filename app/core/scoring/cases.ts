/** Worked cases beside a questionnaire: tests, previews, and its specification for people who do not code. */
import { deriveIntake, parseIntake } from '../intake/answers'
import type { CompiledIntake } from '../intake/compile'
import { assessTier, type TierAssessment } from '../intake/tier'
import { type ParsedAnswers, parseAnswers } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { standingContradictions } from '../questionnaire/contradictions'
import { kindOf } from '../questionnaire/kinds/registry'
import type { PlainDate } from '../schedule/plain-date'
import type { WorkedCase, WorkedCases } from './case-file'
import type { Score } from './result'
import { scoreReview } from './score'

export interface CaseOutcome {
  id: string
  title: string
  assessment: TierAssessment
  /** Null for a case about the tier alone, and for a refused use. */
  score: Score | null
  /** One line for everything that is not as expected: none means that the case holds. */
  differences: string[]
}

export function runCases(
  questionnaire: CompiledQuestionnaire,
  intake: CompiledIntake,
  file: WorkedCases,
): CaseOutcome[] {
  return file.cases.map((worked) => runCase(questionnaire, intake, { file, worked }))
}

interface Beside {
  file: WorkedCases
  worked: WorkedCase
}

function runCase(
  questionnaire: CompiledQuestionnaire,
  intake: CompiledIntake,
  { file, worked }: Beside,
): CaseOutcome {
  const { id, title, use } = worked
  const facts = parseIntake(intake, { ...file.uses[use], ...worked.with })
  const problems = file.uses[use] ? [] : [{ path: 'use', message: `there is no ${use}` }]
  if (!facts.ok) problems.push(...facts.problems)
  const assessment = assessTier(intake, facts.ok ? facts.answers : {})
  const asOf = worked.asOf ?? file.asOf
  const answers = worked.vendor ? answersOf(questionnaire, { file, worked }, asOf) : null
  if (answers && !answers.ok) problems.push(...answers.problems)
  if (problems.length > 0 || !facts.ok) {
    const differences = problems.map(({ path, message }) => `${path}: ${message}`)
    return { id, title, assessment, score: null, differences }
  }
  const asked =
    answers?.ok && assessment.tier !== null
      ? {
          tier: assessment.tier,
          intake: deriveIntake(facts.answers),
          answers: answers.answers,
        }
      : null
  const { submitted = true, waived = [] } = worked
  const score = asked && scoreReview({ questionnaire, ...asked, asOf, submitted, waived })
  const standing = asked && standingContradictions(questionnaire, asked, asOf)
  const contradictions = standing?.map((contradiction) => contradiction.id)
  const got = { assessment, score, contradictions }
  return { id, title, assessment, score, differences: differencesOf(worked.expect, got) }
}

/** The vendor's answers with what the case changes in them. */
export function answersOf(
  questionnaire: CompiledQuestionnaire,
  { file, worked }: { file: WorkedCases; worked: Pick<WorkedCase, 'vendor' | 'but'> },
  asOf: PlainDate,
): ParsedAnswers {
  const vendor = file.vendors[worked.vendor ?? '']
  if (!vendor)
    return { ok: false, problems: [{ path: 'vendor', message: `there is no ${worked.vendor}` }] }
  const changes: WorkedCase['but'] = { ...vendor.but, ...worked.but }
  const best = questionnaire.questions.map((question): [string, unknown] => [
    question.id,
    {
      value: vendor.start === 'best' ? kindOf(question).best(question, asOf) : null,
      basis: vendor.basis ?? 'stated',
      ...changes[question.id],
    },
  ])
  // Changes of questions that do not exist are added too, so that they are found and named.
  return parseAnswers(questionnaire, { ...changes, ...Object.fromEntries(best) }, asOf)
}

type Expected = WorkedCase['expect']

interface Got {
  assessment: TierAssessment
  score: Score | null
  contradictions: string[] | undefined
}

function differencesOf(expected: Expected, { assessment, score, contradictions }: Got): string[] {
  const rules = (fired: readonly { rule: string }[] | undefined) => fired?.map(({ rule }) => rule)
  const shown: Record<keyof Expected, unknown> = {
    tier: assessment.tier ?? 'refused',
    points: assessment.points,
    reasons: assessment.reasons,
    score: score && [score.assured, score.asStated],
    uncapped: score && [score.uncapped.assured, score.uncapped.asStated],
    domains: domainsOf(score, Object.keys(expected.domains ?? {})),
    flags: rules(score?.flags),
    knockouts: rules(score?.knockouts),
    notes: rules(score?.notes),
    caps: rules(score?.caps),
    band: score?.band,
    residual: score?.residual,
    proposal: score?.proposal,
    unanswered: score?.unanswered.length,
    contradictions,
  }
  return Object.entries(expected).flatMap(([name, want]) => {
    const got: unknown = new Map<string, unknown>(Object.entries(shown)).get(name)
    const [wanted, found] = [JSON.stringify(want), JSON.stringify(got)]
    return wanted === found ? [] : [`${name}: expected ${wanted}, got ${found}`]
  })
}

function domainsOf(score: Score | null, ids: string[]): Record<string, unknown> {
  return Object.fromEntries(
    ids.map((id) => {
      const domain = score?.domains.find((other) => other.id === id)
      return [id, domain && [domain.assured, domain.asStated]]
    }),
  )
}
