/** The tier rule: from the intake answers so far to a tier, with its reasons in words. */
import type { AnswerValue } from '../questionnaire/answer-value'
import type { World } from '../questionnaire/condition-evaluate'
import type { Tier } from '../questionnaire/definition'
import { kindOf } from '../questionnaire/kinds/registry'
import { unansweredItems } from './answers'
import type { CompiledIntake, CompiledReason, IntakeAnswers } from './compile'
import type { IntakeItem } from './definition'
import { noFacts } from './facts'

export interface TierAssessment {
  /** Null when the use is refused. */
  tier: Tier | null
  refused: boolean
  points: number
  /** To follow "Tier 1 because:". */
  reasons: string[]
  /** False while items are unanswered: more answers can only raise the tier. */
  complete: boolean
}

/** Works on what has been answered so far: an item without an answer adds nothing. */
export function assessTier(intake: CompiledIntake, answers: IntakeAnswers): TierAssessment {
  const { tier1, tier2, items } = intake.definition
  const points = items.reduce((sum, item) => sum + itemPoints(item, answers[item.id] ?? null), 0)
  const world = worldOf(intake, answers)
  const common = { points, complete: unansweredItems(intake, answers).length === 0 }

  const refusal = reasonsIn(intake.refuse, world)
  if (refusal.length > 0) return { ...common, tier: null, refused: true, reasons: refusal }
  const first = withPoints(reasonsIn(intake.tier1, world), points, tier1.points)
  if (first.length > 0) return { ...common, tier: 1, refused: false, reasons: first }
  const second = withPoints(reasonsIn(intake.tier2, world), points, tier2.points)
  if (second.length > 0) return { ...common, tier: 2, refused: false, reasons: second }
  const reasons = [`nothing that asks for more (${pointsInWords(points)})`]
  return { ...common, tier: 3, refused: false, reasons }
}

/** "Tier 1 because: health data; acts alone with write access". */
export function tierSentence({ tier, reasons }: TierAssessment): string {
  return `${tier === null ? 'Refused' : `Tier ${tier}`} because: ${reasons.join('; ')}`
}

function reasonsIn(rules: readonly CompiledReason[], world: World): string[] {
  return rules.filter(({ holds }) => holds(world)).map(({ reason }) => reason)
}

function withPoints(reasons: string[], points: number, threshold: number): string[] {
  return points < threshold
    ? reasons
    : [...reasons, `${pointsInWords(points)}, where ${threshold} are enough`]
}

const pointsInWords = (points: number) => `${points} ${points === 1 ? 'point' : 'points'}`

/** What one answer adds to the points; the dearest of several picked options counts. */
export function itemPoints(item: IntakeItem, value: AnswerValue | null): number {
  if (value === null) return 0
  switch (item.kind) {
    case 'single':
      return item.options.find((option) => option.value === value)?.points ?? 0
    case 'multi': {
      const list: readonly unknown[] = Array.isArray(value) ? value : []
      const picked = item.options.filter((option) => list.includes(option.value))
      return Math.max(0, ...picked.map((option) => option.points ?? 0))
    }
    case 'number': {
      if (typeof value !== 'number') return 0
      return item.bands.find((band) => band.max === null || value <= band.max)?.points ?? 0
    }
    case 'text':
    case 'date':
      return 0
  }
}

function worldOf(intake: CompiledIntake, answers: IntakeAnswers): World {
  const values = intake.questions.map((question) => {
    const value = answers[question.id] ?? null
    return value !== null && kindOf(question).isAnswered(question, value) ? value : null
  })
  return {
    values,
    shown: values.map(() => true),
    answered: values.map((value) => value !== null),
    intake: noFacts,
    asOf: null,
    submitted: false,
  }
}
