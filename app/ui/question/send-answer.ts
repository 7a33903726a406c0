// Sends one answer to the server and tells plainly what became of it.
import type { FieldProblems, QuestionFields } from '../../core/respond/answer-input'
import { questionWords } from '../respond/words/section'
import { fieldsIn, isObject, problemsIn } from './own-fields'

export interface Change {
  question: string
  revision: number
  fields: QuestionFields
}

export type Sent =
  | { outcome: 'saved'; revision: number; at: Date }
  | { outcome: 'conflict'; revision: number; current: QuestionFields }
  | { outcome: 'refused'; problems: FieldProblems }
  /** The session ended: what was typed waits on this device for a new one. */
  | { outcome: 'signed out' }
  /** Submitted or cancelled meanwhile. */
  | { outcome: 'closed' }
  /** No answer came. */
  | { outcome: 'offline' }
  /** An answer came that says neither saved nor refused. */
  | { outcome: 'failing' }

export type SendAnswer = (change: Change, options?: { leaving: boolean }) => Promise<Sent>

/** `leaving` lets the request outlive the page. Anything that is no clear answer counts as not saved. */
export function senderTo(url: string): SendAnswer {
  return async (change, options) => {
    const response = await ask(url, change, options?.leaving ?? false)
    switch (response?.status) {
      case undefined:
        return { outcome: 'offline' }
      case 200:
      case 409:
      case 422:
        return readAnswer(await bodyOf(response))
      case 401:
        return { outcome: 'signed out' }
      case 413:
        return { outcome: 'refused', problems: { value: questionWords.tooLong } }
      case 403:
      case 404:
      case 410:
        return { outcome: 'closed' }
      default:
        return { outcome: 'failing' }
    }
  }
}

async function ask(url: string, change: Change, keepalive: boolean): Promise<Response | null> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
      keepalive,
      signal: AbortSignal.timeout(20_000),
    })
  } catch {
    return null
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return null
  }
}

function readAnswer(body: unknown): Sent {
  if (!isObject(body)) return { outcome: 'failing' }
  const { saved, revision, conflict, refused } = body
  if (typeof saved === 'string' && typeof revision === 'number') {
    return { outcome: 'saved', revision, at: new Date(saved) }
  }
  if (isObject(conflict) && typeof conflict.revision === 'number') {
    const current = fieldsIn(conflict.fields)
    if (current !== null) return { outcome: 'conflict', revision: conflict.revision, current }
  }
  if (refused !== undefined) return { outcome: 'refused', problems: problemsIn(refused) }
  return { outcome: 'failing' }
}
