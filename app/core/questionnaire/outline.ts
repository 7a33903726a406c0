/** A questionnaire for people who do not read definition files: what it asks whom, and its rules in words. */
import { type CompiledQuestionnaire, depthRank } from './compile'
import { parseCondition } from './condition'
import { conditionInWords } from './condition-words'
import { depthOfTier, type RuleEffect, type Tier, tiers } from './definition'
import { kindOf } from './kinds/registry'
import { minutesOf } from './progress'

export interface OutlinedRule {
  id: string
  effect: RuleEffect
  question: string
  /** The condition, in words. */
  when: string
  sentence: string
  waivable: boolean
}

export interface Outline {
  slug: string
  version: number
  title: string
  hash: string
  /** At most so much: branching hides more. */
  tiers: { tier: Tier; questions: number; minutes: number }[]
  /** `questions` as many as Tier 1 may be asked, `weights` their sum. */
  domains: { id: string; name: string; weight: number; questions: number; weights: number }[]
  rules: OutlinedRule[]
  caps: { id: string; scope: string; at: number; when: string; sentence: string }[]
  contradictions: {
    id: string
    questions: string[]
    when: string
    vendor: string
    reviewer: string
  }[]
}

export function outlineOf(questionnaire: CompiledQuestionnaire): Outline {
  const { definition, hash, questions, domains, compiled } = questionnaire
  return {
    slug: definition.slug,
    version: definition.version,
    title: definition.title,
    hash,
    tiers: tiers.map((tier) => {
      const asked = questions.filter(
        ({ depth }) => depthRank(depth) <= depthRank(depthOfTier[tier]),
      )
      return { tier, questions: asked.length, minutes: minutesOf(asked) }
    }),
    domains: domains.map(({ id, name, weight }, index) => {
      const own = compiled.filter(({ domain }) => domain === index)
      const weights = own.reduce((sum, one) => sum + one.weight, 0)
      return { id, name, weight, questions: own.length, weights }
    }),
    rules: rulesOf(questionnaire),
    caps: definition.caps.map(({ id, domain, at, reds, among, sentence }) => ({
      id,
      scope: domain ?? 'overall',
      at,
      when: redsInWords(reds, among),
      sentence,
    })),
    contradictions: (definition.contradictions ?? []).map(
      ({ id, questions: compared, when, vendor, reviewer }) => ({
        ...{ id, questions: compared, vendor, reviewer },
        when: inWords(when, questionnaire),
      }),
    ),
  }
}

function rulesOf(questionnaire: CompiledQuestionnaire): OutlinedRule[] {
  const named = new Map(questionnaire.definition.rules.map(({ id, when }) => [id, when]))
  return questionnaire.rules.map(({ id, effect, question: { question }, sentence, waivable }) => {
    const when = named.get(id)
    return {
      ...{ id, effect, question: question.id, sentence, waivable },
      when:
        when === undefined
          ? `${question.id} is “${stepLabel(question, id.slice(question.id.length + 1))}”`
          : inWords(when, questionnaire),
    }
  })
}

function stepLabel(question: CompiledQuestionnaire['questions'][number], step: string): string {
  const options: readonly { value: string; label: string }[] =
    'options' in question ? question.options : (kindOf(question).scale?.(question) ?? [])
  return options.find(({ value }) => value === step)?.label ?? step
}

function redsInWords(reds: number, among: readonly string[] | undefined): string {
  const count = reds === 1 ? 'one red answer' : `${reds} red answers`
  if (!among) return `${count} anywhere`
  return among.length === 1 ? `${among[0]} is red` : `${count} among ${among.join(', ')}`
}

/** The linter let no definition pass whose conditions cannot be read. */
function inWords(when: string, { byId }: CompiledQuestionnaire): string {
  const parsed = parseCondition(when)
  return parsed.ok ? conditionInWords(parsed.condition, byId) : when
}
