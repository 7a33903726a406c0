/** Worked cases beside a questionnaire: tests, previews, and its specification for people who do not code. */
import { deriveIntake, parseIntake } from '../intake/answers'
import type { CompiledIntake } from '../intake/compile'
import { assessTier, type TierAssessment } from '../intake/tier'
import { type AnswerSet, parseAnswers } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import type { Tier } from '../questionnaire/definition'
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
  { uses, cases, asOf }: WorkedCases,
): CaseOutcome[] {
  return cases.map((worked) => {
    const facts = parseIntake(intake, { ...uses[worked.use], ...worked.with })
    if (!facts.ok || !uses[worked.use]) {
      const told = facts.ok ? [{ path: worked.use, message: 'is not a use' }] : facts.problems
      throw new Error(`Case ${worked.id}: ${told.map((p) => `${p.path} ${p.message}`).join('; ')}`)
    }
    const assessment = assessTier(intake, facts.answers)
    const { tier } = assessment
    const scored = worked.answers && tier !== null ? { tier, asOf: worked.asOf ?? asOf } : null
    const score = scored && scoreCase(questionnaire, worked, { ...scored, facts: facts.answers })
    return {
      id: worked.id,
      title: worked.title,
      assessment,
      score,
      differences: differencesOf(worked.expect, assessment, score),
    }
  })
}

function scoreCase(
  questionnaire: CompiledQuestionnaire,
  worked: WorkedCase,
  at: { tier: Tier; asOf: PlainDate; facts: Parameters<typeof deriveIntake>[0] },
): Score {
  return scoreReview({
    questionnaire,
    tier: at.tier,
    intake: deriveIntake(at.facts),
    answers: answersOf(questionnaire, worked, at.asOf),
    asOf: at.asOf,
    submitted: worked.submitted ?? true,
    waived: worked.waived ?? [],
  })
}

/** Throws when a case gives an answer that nobody could give. */
function answersOf(
  questionnaire: CompiledQuestionnaire,
  { id, answers }: WorkedCase,
  asOf: PlainDate,
): AnswerSet {
  const given: Record<string, unknown> = {}
  for (const question of questionnaire.questions) {
    const value = answers?.start === 'best' ? kindOf(question).best(question, asOf) : null
    const changed = answers?.but?.[question.id]
    given[question.id] = { value, basis: answers?.basis ?? 'stated', ...changed }
  }
  const unknown = Object.keys(answers?.but ?? {}).filter((key) => !questionnaire.byId.has(key))
  const parsed = parseAnswers(questionnaire, given, asOf)
  if (parsed.ok && unknown.length === 0) return parsed.answers
  const problems = parsed.ok ? [] : parsed.problems.map((p) => `${p.path} ${p.message}`)
  throw new Error(`Case ${id}: ${[...problems, ...unknown.map((key) => `no ${key}`)].join('; ')}`)
}

type Expected = WorkedCase['expect']

function differencesOf(
  expected: Expected,
  assessment: TierAssessment,
  score: Score | null,
): string[] {
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
