// Says under the days of a document how long it will count: the kind's rule, then what follows from what is typed.
import { type FormEvent, useState } from 'react'
import { assumedWords, type Printed, type Rule, ruleWords } from '../core/evidence/terms'
import { isPlainDate } from '../core/schedule/plain-date'

export interface KindWithRule {
  value: string
  expiryBasis: string
  validityMonths: number | null
}

interface Typed extends Printed {
  kind: string
}

/** `onInput` belongs to the form; `sentences` follow its fields `kind`, `from` and `to`. */
export function useEvidenceTerms(kinds: readonly KindWithRule[], start: Typed) {
  const [typed, setTyped] = useState(start)
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget)
    const day = (name: string) => {
      const read = form.get(name)
      return isPlainDate(read) ? read : null
    }
    setTyped({ kind: String(form.get('kind') ?? ''), from: day('from'), to: day('to') })
  }
  return { onInput, sentences: sentencesOn(kinds, typed) }
}

function sentencesOn(kinds: readonly KindWithRule[], { kind, ...printed }: Typed): string[] {
  const rule: Rule | undefined = kinds.find(({ value }) => value === kind)
  if (!rule) return []
  const assumed = assumedWords(rule, printed)
  return assumed === null ? [ruleWords(rule)] : [ruleWords(rule), assumed]
}

/** Read out when it changes, since it follows from other fields. */
export function EvidenceTerms({ sentences }: { sentences: readonly string[] }) {
  return (
    <p aria-live="polite" className="text-muted">
      {sentences.join(' ')}
    </p>
  )
}
