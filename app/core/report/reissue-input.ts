// What somebody sends who issues a report again.
import { z } from 'zod'

export const reissueInput = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Say why the report is issued again: it is printed in the record')
    .max(1000, 'Use at most 1000 characters'),
  /** The newest version on the page that was read. */
  replaces: z.coerce
    .number<string | number>('This form is damaged: open the page again')
    .int()
    .min(1),
})
export type ReissueInput = z.infer<typeof reissueInput>
