// Sends one answer to the server and tells plainly what became of it.
import { z } from 'zod'
import { type QuestionFields, questionFieldsSchema } from '../../core/respond/answer-input'

export interface Change {
  question: string
  revision: number
  fields: QuestionFields
}

export type Sent =
  | { outcome: 'saved'; revision: number; at: Date }
  | { outcome: 'conflict'; revision: number; current: QuestionFields }
  | { outcome: 'refused' }
  /** The session ended: what was typed waits on this device for a new one. */
  | { outcome: 'signed out' }
  /** Submitted or cancelled meanwhile. */
  | { outcome: 'closed' }
  | { outcome: 'unreachable' }

const answerSchema = z.union([
  z.object({ saved: z.iso.datetime(), revision: z.int() }),
  z.object({ conflict: z.object({ revision: z.int(), fields: questionFieldsSchema }) }),
])

export type SendAnswer = (change: Change, options?: { leaving: boolean }) => Promise<Sent>

/** `leaving` lets the request outlive the page. Anything that is no clear answer counts as unreachable. */
export function senderTo(url: string): SendAnswer {
  return async (change, options) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(change),
        keepalive: options?.leaving ?? false,
        signal: AbortSignal.timeout(20_000),
      })
      if (response.status === 401) return { outcome: 'signed out' }
      if (response.status === 403 || response.status === 404 || response.status === 410) {
        return { outcome: 'closed' }
      }
      if (response.status === 422 || response.status === 413) return { outcome: 'refused' }
      return readAnswer(await response.json())
    } catch {
      return { outcome: 'unreachable' }
    }
  }
}

function readAnswer(body: unknown): Sent {
  const parsed = answerSchema.safeParse(body)
  if (!parsed.success) return { outcome: 'unreachable' }
  if ('saved' in parsed.data) {
    const { saved, revision } = parsed.data
    return { outcome: 'saved', revision, at: new Date(saved) }
  }
  const { revision, fields } = parsed.data.conflict
  return { outcome: 'conflict', revision, current: fields }
}
