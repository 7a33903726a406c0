// What somebody typed into a form that is gone by now, because another person was faster: to copy, so that nothing is lost.
import { Notice } from './notice'

const MARKS = new Set(['act', 'proposalId', 'waiverId', 'questionId', 'onward', 'lastSeq'])
const isTyped = ([name, value]: [string, string | string[]]): boolean =>
  !MARKS.has(name) && !/revision$/i.test(name) && String(value).trim() !== ''

export function KeptText({ values }: { values: Readonly<Record<string, string | string[]>> }) {
  const typed = Object.entries(values).filter(isTyped)
  if (typed.length === 0) return null
  return (
    <div className="mb-6">
      <Notice kind="warning" title="What you typed was not saved">
        <p>Its form is closed for now. Copy what you need from here:</p>
        <ul className="mt-2 grid gap-1">
          {typed.map(([name, value]) => (
            <li key={name} className="whitespace-pre-line break-words">
              {[value].flat().join(', ')}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
