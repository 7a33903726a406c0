// A question answered in rows: one labelled group of fields a row, with a button for one more.
import { type ReactNode, useState } from 'react'
import type { Control } from '../../core/questionnaire/kinds/control'
import type { QuestionFields } from '../../core/respond/answer-input'
import { Button } from '../button'
import { FieldGroup, fieldId } from '../field'
import { questionWords as words } from '../respond/words/section'

export interface RowsControlProps {
  id: string
  control: Extract<Control, { control: 'rows' }>
  fields: QuestionFields
  label: ReactNode
  hint: ReactNode
  error: string | undefined
}

export function RowsControl({ id, control, fields, label, hint, error }: RowsControlProps) {
  const rows = fields.rows ?? []
  const [asked, setAsked] = useState(control.blankRows)
  const count = Math.max(asked, rows.length)
  return (
    <FieldGroup name={`${id}.value`} label={label} hint={hint} error={error}>
      <ol className="grid gap-4">
        {Array.from({ length: count }, (_row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, in the posted names too
          <li key={at}>
            <fieldset className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-2">
              <legend className="px-1 text-base text-muted">{words.row(at + 1)}</legend>
              {control.columns.map((column, place) => (
                <label key={column.key} className="block text-base">
                  <span className="font-semibold">{column.label}</span>
                  <input
                    className="control mt-1"
                    autoComplete="off"
                    {...(at === 0 && place === 0 ? { id: fieldId(`${id}.value`) } : {})}
                    name={`${id}.rows.${at}.${column.key}`}
                    defaultValue={rows[at]?.[column.key] ?? ''}
                  />
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
      <div className="mt-3 noscript:hidden">
        <Button type="button" look="secondary" onClick={() => setAsked(count + 1)}>
          {words.addRow}
        </Button>
      </div>
    </FieldGroup>
  )
}
