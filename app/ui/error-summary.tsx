// The list of everything wrong with a form, first on the page and focused, each entry leading to its field.
import { useEffect, useRef } from 'react'
import { fieldId } from './field'
import { ErrorIcon } from './icons'
import { kitWords } from './kit-words'

export interface ErrorSummaryProps {
  /** Field path → message, as parseForm gives it; the empty path is about the whole form. */
  errors: Readonly<Record<string, string>> | undefined
}

export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors ?? {})
  // Each refusal is a new object, so a second refused submit takes the focus again.
  useEffect(() => {
    if (errors !== undefined && Object.keys(errors).length > 0) box.current?.focus()
  }, [errors])
  if (entries.length === 0) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="mb-6 rounded-md border-2 border-error p-4"
    >
      <h2 id="error-summary-title" className="flex items-center gap-2 text-lg font-semibold">
        <span className="text-error">
          <ErrorIcon />
        </span>
        {kitWords.attention(entries.length)}
      </h2>
      <ul className="mt-2 grid gap-1">
        {entries.map(([path, message]) => (
          <li key={path} className="font-semibold text-error">
            {path === '' ? (
              message
            ) : (
              <a href={`#${fieldId(path)}`} className="underline underline-offset-2">
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
