// The open file of answers: a vendor takes it from one review and brings it to another, here or at somebody else's portal.
import { z } from 'zod'
import type { AnswerValue } from '../questionnaire/answer'
import type { Choice } from '../questionnaire/kinds/control'
import { kindOf } from '../questionnaire/kinds/registry'
import { plainDateSchema } from '../schedule/plain-date-schema'
import type { Outline, OutlineQuestion } from './outline'

const FORMAT = 'assay-answers'
/** Rises when a reader of the old form would misread the new one. Members may be added without that. */
const VERSION = 1

const words = z.string().nullish()

/** Readers ignore members that they do not know. */
export const answersFileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  exportedOn: plainDateSchema,
  /** Who asked, about which offering of which vendor. For people; nothing is matched by it. */
  askedBy: z.string(),
  vendor: z.string(),
  offering: z.string(),
  questionnaire: z.object({
    slug: z.string(),
    version: z.int(),
    hash: z.string(),
    title: z.string(),
  }),
  answers: z
    .array(
      z.object({
        /** Id within the questionnaire; an id is never used again for another question. */
        question: z.string(),
        /** As it read, so that another wording is noticed. */
        prompt: z.string(),
        kind: z.string(),
        /**
         * single: an option · multi: a list of options · number: a whole number · date: YYYY-MM-DD ·
         * text: text · models: rows of maker, model, host and region · otherwise null.
         */
        value: z.unknown(),
        /** The value as a person reads it. */
        words,
        /** Option → its label, for the options picked. */
        labels: z.record(z.string(), z.string()).default({}),
        exception: words,
        notApplicable: words,
        comment: words,
        link: words,
        /** Names of the files that were given as proof; the files themselves do not travel. */
        evidence: z.array(z.string()).default([]),
      }),
    )
    .max(2_000),
})
export type AnswersFile = z.infer<typeof answersFileSchema>
export type FiledAnswer = AnswersFile['answers'][number]

/** Every question that something was said to, hidden ones included: they are the vendor's own words. */
export function answersFile({ form, host, vendor, today, sections }: Outline): AnswersFile {
  return {
    format: FORMAT,
    version: VERSION,
    exportedOn: today,
    askedBy: host.organisation,
    vendor,
    offering: host.offering,
    questionnaire: form,
    answers: sections.flatMap(({ questions }) => questions.filter(isSaid).map(filed)),
  }
}

function isSaid({ revision, files }: OutlineQuestion): boolean {
  return revision > 0 || files.length > 0
}

function filed({ question, fields, said, files }: OutlineQuestion): FiledAnswer {
  const { value, exception, notApplicable, comment, link } = fields
  return {
    question: question.id,
    prompt: question.prompt,
    kind: question.kind,
    value,
    words: said,
    labels: labelsOf(optionsOf(question), value),
    exception,
    notApplicable,
    comment,
    link,
    evidence: files,
  }
}

export function optionsOf(question: OutlineQuestion['question']): readonly Choice[] {
  const control = kindOf(question).control(question)
  return 'options' in control ? control.options : []
}

function labelsOf(options: readonly Choice[], value: AnswerValue | null): Record<string, string> {
  const picked: readonly unknown[] = Array.isArray(value) ? value : [value]
  return Object.fromEntries(
    options.filter((option) => picked.includes(option.value)).map((o) => [o.value, o.label]),
  )
}

export type AnswersRead =
  | { ok: true; file: AnswersFile }
  | { ok: false; reason: 'not answers' | 'newer answers' }

export function readAnswersFile(text: string): AnswersRead {
  const data = parsedJson(text)
  const parsed = answersFileSchema.safeParse(data)
  if (parsed.success) return { ok: true, file: parsed.data }
  const named = z.object({ format: z.literal(FORMAT), version: z.number() }).safeParse(data)
  const isNewer = named.success && named.data.version > VERSION
  return { ok: false, reason: isNewer ? 'newer answers' : 'not answers' }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is not JSON is, for whoever uploaded it, simply not a file of answers.
    return null
  }
}
