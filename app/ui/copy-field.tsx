// A value to copy: selectable without script, one click with it.
import { useEffect, useId, useState } from 'react'
import { Button } from './button'

export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId()
  const [canCopy, setCanCopy] = useState(false)
  const [copied, setCopied] = useState(false)
  // Only known in the browser, and absent there over plain http.
  useEffect(() => setCanCopy(navigator.clipboard !== undefined), [])
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          value={value}
          className="control min-w-0 flex-1 font-mono"
          onFocus={(event) => event.currentTarget.select()}
        />
        {canCopy ? (
          <Button type="button" look="secondary" onClick={() => void copy()}>
            Copy
          </Button>
        ) : null}
      </div>
      <p role="status" className="text-muted">
        {copied ? 'Copied' : ''}
      </p>
    </div>
  )
}
