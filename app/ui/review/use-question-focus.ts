// Moves the focus to the question when it is another one, was judged or asked about: where the next key is meant.
import { useEffect, useRef } from 'react'
import type { QuestionView } from '../../core/judgement/view'

/** For the question's heading. A page that was just opened keeps its focus where the browser put it. */
export function useQuestionFocus(question: QuestionView) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = `${question.id} ${question.form.lastSeq} ${question.thread.length}`
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    heading.current?.focus()
  }, [shown])
  return heading
}
