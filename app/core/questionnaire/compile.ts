/** A definition made ready for work: conditions parsed once, ids turned into positions. */
import type { Sha256 } from '../audit/canonical-json'
import type { PlainDate } from '../schedule/plain-date'
import type { AnswerValue } from './answer-value'
import { type CompiledContradiction, compileContradictions } from './compile-contradictions'
import { parseCondition } from './condition'
import { compileCondition, type IndexOf, type Predicate } from './condition-evaluate'
import { contentHash } from './content-hash'
import { creditUnit, exceptionPercent } from './credit-unit'
import {
  type Cap,
  type Depth,
  type Domain,
  type Question,
  type Questionnaire,
  questionnaireSchema,
  type Rule,
  type RuleEffect,
  type Section,
} from './definition'
import { depths, type Scorer } from './kinds/kind'
import { kindOf } from './kinds/registry'

export interface CompiledQuestion {
  question: Question
  index: number
  section: Section
  /** Position in the definition's domains. */
  domain: number
  /** 1–5; 0 = never scored. */
  weight: number
  depth: number
  /** Null = always shown. A condition that cannot be read shows its question. */
  shows: Predicate | null
  isAnswered: (value: AnswerValue) => boolean
  score: Scorer
  /** Hundredths that an exception leaves of the credit. */
  exceptionPercent: number
}

export interface CompiledRule {
  id: string
  effect: RuleEffect
  question: CompiledQuestion
  sentence: string
  waivable: boolean
  /** Rules on one option or band look at that answer alone. */
  fires: Predicate
}

export interface CompiledCap {
  cap: Cap
  /** Position of the capped domain; null = the overall. */
  domain: number | null
  /** Positions of the questions that count; null = all. */
  among: readonly number[] | null
}

export interface CompiledReveal {
  holds: Predicate
  item: string
  option: string
}

export interface CompiledQuestionnaire {
  definition: Questionnaire
  hash: string
  questions: readonly Question[]
  byId: ReadonlyMap<string, Question>
  compiled: readonly CompiledQuestion[]
  domains: readonly Domain[]
  rules: readonly CompiledRule[]
  caps: readonly CompiledCap[]
  reveals: readonly CompiledReveal[]
  contradictions: readonly CompiledContradiction[]
  /** Parts that one point of credit is cut into; see credit-unit. */
  creditUnit: number
  indexOf: IndexOf
}

/** Throws on an invalid definition; files go through the linter first, which names what is wrong. */
export function compileQuestionnaire(input: Questionnaire, sha256: Sha256): CompiledQuestionnaire {
  const definition = questionnaireSchema.parse(input)
  const compiled = compileQuestions(definition)
  const positions = new Map(compiled.map(({ question, index }) => [question.id, index]))
  const indexOf: IndexOf = (id) => positions.get(id)
  const questions = compiled.map(({ question }) => question)
  const domainWeights = definition.domains.reduce((sum, domain) => sum + domain.weight, 0)
  return {
    definition,
    hash: contentHash(definition, sha256),
    questions,
    byId: new Map(compiled.map(({ question }) => [question.id, question])),
    compiled,
    domains: definition.domains,
    rules: [
      ...compiled.flatMap(optionRules),
      ...definition.rules.map(namedRule(compiled, indexOf)),
    ],
    caps: definition.caps.map((cap) => compileCap(cap, definition.domains, indexOf)),
    reveals: definition.reveals.map(({ when, item, option }) => ({
      holds: predicate(when, indexOf, `Reveal of ${item}`),
      item,
      option,
    })),
    contradictions: compileContradictions(definition, indexOf, predicate),
    creditUnit: creditUnit(questions, domainWeights),
    indexOf,
  }
}

export const depthRank = (depth: Depth): number => depths.indexOf(depth)

function compileQuestions(definition: Questionnaire): CompiledQuestion[] {
  const domains = definition.domains.map((domain) => domain.id)
  const seen = new Map<string, number>()
  return definition.sections.flatMap((section) =>
    section.questions.map((question) => {
      const index = seen.size
      const shows = showCondition(question, (id) => seen.get(id))
      seen.set(question.id, index)
      const kind = kindOf(question)
      return {
        question,
        index,
        section,
        domain: domains.indexOf(question.domain),
        weight: kind.isScored(question) ? (question.weight ?? 0) : 0,
        depth: depthRank(question.depth),
        shows,
        isAnswered: (value: AnswerValue) => kind.isAnswered(question, value),
        score: kind.scorer(question),
        exceptionPercent: exceptionPercent(question),
      }
    }),
  )
}

/** Only earlier questions are known to `indexOf`, so a condition can never run in a circle. */
function showCondition(question: Question, indexOf: IndexOf): Predicate | null {
  if (!question.showIf) return null
  const parsed = parseCondition(question.showIf)
  return parsed.ok ? compileCondition(parsed.condition, indexOf) : null
}

function optionRules(compiled: CompiledQuestion): CompiledRule[] {
  const { question, index } = compiled
  return kindOf(question)
    .optionRules(question)
    .map((rule) => ({
      id: `${question.id}:${rule.suffix}`,
      effect: rule.effect,
      question: compiled,
      sentence: rule.sentence,
      waivable: true,
      fires: (world) => {
        const value = world.values[index]
        return value !== null && value !== undefined && rule.matches(value, asOfIn(world.asOf))
      },
    }))
}

function asOfIn(asOf: PlainDate | null): PlainDate {
  if (asOf === null) throw new Error('Rules need an as-of date')
  return asOf
}

function namedRule(compiled: readonly CompiledQuestion[], indexOf: IndexOf) {
  return (rule: Rule): CompiledRule => {
    const question = compiled[indexOf(rule.question) ?? -1]
    if (!question) throw new Error(`Rule ${rule.id} is about ${rule.question}, which is not there`)
    return {
      id: rule.id,
      effect: rule.effect,
      question,
      sentence: rule.sentence,
      waivable: rule.waivable ?? true,
      fires: predicate(rule.when, indexOf, `Rule ${rule.id}`),
    }
  }
}

function predicate(source: string, indexOf: IndexOf, owner: string): Predicate {
  const parsed = parseCondition(source)
  const holds = parsed.ok ? compileCondition(parsed.condition, indexOf) : null
  if (!holds) throw new Error(`${owner} cannot be read: ${source}`)
  return holds
}

function compileCap(cap: Cap, domains: readonly Domain[], indexOf: IndexOf): CompiledCap {
  const domain = domains.findIndex((one) => one.id === cap.domain)
  if (cap.domain && domain < 0)
    throw new Error(`Cap ${cap.id} is on ${cap.domain}, which is not there`)
  return {
    cap,
    domain: cap.domain ? domain : null,
    among: cap.among?.flatMap((id) => indexOf(id) ?? []) ?? null,
  }
}
