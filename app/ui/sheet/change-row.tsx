// One question of a dry run: what stands there now beside what the file says, with a box to agree.
import { pickOf } from '../../core/sheet/pick'
import type { PartChange, ProposedChange } from '../../core/sheet/propose'
import { fieldId } from '../field'
import { InfoIcon } from '../icons'
import { importWords as words } from '../respond/words/import'

export function ChangeRow({ change }: { change: ProposedChange }) {
  const { questionId, prompt, at, parts, notes, look } = change
  const id = fieldId(questionId)
  return (
    <div className="border-b border-line py-4">
      <label htmlFor={id} className="choice flex items-start gap-2.5">
        <input
          id={id}
          type="checkbox"
          name="row"
          value={pickOf(change)}
          defaultChecked={!look}
          className="mt-1 size-[1.25em] shrink-0 accent-action"
        />
        <span className="min-w-0">
          <span className="font-semibold">{questionId}</span> {prompt}
        </span>
      </label>
      <div className="mt-2 grid gap-2 pl-8 text-base">
        {notes.map((note) => (
          <p key={note} className="flex gap-2 font-semibold">
            <span className="mt-1 shrink-0">
              <InfoIcon />
            </span>
            {note}
          </p>
        ))}
        <dl className="grid gap-2">
          {parts.map((part) => (
            <Part key={part.part} {...part} />
          ))}
        </dl>
        <p className="text-muted">{words.inTheFile(at)}</p>
      </div>
    </div>
  )
}

function Part({ part, before, after }: PartChange) {
  const then =
    after === null ? <em>{words.removed}</em> : <ins className="no-underline">{clipped(after)}</ins>
  return (
    <div className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
      <dt className="text-muted">{part}</dt>
      <dd className="min-w-0 break-words whitespace-pre-line">
        {before === null
          ? then
          : words.part(<del className="text-muted">{clipped(before)}</del>, then)}
      </dd>
    </div>
  )
}

/** Enough to recognise it; the whole text is saved. */
const SHOWN = 600
const clipped = (text: string): string => {
  const letters = [...text]
  if (letters.length <= SHOWN) return text
  return words.cut(letters.slice(0, SHOWN).join(''), letters.length)
}
