/** The intake made ready for work: items as questions, tier rules parsed once. */
import type { Sha256 } from '../audit/canonical-json'
import type { AnswerValue } from '../questionnaire/answer-value'
import { parseCondition } from '../questionnaire/condition'
import { compileCondition, type Predicate } from '../questionnaire/condition-evaluate'
import { contentHash } from '../questionnaire/content-hash'
import type { Question } from '../questionnaire/definition'
import { type IntakeDefinition, type IntakeItem, intakeDefinitionSchema } from './definition'

/** By item id, `IN-04`. Items may be missing while somebody is still typing. */
export type IntakeAnswers = Record<string, AnswerValue | null>

export interface CompiledReason {
  holds: Predicate
  reason: string
}

export interface CompiledIntake {
  definition: IntakeDefinition
  hash: string
  /** The items as questions, so that forms and checks are those of the question kinds. */
  questions: readonly Question[]
  byId: ReadonlyMap<string, Question>
  refuse: readonly CompiledReason[]
  tier1: readonly CompiledReason[]
  tier2: readonly CompiledReason[]
}

/** Throws on an invalid definition. */
export function compileIntake(input: IntakeDefinition, sha256: Sha256): CompiledIntake {
  const definition = intakeDefinitionSchema.parse(input)
  const questions = definition.items.map(itemAsQuestion)
  const positions = new Map(questions.map((question, index) => [question.id, index]))
  const compileReason = ({ when, reason }: { when: string; reason: string }): CompiledReason => {
    const parsed = parseCondition(when)
    const holds = parsed.ok ? compileCondition(parsed.condition, (id) => positions.get(id)) : null
    if (!holds) throw new Error(`Tier rule cannot be read: ${when}`)
    return { holds, reason }
  }
  return {
    definition,
    hash: contentHash(definition, sha256),
    questions,
    byId: new Map(questions.map((question) => [question.id, question])),
    refuse: definition.refuse.map(compileReason),
    tier1: definition.tier1.any.map(compileReason),
    tier2: definition.tier2.any.map(compileReason),
  }
}

/** Points play no part in forms, so the question carries no credit. */
export function itemAsQuestion(item: IntakeItem): Question {
  const members = {
    id: item.id,
    domain: '',
    depth: 'lite' as const,
    prompt: item.prompt,
    why: item.hint ?? item.prompt,
    ...(item.hint && { hint: item.hint }),
  }
  switch (item.kind) {
    case 'text':
      return { ...members, kind: 'text', ...(item.rows && { rows: item.rows }) }
    case 'single':
      return {
        ...members,
        kind: 'single',
        options: item.options.map((o) => ({ ...choice(o), credit: 0 })),
      }
    case 'multi':
      return {
        ...members,
        kind: 'multi',
        options: item.options.map((o) => ({ ...choice(o), points: 0 })),
      }
    case 'number':
      return { ...members, kind: 'number', unit: item.unit, bands: [{ max: null, credit: 0 }] }
    case 'date':
      return {
        ...members,
        kind: 'date',
        past: false,
        bands: [{ maxAgeMonths: null, credit: 0 }],
        ...(item.instead && { instead: item.instead }),
      }
  }
}

const choice = ({ value, label }: { value: string; label: string }) => ({ value, label })
