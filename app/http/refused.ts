// Turns a service's refusal into a response: gone, forbidden, out of date, or a form to correct.
import { type FieldErrors, refuse, type TypedValues, valuesOf } from './form'

export interface ServiceRefusal {
  reason: 'not found' | 'not allowed' | 'not possible now' | 'stale' | 'wrong field'
  sentence: string
  errors?: FieldErrors
}

/** For loaders and actions alike: a page that does not exist, or is not for this person. */
export function refusedPage({ reason, sentence }: ServiceRefusal): Response {
  const status = reason === 'not found' ? 404 : reason === 'not allowed' ? 403 : 409
  return new Response(sentence, { status })
}

/** For actions: what was typed comes back with the reason; only what is gone or forbidden leaves the page. */
export function refusedForm(refusal: ServiceRefusal, values: TypedValues) {
  if (refusal.reason === 'not found' || refusal.reason === 'not allowed') throw refusedPage(refusal)
  const errors = refusal.errors ?? { '': refusal.sentence }
  return refuse({ errors, values }, refusal.reason === 'wrong field' ? 422 : 409)
}

/** The texts of a posted form, for handing back. */
export function typedIn(form: FormData): TypedValues {
  const values: TypedValues = {}
  for (const [name, sent] of valuesOf(form)) {
    const all = sent.filter((value) => typeof value === 'string')
    const [first] = all
    if (first !== undefined) values[name] = all.length > 1 ? all : first
  }
  return values
}
