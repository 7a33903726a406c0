// Keeps a text on the device while it is typed, and puts it back when its page comes again: a closed tab loses nothing.
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { deviceStorage } from '../question/drafts'

export interface KeptText {
  box: RefObject<HTMLTextAreaElement>
  onInput: (event: FormEvent<HTMLTextAreaElement>) => void
  /** Something was put back. */
  open: boolean
}

/** `key` names the text on this device. What has been `sent`, or was emptied, is forgotten. */
export function useKeptText(key: string, sent: readonly string[]): KeptText {
  const box = useRef<HTMLTextAreaElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const kept = deviceStorage()?.getItem(key) ?? ''
    if (sent.includes(kept.trim())) return keep(key, '')
    if (kept === '' || box.current === null || box.current.value !== '') return
    box.current.value = kept
    setOpen(true)
  }, [key, sent])
  return {
    box,
    open,
    onInput(event) {
      keep(key, event.currentTarget.value)
    },
  }
}

function keep(key: string, text: string): void {
  try {
    if (text === '') deviceStorage()?.removeItem(key)
    else deviceStorage()?.setItem(key, text)
  } catch {
    // A full or forbidden storage must not stop anybody from typing.
  }
}
