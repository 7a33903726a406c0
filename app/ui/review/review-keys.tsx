// The keys of the workspace: what each does, the switch, and the listening itself. Nothing here works without script, so nothing shows without it.
import { useEffect, useRef, useState } from 'react'
import { Button } from '../button'
import { Form, useNavigation } from '../link'

const keys = [
  { key: 'j', presses: 'next', does: 'Next question' },
  { key: 'k', presses: 'previous', does: 'Previous question' },
  { key: 'a', presses: 'accept', does: 'Accept, and go on to the next unreviewed answer' },
  { key: 'f', presses: 'finding', does: 'Raise a finding on this question' },
  { key: 'q', presses: 'ask', does: 'Ask the vendor about this question' },
] as const

export interface ReviewKeysProps {
  /** The reader's own switch. */
  on: boolean
  /** Where to come back to from the switch. */
  here: string
}

/** `?` lists the keys even while the others are off: the switch is found where they are. */
export function ReviewKeys({ on, here }: ReviewKeysProps) {
  const [listens, setListens] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const { state } = useNavigation()
  const idle = useRef(true)
  idle.current = state === 'idle'
  useEffect(() => {
    setListens(true)
    const press = (event: KeyboardEvent) => {
      if (!isPlain(event) || dialog.current?.open) return
      if (event.key === '?') return open(event, dialog.current)
      // Until the page has followed the last key, another would be meant for a question nobody has seen.
      if (on && idle.current) pressFor(event)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
  if (!listens) return null
  return (
    <>
      <button
        type="button"
        className="link inline-flex min-h-7 cursor-pointer items-center gap-1 print:hidden"
        onClick={() => dialog.current?.showModal()}
      >
        Keys <kbd>?</kbd>
      </button>
      <Help dialog={dialog} on={on} here={here} />
    </>
  )
}

interface HelpProps extends ReviewKeysProps {
  dialog: React.RefObject<HTMLDialogElement>
}

function Help({ dialog, on, here }: HelpProps) {
  return (
    <dialog ref={dialog} aria-labelledby="keys" className="dialog">
      <h2 id="keys" className="text-lg font-semibold">
        Keys
      </h2>
      <p className="text-muted">
        {on ? 'They work while you are not typing in a field.' : 'They are switched off for you.'}
      </p>
      <dl className="my-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {[...keys, { key: '?', does: 'This list' }].map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-block min-w-6 rounded-md border border-input px-1.5 text-center">
                {key.toUpperCase()}
              </kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-3">
        <Button type="button" onClick={() => dialog.current?.close()}>
          Close
        </Button>
        <Form method="post" action="/account" onSubmit={() => dialog.current?.close()}>
          <input type="hidden" name="intent" value="shortcuts" />
          <input type="hidden" name="onward" value={here} />
          <Button name="shortcuts" value={on ? 'off' : 'on'} look="secondary">
            {on ? 'Switch the keys off' : 'Switch the keys on'}
          </Button>
        </Form>
      </div>
    </dialog>
  )
}

/** Presses what carries the matching `data-key` on the page, so that a key can do nothing that a click could not. */
function pressFor(event: KeyboardEvent): void {
  if (event.shiftKey) return
  const wanted = keys.find(({ key }) => key === event.key.toLowerCase())
  const target = wanted && document.querySelector<HTMLElement>(`[data-key="${wanted.presses}"]`)
  if (!target) return
  event.preventDefault()
  if (isField(target)) target.focus()
  else target.click()
}

function open(event: KeyboardEvent, dialog: HTMLDialogElement | null): void {
  event.preventDefault()
  dialog?.showModal()
}

const isPlain = (event: KeyboardEvent) =>
  !(event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) &&
  !(
    event.target instanceof HTMLElement &&
    (event.target.isContentEditable || isField(event.target))
  )

const isField = ({ tagName }: HTMLElement) => /^(INPUT|TEXTAREA|SELECT)$/.test(tagName)
