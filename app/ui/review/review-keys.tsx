// J and K move through the questions, A accepts: only where a script runs, and never while somebody types.
import { useEffect } from 'react'

/** Presses what carries the matching `data-key` on the page, so that a key can do nothing that a click could not. */
export function ReviewKeys() {
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <p className="text-xs text-muted print:hidden">
      Keys: <kbd>J</kbd> next, <kbd>K</kbd> previous, <kbd>A</kbd> accept.
    </p>
  )
}

const targets: Record<string, string> = { j: 'next', k: 'previous', a: 'accept' }

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target))
    return
  const target = targets[event.key.toLowerCase()]
  if (target === undefined) return
  const element = document.querySelector<HTMLElement>(`[data-key="${target}"]`)
  if (!element) return
  event.preventDefault()
  element.click()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
