// What was typed and is not on the server yet, kept on the device: a closed tab or a dead network loses nothing.
import type { QuestionFields } from '../../core/respond/answer-input'
import { fieldsIn, isObject } from './own-fields'

export interface Draft {
  fields: QuestionFields
  /** The revision that the typing was based on. */
  revision: number
  /** What was sent over that revision, answered or not. */
  sent: QuestionFields | null
}

export interface Drafts {
  read(questionId: string): Draft | null
  /** False where the device did not take it. */
  keep(questionId: string, draft: Draft): boolean
  /** Forgets what this page kept or read; what another tab kept meanwhile is not this page's to forget. */
  drop(questionId: string): void
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** `link` tells one review's drafts from another's. A device without storage keeps what is typed in the page alone. */
export function draftsIn(storage: Storage | null, link: string): Drafts {
  const known = new Map<string, string>()
  const keyOf = (questionId: string) => `assay/${link}/${questionId}`
  return {
    read(questionId) {
      const key = keyOf(questionId)
      const text = storage?.getItem(key) ?? null
      if (text !== null) known.set(key, text)
      return text === null ? null : draftIn(text)
    },
    keep(questionId, draft) {
      const key = keyOf(questionId)
      const text = JSON.stringify(draft)
      try {
        storage?.setItem(key, text)
        known.set(key, text)
        return storage !== null
      } catch {
        // Full or forbidden: typing goes on, the server is asked at once anyway, and the page says what is true.
        return false
      }
    },
    drop(questionId) {
      const key = keyOf(questionId)
      if (storage?.getItem(key) === known.get(key)) storage?.removeItem(key)
    },
  }
}

/** Null where a browser forbids storage: reading the property throws there. */
export function deviceStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

function draftIn(text: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(text)
    if (!isObject(draft) || !Number.isInteger(draft.revision)) return null
    const fields = fieldsIn(draft.fields)
    return fields === null
      ? null
      : { fields, revision: Number(draft.revision), sent: fieldsIn(draft.sent) }
  } catch {
    return null
  }
}
