/** A vendor's answer can show that a use is riskier than its requester knew. */
import type { AnswerSet } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { operandsOf, parseCondition } from '../questionnaire/condition'
import type { Tier } from '../questionnaire/definition'
import { visibleQuestions, walk } from '../questionnaire/visible'
import type { PlainDate } from '../schedule/plain-date'
import { deriveIntake } from './answers'
import type { CompiledIntake, IntakeAnswers } from './compile'
import type { IntakeFacts } from './facts'
import { assessTier } from './tier'

export interface VendorSays {
  questionnaire: CompiledQuestionnaire
  tier: Tier
  answers: AnswerSet
  asOf: PlainDate
}

export interface TierRaise {
  tier: Tier
  /** All that now hold, to follow "Tier 1 because:". */
  reasons: string[]
  /** Those that the intake did not know. */
  added: string[]
  /** The questions whose answers say so. */
  questions: string[]
  /** The facts of the use with what was revealed. */
  facts: IntakeFacts
  /** What the higher tier asks that was not asked before, in order. */
  opened: string[]
}

/** The higher tier that the vendor's answers call for, or null. Nothing here ever lowers one. */
export function tierRaisedBy(
  vendor: VendorSays,
  intake: CompiledIntake,
  intakeAnswers: IntakeAnswers,
): TierRaise | null {
  const { questionnaire, asOf, answers } = vendor
  const known = deriveIntake(intakeAnswers)
  const world = walk(questionnaire, { ...vendor, intake: known }, { asOf, submitted: true })
  const holding = questionnaire.reveals.flatMap(({ holds, item, option }, at) =>
    holds(world) && !includes(intakeAnswers, item, option) ? [{ item, option, at }] : [],
  )
  const revealed = holding.reduce(
    (all, { item, option }) => withOption(all, item, option),
    intakeAnswers,
  )
  const { tier, reasons } = assessTier(intake, revealed)
  const before = assessTier(intake, intakeAnswers).reasons
  const added = reasons.filter((reason) => !before.includes(reason))
  // Where a person set a lower tier knowing all of this, the vendor has told nothing new.
  if (tier === null || tier >= vendor.tier || added.length === 0) return null
  const facts = deriveIntake(revealed)
  const asked = new Set(visibleQuestions(questionnaire, { ...vendor, intake: known }))
  const opened = visibleQuestions(questionnaire, { tier, intake: facts, answers })
    .filter((question) => !asked.has(question))
    .map(({ id }) => id)
  const questions = [...new Set(holding.flatMap(({ at }) => questionsBehind(questionnaire, at)))]
  return { tier, reasons, added, questions, facts, opened }
}

const includes = (answers: IntakeAnswers, item: string, option: string): boolean => {
  const value = answers[item]
  return Array.isArray(value) && value.some((picked) => picked === option)
}

function withOption(answers: IntakeAnswers, item: string, option: string): IntakeAnswers {
  const before = answers[item]
  const picked = Array.isArray(before) ? before.filter((value) => typeof value === 'string') : []
  return { ...answers, [item]: [...new Set([...picked.filter((v) => v !== 'none'), option])] }
}

function questionsBehind({ definition }: CompiledQuestionnaire, at: number): string[] {
  const parsed = parseCondition(definition.reveals[at]?.when ?? '')
  if (!parsed.ok) return []
  return operandsOf(parsed.condition).flatMap((operand) =>
    operand.of === 'question' ? [operand.id] : [],
  )
}
