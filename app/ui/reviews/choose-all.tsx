// Ticks every row of one table, or none again. Only there with script; without it rows are ticked one by one.
import { useEffect, useState } from 'react'

export function ChooseAll({ within }: { within: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!ready) return null
  const toggle = () => {
    const boxes = document.querySelectorAll<HTMLInputElement>(`#${within} input[type=checkbox]`)
    const all = [...boxes].every(({ checked }) => checked)
    for (const box of boxes) box.checked = !all
  }
  return (
    <button type="button" className="link cursor-pointer print:hidden" onClick={toggle}>
      Choose all of these, or none
    </button>
  )
}
