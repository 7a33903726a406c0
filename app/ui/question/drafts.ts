// What was typed and is not on the server yet, kept on the device: a closed tab or a dead network loses nothing.
import { z } from 'zod'
import { type QuestionFields, questionFieldsSchema } from '../../core/respond/answer-input'

const draftSchema = z.object({ fields: questionFieldsSchema, revision: z.int() })
export interface Draft {
  fields: QuestionFields
  /** The revision that the typing was based on. */
  revision: number
}

export interface Drafts {
  read(questionId: string): Draft | null
  keep(questionId: string, draft: Draft): void
  drop(questionId: string): void
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** `link` tells one review's drafts from another's. A device without storage keeps what is typed in the page alone. */
export function draftsIn(storage: Storage | null, link: string): Drafts {
  const keyOf = (questionId: string) => `assay/${link}/${questionId}`
  return {
    read(questionId) {
      const text = storage?.getItem(keyOf(questionId)) ?? null
      const parsed = draftSchema.safeParse(text === null ? null : parseJson(text))
      return parsed.success ? parsed.data : null
    },
    keep(questionId, draft) {
      try {
        storage?.setItem(keyOf(questionId), JSON.stringify(draft))
      } catch {
        // A full or forbidden storage must not stop anybody from typing: the server is asked at once anyway.
      }
    },
    drop(questionId) {
      storage?.removeItem(keyOf(questionId))
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
