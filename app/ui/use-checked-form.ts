// Checks each field by the action's own schema when it is left; the action stays the authority.
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect } from 'react'
import { type FieldValues, type Path, useForm } from 'react-hook-form'
import type { z } from 'zod'

interface RefusedForm {
  errors: Readonly<Record<string, string>>
}

/**
 * Returns what a field of the form takes: `<TextInput {...field('email')} label="E-mail" defaultValue=… />`.
 * What the server refused is shown until the field was left again. Without script only the server speaks.
 */
export function useCheckedForm<Typed extends FieldValues>(
  schema: z.ZodType<FieldValues, Typed>,
  refused: RefusedForm | undefined,
) {
  const { register, formState, getFieldState, getValues, reset } = useForm<
    Typed,
    unknown,
    FieldValues
  >({ resolver: zodResolver(schema), mode: 'onBlur' })
  useEffect(() => {
    // Forgets what was checked before the refusal, so that it does not hide the server's words.
    if (refused) reset(getValues(), { keepValues: true })
  }, [refused, reset, getValues])
  return (name: Path<Typed>) => {
    const { error, isTouched } = getFieldState(name, formState)
    return {
      ...register(name),
      error: error?.message ?? (isTouched ? undefined : refused?.errors[name]),
    }
  }
}
