// Reads a posted form by a zod schema and answers 422 with what was typed when it does not fit.
import { json } from '@remix-run/node'
import type { z } from 'zod'

/** Field path ("contact.email") → message. The empty path is about the form as a whole. */
export type FieldErrors = Record<string, string>

/** What was typed, by field name; repeated fields (checkboxes) are lists. Files are never kept. */
export type TypedValues = Record<string, string | string[]>

export type ParsedForm<Data> =
  | { ok: true; data: Data }
  | { ok: false; errors: FieldErrors; values: TypedValues }

export interface FormOptions {
  /** Fields that are a list even when one or none was sent (checkbox groups). */
  lists?: readonly string[]
}

/** Reads the request's body as a form. Field names with dots become nested objects for the schema. */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  options: FormOptions = {},
): Promise<ParsedForm<z.output<Schema>>> {
  return parseFormData(await request.formData(), schema, options)
}

export function parseFormData<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  { lists = [] }: FormOptions = {},
): ParsedForm<z.output<Schema>> {
  const fields = readFields(form, lists)
  const result = schema.safeParse(nest(fields))
  if (result.success) return { ok: true, data: result.data }
  const errors: FieldErrors = {}
  for (const issue of result.error.issues) {
    // The first message of a field is the one to act on.
    errors[issue.path.map(String).join('.')] ??= issue.message
  }
  return { ok: false, errors, values: typedValues(fields) }
}

export interface Refused {
  ok: false
  errors: FieldErrors
  values: TypedValues
}

/** The answer to a form that was not accepted: 422, and nothing typed is lost. Passwords and codes are left out. */
export function refuse(
  refusal: Omit<Refused, 'ok'>,
  status: 409 | 422 | 429 = 422,
  headers: Record<string, string> = {},
) {
  const values = Object.fromEntries(
    Object.entries(refusal.values).filter(([name]) => !/password|secret|^code$/i.test(name)),
  )
  return json({ ok: false, errors: refusal.errors, values } satisfies Refused, {
    status,
    headers,
  })
}

/** The value typed into a field, else what was stored: spread both into `defaultValue`. */
export function typed(values: TypedValues | undefined, name: string, stored = ''): string {
  const value = values?.[name]
  return (Array.isArray(value) ? value[0] : value) ?? stored
}

type Fields = Map<string, FormDataEntryValue | FormDataEntryValue[]>

function readFields(form: FormData, lists: readonly string[]): Fields {
  const fields: Fields = new Map()
  for (const [name, all] of valuesOf(form)) {
    // Remix's own routing field, and names that would reach into an object's prototype.
    if (name === 'index' || /(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(name)) continue
    const first = all[0]
    if (first !== undefined) fields.set(name, all.length > 1 || lists.includes(name) ? all : first)
  }
  for (const name of lists) if (!fields.has(name)) fields.set(name, [])
  return fields
}

/** In one pass: asking the form for each name anew takes the square of their number. */
export function valuesOf(form: FormData): Map<string, FormDataEntryValue[]> {
  const values = new Map<string, FormDataEntryValue[]>()
  for (const [name, value] of form) {
    const all = values.get(name)
    if (all) all.push(value)
    else values.set(name, [value])
  }
  return values
}

type Nested = { [name: string]: Nested | FormDataEntryValue | FormDataEntryValue[] }

function nest(fields: Fields): Nested {
  const top: Nested = {}
  for (const [path, value] of fields) {
    const names = path.split('.')
    const last = names.pop() ?? path
    let place = top
    for (const name of names) place = childOf(place, name)
    place[last] = value
  }
  return top
}

function childOf(place: Nested, name: string): Nested {
  const present = place[name]
  if (isNested(present)) return present
  const child: Nested = {}
  place[name] = child
  return child
}

function isNested(value: Nested[string] | undefined): value is Nested {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Blob)
}

function typedValues(fields: Fields): TypedValues {
  const values: TypedValues = {}
  for (const [name, value] of fields) {
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value)) values[name] = value.filter((each) => typeof each === 'string')
  }
  return values
}
