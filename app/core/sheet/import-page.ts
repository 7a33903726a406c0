// What the page of uploaded files is given: these members and no others reach the vendor's browser.
import { z } from 'zod'
import type { Host } from '../respond/pages'
import type { DryRun } from './propose'

export interface ImportPage {
  host: Host
  /** Null while no file waits for its vendor's word. */
  file: {
    fileName: string
    /** ISO text in UTC. */
    uploadedAt: string
    dryRun: DryRun
  } | null
}

/** `TRN-01/3`: the question and the revision of its answer that the page compared with. */
const picked = z
  .string()
  .regex(/^[A-Z]{2,4}-\d{2}\/\d{1,9}$/)
  .transform((text) => {
    const [questionId = '', revision] = text.split('/')
    return { questionId, revision: Number(revision) }
  })

/** `row`: the ticked ones; `every`: all that were on the page, for the button that takes them all. */
export const acceptInput = z.object({
  act: z.enum(['accept ticked', 'accept all']),
  row: z.array(picked).max(500),
  every: z.array(picked).max(500),
})
export type AcceptInput = z.output<typeof acceptInput>
