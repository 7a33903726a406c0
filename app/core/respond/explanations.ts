// Contradictions as a vendor meets them before submitting: a question, the answers it is about, and room to explain.
import { z } from 'zod'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { standingContradictions } from '../questionnaire/contradictions'
import type { Asked } from '../questionnaire/visible'
import type { PlainDate } from '../schedule/plain-date'
import { isAskedIn } from './part'

/** What a vendor said to a contradiction; empty text where it took its words back. */
export interface StoredExplanation {
  contradiction: string
  text: string
  revision: number
}

export interface CheckedContradiction<Answer> {
  id: string
  /** Put to the vendor. */
  asks: string
  answers: Answer[]
  explanation: string
  /** 0 where nothing was ever explained. */
  revision: number
}

interface Said {
  questionnaire: CompiledQuestionnaire
  asked: Asked
  stored: { explanations: readonly StoredExplanation[] }
  /** A contradiction among answers that are all left as they stand was told before. */
  asks: readonly string[] | null
  today: PlainDate
}

/** Those that stand now, with the answers that they compare. */
export function checkedContradictions<Answer extends { id: string }>(
  { questionnaire, asked, stored, asks, today }: Said,
  answers: readonly Answer[],
): CheckedContradiction<Answer>[] {
  const found = standingContradictions(questionnaire, asked, today).filter(({ questions }) =>
    questions.some((questionId) => isAskedIn(asks, questionId)),
  )
  return found.map(({ id, vendor, questions }) => {
    const said = stored.explanations.find(({ contradiction }) => contradiction === id)
    return {
      id,
      asks: vendor,
      answers: answers.filter((answer) => questions.includes(answer.id)),
      explanation: said?.text ?? '',
      revision: said?.revision ?? 0,
    }
  })
}

export const isUnexplained = ({ explanation }: { explanation: string }): boolean =>
  explanation === ''

const LONGEST = 2_000

/** What the check page posts: every explanation at once, and where to go after keeping them. */
export const explanationsInput = z.object({
  explanation: z
    .record(
      z.string().max(100),
      z.object({
        text: z
          .string()
          .transform((text) => text.replaceAll('\r\n', '\n').trim())
          .pipe(z.string().max(LONGEST, `Use at most ${LONGEST} characters`)),
        revision: z.coerce.number().int().min(0),
      }),
    )
    .default({}),
  /** Hash of the answers that were on the page. */
  of: z.string().max(64).default(''),
  /** `submit`, the id of a question to change, or nothing: back to this page. */
  go: z.string().max(20).default(''),
})
export type ExplanationsInput = z.infer<typeof explanationsInput>

const fieldOf = (id: string): string => `explanation.${id}.text`

/** What a colleague wrote first, at the field of the one who was second; nothing typed is lost. */
export function conflict(theirs: Record<string, string>, { explanation }: ExplanationsInput) {
  const at = <Value, Made>(of: Record<string, Value>, make: (value: Value) => Made) =>
    Object.fromEntries(Object.entries(of).map(([id, value]) => [fieldOf(id), make(value)]))
  return {
    errors: at(
      theirs,
      (text) =>
        `A colleague has changed this meanwhile. Keep yours, or take over theirs: “${text || 'nothing'}”`,
    ),
    values: at(explanation, ({ text }) => text),
  }
}
