// What either side may write into a thread: one schema a form, with the words that stand at the field when it is wrong.
import { z } from 'zod'

export const LONGEST_MESSAGE = 4_000

const words = (empty: string) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, empty)
        .max(LONGEST_MESSAGE, `Use at most ${LONGEST_MESSAGE.toLocaleString('en')} characters`),
    )

const revision = z.coerce.number<string | number>().int().min(1)

/** A reviewer's question, kept until it is sent with the others. */
export const collectInput = z.object({
  questionId: z.string().min(1, 'Choose a question'),
  /** Not "text": it stands on pages beside other forms with one. */
  ask: words('Write what you want to ask: these words are sent to the vendor'),
})
export type CollectInput = z.infer<typeof collectInput>

export const collectedChangeInput = z.object({
  id: z.string().min(1),
  text: words('Write what you want to ask, or remove the question'),
  revision,
})
export type CollectedChange = z.infer<typeof collectedChangeInput>

export const collectedRemovalInput = z.object({ id: z.string().min(1), revision })
export type CollectedRemoval = z.infer<typeof collectedRemovalInput>

/** Sends what was on the page and nothing else; see seenAs. */
export const sendInput = z.object({
  seen: z.array(z.string()).min(1, 'Collect a question first'),
  message: z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(LONGEST_MESSAGE, 'Use at most 4,000 characters')),
})
export type SendInput = z.infer<typeof sendInput>

/** How a page names what it showed of a collected question. */
export const seenAs = ({ id, revision }: { id: string; revision: number }): string =>
  `${id} ${revision}`

/** Our reply to a vendor's question, or our words on why an answer is not re-opened. */
export const replyInput = z.object({
  questionId: z.string().min(1),
  text: words('Write the reply: it is sent to the vendor'),
})
export type ReplyInput = z.infer<typeof replyInput>

/** A vendor's own question while answering. */
export const vendorQuestionInput = z.object({
  questionId: z.string().min(1).max(20),
  text: words('Write your question first'),
})
export type VendorQuestionInput = z.infer<typeof vendorQuestionInput>

export const amendmentInput = z.object({
  questionIds: z.array(z.string().max(20)).min(1, 'Tick at least one answer').max(200),
  text: words('Say what you want to change, and why'),
})
export type AmendmentInput = z.infer<typeof amendmentInput>
