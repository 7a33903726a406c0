/** Every kind of question. A new kind is one file and one line here; all else follows from the list. */
import { z } from 'zod'
import type { AnswerValue } from '../answer-value'
import { inPlainWords, unknownMember } from '../problem'
import { certifications } from './certifications'
import { date } from './date'
import { file } from './file'
import type { CreditContext, Kind } from './kind'
import { models } from './models'
import { multi } from './multi'
import { number } from './number'
import { single } from './single'
import { text } from './text'

const kinds = { single, multi, number, date, text, file, models, certifications }

export type KindName = keyof typeof kinds
type QuestionOf<K extends KindName> = (typeof kinds)[K] extends Kind<infer Q> ? Q : never
export type Question = { [K in KindName]: QuestionOf<K> }[KindName]

// Fails to compile when a kind is listed under a name that its questions do not carry.
kinds satisfies { [K in KindName]: Kind<QuestionOf<K> & { kind: K }> }

export const kindNames = Object.keys(kinds).filter((name): name is KindName => name in kinds)

export function kindOf(question: Question): Kind<Question> {
  return kinds[question.kind]
}

const kindMember = z.looseObject({ kind: z.string() })

function definitionFor(data: unknown): Kind<Question>['definition'] | null {
  const kind = kindMember.safeParse(data).data?.kind
  const name = kindNames.find((known) => known === kind)
  return name ? kinds[name].definition : null
}

/** One question of any kind, judged by the schema of the kind it names. */
export const questionSchema: z.ZodType<Question> = z.unknown().transform((data, context) => {
  const definition = definitionFor(data)
  if (!definition) {
    context.addIssue({
      code: 'custom',
      path: ['kind'],
      message: `must be one of ${kindNames.join(', ')}`,
    })
    return z.NEVER
  }
  const parsed = definition.safeParse(data)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : []
    for (const key of unknownKeys) {
      context.addIssue({ code: 'custom', path: [...issue.path, key], message: unknownMember })
    }
    if (unknownKeys.length === 0) {
      context.addIssue({ code: 'custom', path: issue.path, message: inPlainWords(issue) })
    }
  }
  return z.NEVER
})

/** Credit for one answer, 0–100; exact shares are rounded here, for display only. */
export function creditOf(
  question: Question,
  value: AnswerValue,
  context: CreditContext,
): number | null | 'reviewer' {
  const credit = kindOf(question).scorer(question)(value, context)
  return typeof credit === 'object' && credit !== null
    ? credit.numerator / credit.denominator
    : credit
}
