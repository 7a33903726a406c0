// What was typed into the server's page before the script took it over: on a slow line that is the first answers.
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { SectionValues } from './section-values'

type Path = `${string}.value`
type Early = readonly (readonly [path: Path, value: string | string[]])[]

/** Puts it into the form, which would otherwise forget it, and from there to the server like any typing. */
export function useEarlyTyping(form: UseFormReturn<SectionValues>, ids: readonly string[]): void {
  // Read while rendering: once the form's fields are registered they hold the form's values again.
  const [early] = useState<Early>(() => (typeof document === 'undefined' ? [] : typedIn(ids)))
  useEffect(() => {
    for (const [path, value] of early) form.setValue(path, value, { shouldDirty: true })
  }, [early, form])
}

function typedIn(ids: readonly string[]): Early {
  const fields = ids.flatMap((id) => [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      `input[name^="${id}."]:not([type="hidden"]), textarea[name^="${id}."]`,
    ),
  ])
  const touched = new Set(fields.filter(isTouched).map(({ name }) => name))
  return [...touched].map((name) => [
    name as Path,
    heldBy(fields.filter((field) => field.name === name)),
  ])
}

const isBox = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')

const isTouched = (field: HTMLInputElement | HTMLTextAreaElement): boolean =>
  isBox(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue

function heldBy(fields: readonly (HTMLInputElement | HTMLTextAreaElement)[]): string | string[] {
  const ticked = fields.filter((field) => !isBox(field) || field.checked).map(({ value }) => value)
  const isList = fields.some((field) => field.type === 'checkbox' && field.name.endsWith('.value'))
  return isList ? ticked : (ticked[0] ?? '')
}
