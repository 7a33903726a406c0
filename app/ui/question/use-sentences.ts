// Which sentence stands at a field: the server's, but never while somebody is still typing in that field.
import { useState } from 'react'
import type { FieldProblems } from '../../core/respond/answer-input'
import type { PostedSection } from './section-values'

export interface Sentences {
  at: (question: string, field: string) => string | undefined
  /** Somebody types into the control of this name, such as `INV-03.rows.0.maker`. */
  onTyping: (name: string) => void
  onLeaving: () => void
}

/** `problems` came with autosave, `posted` with a form that was not accepted whole. */
export function useSentences(
  posted: PostedSection | undefined,
  problems: Record<string, FieldProblems>,
): Sentences {
  const [typing, setTyping] = useState<string | null>(null)
  const [answered, setAnswered] = useState({ posted, fields: new Set<string>() })
  // With another refusal every sentence of it is new.
  const settled = answered.posted === posted ? answered.fields : new Set<string>()
  return {
    at(question, field) {
      const path = `${question}.${field}`
      if (path === typing) return undefined
      const problem = Object.entries(problems[question] ?? {}).find(([name]) => name === field)?.[1]
      return problem ?? (settled.has(path) ? undefined : posted?.errors[path])
    },
    onTyping(name) {
      const path = pathOf(name)
      if (path === typing && settled.has(path)) return
      setTyping(path)
      setAnswered({ posted, fields: new Set([...settled, path]) })
    },
    onLeaving: () => setTyping(null),
  }
}

const around = new Set(['ask', 'exception', 'comment', 'link', 'notApplicable'])

function pathOf(name: string): string {
  const [question = '', field = ''] = name.split('.')
  return `${question}.${around.has(field) ? field : 'value'}`
}
