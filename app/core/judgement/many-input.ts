// What the forms send that take a verdict back, or accept many answers at once.
import { z } from 'zod'

const wholeNumber = z.coerce.number<string | number>().int().min(0)

/** The word that is taken back, and the answer it was on, as they stood on the page. */
export const withdrawInput = z.object({
  questionId: z.string().min(1),
  answerRevision: wholeNumber,
  lastSeq: wholeNumber,
})
export type WithdrawInput = z.infer<typeof withdrawInput>

/** One answer of many as it stood on the page: 'TRN-01 3 0' is its question, its revision and its latest verdict. */
const shownAnswer = z
  .string()
  .regex(/^\S+ \d{1,9} \d{1,9}$/)
  .transform((text) => {
    const [questionId = '', answerRevision, lastSeq] = text.split(' ')
    return { questionId, answerRevision: Number(answerRevision), lastSeq: Number(lastSeq) }
  })

export const acceptUnchangedInput = z.object({
  answers: z.array(shownAnswer).min(1, 'Tick at least one answer'),
})
export type AcceptUnchangedInput = z.infer<typeof acceptUnchangedInput>
