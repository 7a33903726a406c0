// What a vendor types into one question and what is kept of it: one reading for form posts, autosave and the browser.
import { z } from 'zod'
import type { AnswerValue } from '../questionnaire/answer'
import type { Question } from '../questionnaire/definition'
import type { ReadField } from '../questionnaire/kinds/kind'
import { kindOf } from '../questionnaire/kinds/registry'
import type { PlainDate } from '../schedule/plain-date'

const LONG = 5_000
const MOST_ROWS = 200

/** The fields of one question as they are typed, all optional because an unticked box is simply not sent. */
export const questionFieldsSchema = z.object({
  value: z.union([z.string(), z.array(z.string())]).optional(),
  noLimit: z.union([z.string(), z.literal(false)]).optional(),
  instead: z.union([z.string(), z.literal(false)]).optional(),
  rows: z.array(z.record(z.string(), z.string())).max(MOST_ROWS).optional(),
  exception: z.string().optional(),
  comment: z.string().optional(),
  link: z.string().optional(),
  notApplicable: z.string().optional(),
  /** Only where an answer came from an earlier round: "yes" once it was confirmed. */
  confirmed: z.union([z.string(), z.literal(false)]).optional(),
})
export type QuestionFields = z.infer<typeof questionFieldsSchema>

/** One answer as the browser saves it while it is typed; `revision` is the one that the page had seen. */
export const autosaveInput = z.strictObject({
  question: z.string().max(20),
  revision: z.int().min(0),
  fields: questionFieldsSchema,
})

/** What is stored of an answer. */
export interface AnswerFields {
  value: AnswerValue | null
  exception: string | null
  comment: string
  link: string | null
  notApplicable: string | null
}

const text = (longest: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(longest, `Use at most ${longest} characters`))

const textOrNull = (longest: number) => text(longest).transform((typed) => typed || null)

const link = text(2_000).transform((typed, context) => {
  if (typed === '') return null
  // People paste "trust.example.com/soc2"; a browser shows it without its scheme.
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
  if (isWebAddress(address)) return address
  context.addIssue({ code: 'custom', message: 'Enter a web address such as https://example.com' })
  return z.NEVER
})

const aroundTheValue = z.object({
  exception: textOrNull(LONG),
  comment: text(LONG),
  link,
  notApplicable: textOrNull(LONG),
})

/** Which of a question's fields is wrong, and the sentence that stands there. */
export type FieldProblems = Partial<
  Record<'value' | 'exception' | 'comment' | 'link' | 'notApplicable', string>
>

export type CheckedQuestion =
  | { ok: true; fields: AnswerFields }
  | { ok: false; problems: FieldProblems }

/** Judges one question's fields. `today` refuses future dates where the question asks for the past. */
export function checkQuestion(
  question: Question,
  fields: QuestionFields,
  today: PlainDate | null,
): CheckedQuestion {
  const problems: FieldProblems = {}
  const around = aroundTheValue.safeParse(fields)
  for (const issue of around.error?.issues ?? []) {
    const field = issue.path[0]
    if (
      field === 'exception' ||
      field === 'comment' ||
      field === 'link' ||
      field === 'notApplicable'
    ) {
      problems[field] ??= issue.message
    }
  }
  const value = checkValue(question, fields, today)
  if (!value.ok) problems.value = value.problem
  if (around.success && around.data.notApplicable !== null && !question.notApplicable) {
    problems.notApplicable = 'This question applies to every product: answer it or leave it open'
  }
  if (!value.ok || !around.success || Object.keys(problems).length > 0) {
    return { ok: false, problems }
  }
  return { ok: true, fields: { value: value.value, ...around.data } }
}

type CheckedValue = { ok: true; value: AnswerValue | null } | { ok: false; problem: string }

function checkValue(
  question: Question,
  fields: QuestionFields,
  today: PlainDate | null,
): CheckedValue {
  const kind = kindOf(question)
  // Evidence answers such a question; nothing that is typed does.
  if (kind.source === 'evidence') return { ok: true, value: null }
  const raw = kind.parseForm(question, readerOf(question, fields))
  if (raw === null || raw === undefined) return { ok: true, value: null }
  const parsed = kind.answerSchema(question, today).safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, problem: asSentence(parsed.error.issues[0]?.message ?? 'does not fit') }
}

/** Gives a kind its fields by the names its control carries: `TRN-01`, `DAT-02.noLimit`, `INV-03.maker`. */
function readerOf(question: Question, fields: QuestionFields): ReadField {
  return (name) => {
    if (name === question.id) return listOf(fields.value)
    const key = name.slice(question.id.length + 1)
    if (key === 'noLimit') return listOf(fields.noLimit)
    if (key === 'instead') return listOf(fields.instead)
    return fields.rows?.map((row) => row[key] ?? '') ?? []
  }
}

function listOf(field: string | string[] | false | undefined): string[] {
  if (field === undefined || field === false) return []
  return Array.isArray(field) ? field : [field]
}

/** The kinds write "must be …" to follow a path; at a field it starts a sentence. */
function asSentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}`
}

function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.')
}
