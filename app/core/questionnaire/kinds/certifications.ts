/** Certificates and reports, one row each, checked against what another question claims. */
import { z } from 'zod'
import { addDays, addMonths, type PlainDate, wordsOf } from '../../schedule/plain-date'
import {
  type AnswerValue,
  type CertificationRow,
  certificationRowSchema,
  listOfText,
} from '../answer-value'
import { leastCommonMultiple } from '../whole-numbers'
import { type Credit, type Kind, optionValue, questionId, questionMembers } from './kind'

const certificationsQuestion = z.strictObject({
  ...questionMembers,
  kind: z.literal('certifications'),
  /** The question whose picked options are the claims to prove. */
  claims: questionId,
  /** For each claim, the rows of frameworks/certifications.json that prove it. */
  proofs: z.record(optionValue, z.array(z.string()).min(1)),
  /** An observation window under so many months counts only so much per cent of a row. */
  shortWindow: z
    .strictObject({ kinds: z.array(z.string()), months: z.int(), percent: z.int().min(0).max(100) })
    .optional(),
})
export type CertificationsQuestion = z.infer<typeof certificationsQuestion>

/** Answers were checked when they came in; here it is enough to tell rows from other lists. */
function rowsOf(value: AnswerValue): CertificationRow[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((row) => (typeof row === 'object' && 'kind' in row ? [row] : []))
}

/** Without a last day a row cannot be shown to hold on the as-of date. */
function isValid(row: CertificationRow, asOf: PlainDate): boolean {
  return (!row.validFrom || row.validFrom <= asOf) && !!row.validTo && asOf <= row.validTo
}

/** Both days of a window count: 1 January to 30 June is six months. */
function hasShortWindow(question: CertificationsQuestion, row: CertificationRow): boolean {
  const from = row.periodStart ?? row.validFrom
  const to = row.periodEnd ?? row.validTo
  if (!question.shortWindow || !from || !to) return false
  return addDays(to, 1) < addMonths(from, question.shortWindow.months)
}

/** Per cent of one claim that the rows prove on the as-of date: the best row counts. */
function proven(
  question: CertificationsQuestion,
  claim: string,
  rows: CertificationRow[],
  asOf: PlainDate,
): number {
  const kinds = question.proofs[claim] ?? []
  return Math.max(
    0,
    ...rows
      .filter((row) => (row.kind === claim || kinds.includes(row.kind)) && isValid(row, asOf))
      .map((row) => {
        const short = kinds.some((kind) => question.shortWindow?.kinds.includes(kind))
        return short && hasShortWindow(question, row) ? (question.shortWindow?.percent ?? 100) : 100
      }),
  )
}

function share(
  question: CertificationsQuestion,
  rows: CertificationRow[],
  claimed: string[],
  asOf: PlainDate,
): Credit {
  const claims = claimed.filter((claim) => question.proofs[claim] !== undefined)
  if (claims.length === 0) return null
  const sum = claims.reduce((total, claim) => total + proven(question, claim, rows, asOf), 0)
  return { numerator: sum, denominator: claims.length }
}

export const certifications: Kind<CertificationsQuestion> = {
  definition: certificationsQuestion,
  minutes: 4,
  source: 'evidence',
  isScored: () => true,
  answerSchema(question) {
    const known = [...Object.keys(question.proofs), ...Object.values(question.proofs).flat()]
    return z
      .array(certificationRowSchema, 'must be a list of rows with kind, validFrom and validTo')
      .check((context) => {
        context.value.forEach((row, index) => {
          if (known.includes(row.kind)) return
          context.issues.push({
            code: 'custom',
            input: row.kind,
            path: [index, 'kind'],
            message: `must be one of ${[...new Set(known)].join(', ')}`,
          })
        })
      })
  },
  isAnswered: (_question, value) => Array.isArray(value) && value.length > 0,
  scorer: (question) => (value, context) =>
    share(question, rowsOf(value), listOfText(context.valueOf(question.claims)), context.asOf),
  shareDenominator: (question) =>
    Object.keys(question.proofs)
      .map((_claim, index) => index + 1)
      .reduce(leastCommonMultiple, 1),
  optionRules: () => [],
  best: () => null,
  control: (question) => ({
    control: 'evidence',
    name: question.id,
    accepts: [...new Set(Object.values(question.proofs).flat())],
  }),
  parseForm: () => null,
  print: (_question, value) =>
    rowsOf(value)
      .map((row) =>
        [row.kind, row.issuer, row.scope, row.validTo ? `valid to ${wordsOf(row.validTo)}` : null]
          .filter(Boolean)
          .join(' · '),
      )
      .join('\n'),
}
