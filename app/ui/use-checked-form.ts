// Checks each field by the action's own schema when it is left; the action stays the authority.
import { zodResolver } from '@hookform/resolvers/zod'
import { type FocusEvent, useCallback, useEffect, useRef } from 'react'
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form'
import type { z } from 'zod'

/** What a refused form brings back to its page. */
export interface RefusedForm {
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | string[]>>
}

export interface CheckedFormStart<Typed> {
  refused: RefusedForm | undefined
  /** What each field holds at first, unless something else was typed and refused. */
  stored: { [Name in keyof Typed]?: string | readonly string[] }
}

/**
 * Returns what a text field or a group of checkboxes takes: `<TextInput {...text('email')} label="E-mail" />`.
 * What the server refused is shown until the field was left again. Without script only the server speaks.
 */
export function useCheckedForm<Typed extends FieldValues>(
  schema: z.ZodType<FieldValues, Typed>,
  { refused, stored }: CheckedFormStart<Typed>,
) {
  const start: Record<string, unknown> = { ...stored, ...refused?.values }
  const { register, formState, getFieldState, getValues, reset } = useForm<
    Typed,
    unknown,
    FieldValues
  >({
    resolver: zodResolver(schema),
    mode: 'onBlur',
    // Only what the schema's own fields hold: strings, and lists of strings for checkboxes.
    defaultValues: start as DefaultValues<Typed>,
  })
  useEffect(() => {
    // Forgets what was checked before the refusal, so that it does not hide the server's words.
    if (refused) reset(getValues(), { keepValues: true })
  }, [refused, reset, getValues])
  const whenReleased = usePointerRelease()
  const field = (name: Path<Typed>) => {
    const { error, isTouched } = getFieldState(name, formState)
    const { onBlur, ...registered } = register(name)
    return {
      ...registered,
      onBlur: (event: FocusEvent) => whenReleased(() => void onBlur(event)),
      error: error?.message ?? (isTouched ? undefined : refused?.errors[name]),
    }
  }
  return {
    text: (name: Path<Typed>) => ({ ...field(name), defaultValue: textIn(start[name]) }),
    ticks: (name: Path<Typed>) => ({ ...field(name), defaultValue: listIn(start[name]) }),
  }
}

/**
 * Runs work at once, or after the pointer that is down came up again. An error that appears between
 * pressing and releasing moves the page under the pointer, and the click on a button or box is lost.
 */
function usePointerRelease(): (work: () => void) => void {
  const isDown = useRef(false)
  useEffect(() => {
    const press = () => {
      isDown.current = true
    }
    const release = () => {
      isDown.current = false
    }
    const events = [
      ['pointerdown', press],
      ['pointerup', release],
      ['pointercancel', release],
    ] as const
    for (const [name, listener] of events) document.addEventListener(name, listener, true)
    return () => {
      for (const [name, listener] of events) document.removeEventListener(name, listener, true)
    }
  }, [])
  return useCallback((work) => {
    if (!isDown.current) return work()
    // After the click that follows the release.
    const later = () => setTimeout(work, 0)
    document.addEventListener('pointerup', later, { once: true })
  }, [])
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function listIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
