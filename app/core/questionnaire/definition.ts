/** A questionnaire as its author writes it: sections of questions, domains, rules and caps. */
import { z } from 'zod'
import { questionId } from './kinds/kind'
import { type Question, questionSchema } from './kinds/registry'

export type { Depth } from './kinds/kind'
export { depthSchema } from './kinds/kind'
export type { KindName, Question } from './kinds/registry'
export { questionSchema } from './kinds/registry'

export const tierSchema = z.union([z.literal(1), z.literal(2), z.literal(3)])
/** Inherent risk of a use: 1 is the highest. */
export type Tier = z.infer<typeof tierSchema>

export const tiers = [1, 2, 3] as const satisfies readonly Tier[]

/** Which questionnaire a tier gets. */
export const depthOfTier = { 1: 'full', 2: 'standard', 3: 'lite' } as const

const sentence = z.string().trim().min(1)
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by -')

export const domainSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,4}$/),
  name: sentence,
  /** Share of the overall; all of a questionnaire's sum to 100. */
  weight: z.int().min(1).max(100),
})

/** One page of the vendor's journey. */
export const sectionSchema = z.strictObject({
  id: name,
  title: sentence,
  intro: sentence,
  questions: z.array(questionSchema).min(1),
})

/**
 * red: counts as a red flag · knockout: proposal "do not use" · note: said, without effect ·
 * no-ai: proposes to close the review because there is no AI to review.
 */
export const ruleEffects = ['red', 'knockout', 'note', 'no-ai'] as const
export type RuleEffect = (typeof ruleEffects)[number]

export const ruleSchema = z.strictObject({
  id: name,
  effect: z.enum(ruleEffects),
  /** The question it is about: where it is shown and what caps count. */
  question: questionId,
  when: sentence,
  sentence,
  /** Only for knock-outs; true when absent. */
  waivable: z.boolean().optional(),
})

/** A ceiling on a domain, or on the overall when no domain is named. */
export const capSchema = z.strictObject({
  id: name,
  domain: z.string().optional(),
  at: z.int().min(0).max(100),
  /** In force with so many red questions … */
  reds: z.int().min(1),
  /** … among these; absent = anywhere. */
  among: z.array(questionId).optional(),
  sentence,
})

/**
 * Answers that can hardly be true together. It stands only while all its questions are answered: an
 * answer that is missing is a gap, and contradicts nothing.
 */
export const contradictionSchema = z.strictObject({
  id: name,
  /** The questions that it compares; with one alone, that answer and our intake. */
  questions: z.array(questionId).min(1),
  when: sentence,
  /** Put to the vendor: a neutral question. */
  vendor: sentence,
  /** Told to the reviewer. */
  reviewer: sentence,
})

/** An answer that tells something about the use: it may raise the tier. */
export const revealSchema = z.strictObject({
  when: sentence,
  /** Intake item and the option that the answer adds to it. */
  item: z.string().regex(/^IN-\d{2}$/),
  option: z.string(),
})

export const questionnaireSchema = z.strictObject({
  slug: name,
  version: z.int().min(1),
  title: sentence,
  /** What the vendor reads before the first section. */
  intro: sentence,
  domains: z.array(domainSchema).min(1),
  sections: z.array(sectionSchema).min(1),
  rules: z.array(ruleSchema),
  caps: z.array(capSchema),
  reveals: z.array(revealSchema),
  contradictions: z.array(contradictionSchema).optional(),
  /** Ids that earlier versions used and that must never come back with another meaning. */
  retired: z.array(questionId),
})

export type Domain = z.infer<typeof domainSchema>
export type Section = z.infer<typeof sectionSchema>
export type Rule = z.infer<typeof ruleSchema>
export type Cap = z.infer<typeof capSchema>
export type Contradiction = z.infer<typeof contradictionSchema>
export type Questionnaire = z.infer<typeof questionnaireSchema>
/** One option of a single or multi question. */
export type Option = Extract<Question, { options: unknown }>['options'][number]
/** One band of a number or date question. */
export type Band = Extract<Question, { bands: unknown }>['bands'][number]

/** All questions in the order of the pages. */
export function questionsOf(definition: Questionnaire) {
  return definition.sections.flatMap((section) => section.questions)
}
