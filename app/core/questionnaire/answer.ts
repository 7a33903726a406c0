/** An answer with its basis, its exception and its proof; also the answers file of the command line. */
import { z } from 'zod'
import type { PlainDate } from '../schedule/plain-date'
import { plainDateSchema } from '../schedule/plain-date-schema'
import type { AnswerValue } from './answer-value'
import type { CompiledQuestionnaire } from './compile'
import { kindOf, type Question } from './kinds/registry'
import { joinPath, type Problem, zodProblems } from './problem'

export type { AnswerValue } from './answer-value'

/** How well an answer is supported, weakest first. */
export const bases = ['stated', 'link', 'evidence', 'verified'] as const
export const basisSchema = z.enum(bases, `must be one of ${bases.join(', ')}`)
export type Basis = z.infer<typeof basisSchema>

export interface Answer {
  value: AnswerValue | null
  basis: Basis
  /** "True except …"; null = no exception. */
  exception: string | null
  /** Why the question does not apply. While given, the value counts for nothing. */
  notApplicable: string | null
  comment: string | null
  asOf?: PlainDate | null
  /** First expiry of the evidence this answer rests on. */
  evidenceValidTo?: PlainDate | null
  /** A reviewer accepted the not-applicable reason. */
  notApplicableAccepted?: boolean
  /** A reviewer's credit, 0–100 with at most two decimals; replaces the engine's. */
  reviewedCredit?: number
}

/** By question id. A missing member is a question without an answer. */
export type AnswerSet = Record<string, Answer>

/** An empty text says as little as no text. */
const words = z
  .string()
  .nullish()
  .transform((text) => (text && text.trim() !== '' ? text : null))

const answerMembers = {
  basis: basisSchema.default('stated'),
  exception: words,
  notApplicable: words,
  comment: words,
  asOf: plainDateSchema.nullable().optional(),
  evidenceValidTo: plainDateSchema.nullable().optional(),
  notApplicableAccepted: z.boolean().optional(),
  reviewedCredit: z
    .number()
    .min(0, 'must be 0 or more')
    .max(100, 'must be 100 or less')
    .multipleOf(0.01, 'must have at most two decimals')
    .optional(),
}

/** `today` refuses future dates where a question asks for the past. */
export function answerSchemaFor(question: Question, today: PlainDate | null) {
  const value = kindOf(question).answerSchema(question, today)
  return z.strictObject({ value: value.nullable().default(null), ...answerMembers })
}

export type ParsedAnswers = { ok: true; answers: AnswerSet } | { ok: false; problems: Problem[] }

/** Reads a whole answers file; every problem is named with its path. */
export function parseAnswers(
  questionnaire: CompiledQuestionnaire,
  data: unknown,
  today: PlainDate | null,
): ParsedAnswers {
  const members = z.record(z.string(), z.unknown()).safeParse(data)
  if (!members.success) {
    return {
      ok: false,
      problems: [{ path: '', message: 'must be an object of answers by question id' }],
    }
  }
  const problems: Problem[] = []
  const answers: AnswerSet = {}
  for (const [id, member] of Object.entries(members.data)) {
    const question = questionnaire.byId.get(id)
    if (!question) {
      problems.push({ path: id, message: 'is not a question of this questionnaire' })
      continue
    }
    const parsed = answerSchemaFor(question, today).safeParse(member)
    if (parsed.success) answers[id] = withoutUndefined(parsed.data)
    else problems.push(...zodProblems(parsed.error, joinPath(id)))
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers }
}

type Parsed = z.output<ReturnType<typeof answerSchemaFor>>

function withoutUndefined({
  value,
  basis,
  exception,
  notApplicable,
  comment,
  ...rest
}: Parsed): Answer {
  return {
    value,
    basis,
    exception,
    notApplicable,
    comment,
    ...(rest.asOf !== undefined && { asOf: rest.asOf }),
    ...(rest.evidenceValidTo !== undefined && { evidenceValidTo: rest.evidenceValidTo }),
    ...(rest.notApplicableAccepted !== undefined && {
      notApplicableAccepted: rest.notApplicableAccepted,
    }),
    ...(rest.reviewedCredit !== undefined && { reviewedCredit: rest.reviewedCredit }),
  }
}

/** An answer with nothing said yet. */
export const noAnswer: Answer = {
  value: null,
  basis: 'stated',
  exception: null,
  notApplicable: null,
  comment: null,
}

/** A vendor's "not applicable" is an answer too, though its value counts for nothing. */
export function isAnswered(question: Question, answer: Answer | undefined): boolean {
  if (!answer) return false
  if (answer.notApplicable !== null) return true
  return answer.value !== null && kindOf(question).isAnswered(question, answer.value)
}
