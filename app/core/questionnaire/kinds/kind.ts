/** What every kind of question can do, and the members that every question has. */
import { z } from 'zod'
import type { PlainDate } from '../../schedule/plain-date'
import type { AnswerValue } from '../answer-value'
import type { Control } from './control'

export const depths = ['lite', 'standard', 'full'] as const
export const depthSchema = z.enum(depths)
/** lite ⊂ standard ⊂ full: the shallowest questionnaire that asks the question. */
export type Depth = z.infer<typeof depthSchema>

export const questionId = z.string().regex(/^[A-Z]{2,4}-\d{2}$/, 'must look like TRN-01')
export const optionValue = z.string().regex(/^[a-z0-9_]+$/, 'must be lower-case letters, digits, _')
const sentence = z.string().trim().min(1)

/** Optional members stay absent (no defaults), so that the content hash is of what the author wrote. */
export const questionMembers = {
  id: questionId,
  /** Domain that its score counts in. */
  domain: z.string(),
  depth: depthSchema,
  prompt: sentence,
  /** "Why we ask", read by the vendor. */
  why: sentence,
  hint: sentence.optional(),
  /** Evidence that would support a good answer, in words. */
  evidence: sentence.optional(),
  /** Row of frameworks/certifications.json that says how long such evidence holds. */
  evidenceKind: z.string().optional(),
  /** `SCHEME:id`, resolved in questionnaires/frameworks. */
  references: z.array(z.string()).optional(),
  /** Condition over earlier questions and intake facts; absent = always asked. */
  showIf: sentence.optional(),
  /** 1–5; absent = never scored. */
  weight: z.int().min(1).max(5).optional(),
  /** Whether the form offers "not applicable"; every scored question must say. */
  notApplicable: z.boolean().optional(),
  /** What an exception multiplies the credit by; 0.75 when absent. At most two decimals. */
  exceptionFactor: z.number().min(0).max(1).multipleOf(0.01).optional(),
  /** Minutes to answer, where the kind's usual time is wrong. */
  minutes: z.number().positive().optional(),
}

/** The sentence people read when an answer is a red flag or a knock-out; at most one of the two. */
export const flagMembers = { red: sentence.optional(), knockout: sentence.optional() }
export const creditSchema = z.int().min(0).max(100)

/** An exact share of 100, for credits that are not whole numbers. */
export interface Share {
  numerator: number
  denominator: number
}
/** 0–100 · null: leaves the sums · 'reviewer': leaves the sums until a reviewer gives a credit. */
export type Credit = number | Share | null | 'reviewer'

export interface CreditContext {
  asOf: PlainDate
  /** The value given to another question; null when hidden or not answered. */
  valueOf: (questionId: string) => AnswerValue | null
}
export type Scorer = (value: AnswerValue, context: CreditContext) => Credit

/** A rule that one option or band carries: it fires when the answer matches. */
export interface OptionRule {
  /** What tells it from the question's other rules: the option's value, or `band-3`. */
  suffix: string
  effect: 'red' | 'knockout'
  sentence: string
  matches: (value: AnswerValue, asOf: PlainDate) => boolean
}

/** One of the answers, or a range of them, that a question gives credit for. */
export interface Step {
  /** The option's value, or `band-3`. */
  value: string
  label: string
  credit: number
}

/** Posted form fields by name; an absent field reads as an empty list. */
export type ReadField = (name: string) => string[]

export interface Kind<Q> {
  /** Schema of a question of this kind in a definition file. */
  definition: z.ZodType<Q>
  /** Minutes that answering usually takes. */
  minutes: number
  /** Where the value comes from: a posted form, or computed from the evidence register. */
  source: 'form' | 'evidence'
  isScored(question: Q): boolean
  /** `today` refuses future dates where the question asks for the past; null skips that check. */
  answerSchema(question: Q, today: PlainDate | null): z.ZodType<AnswerValue>
  isAnswered(question: Q, value: AnswerValue): boolean
  /** Prepared once for each question, called for each answer. */
  scorer(question: Q): Scorer
  /** What every share that the scorer gives can be written over; absent = whole credits only. */
  shareDenominator?(question: Q): number
  optionRules(question: Q): OptionRule[]
  /** Every credit that can be had and for what, in the definition's order; absent where no list tells it. */
  scale?(question: Q): Step[]
  /** Which of them the answer has; absent where there is no scale. */
  stepsOf?(question: Q, value: AnswerValue, asOf: PlainDate): string[]
  /** The answer with the most credit and no flag; null where no single answer is best. */
  best(question: Q, asOf: PlainDate): AnswerValue | null
  control(question: Q): Control
  /** The raw value from posted fields, null when left blank; answerSchema judges it. */
  parseForm(question: Q, read: ReadField): unknown
  print(question: Q, value: AnswerValue): string
}
