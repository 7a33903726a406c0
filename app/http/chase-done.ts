// The way back to "Waiting on" after something was done there, and what the address then says of it.
import { type ChaseAct, chaseActs, readChosen } from '../core/review/chase-input'
import { redirectTo } from './redirect'

const own = ['did', 'r', 'left']

/** `back` is the query that the list had. */
export function backToWaiting(
  back: FormDataEntryValue | null,
  act: ChaseAct,
  changed: { done: readonly number[]; refused: readonly { number: number }[] },
): Response {
  const params = new URLSearchParams(typeof back === 'string' ? back : '')
  for (const name of own) params.delete(name)
  params.set('did', act)
  for (const number of changed.done) params.append('r', String(number))
  for (const { number } of changed.refused) params.append('left', String(number))
  return redirectTo(`/?${params}`)
}

/** Null where nothing was just done. */
export function readChased(params: URLSearchParams) {
  const act = chaseActs.find((each) => each === params.get('did'))
  if (act === undefined) return null
  return { act, done: readChosen(params.getAll('r')), left: readChosen(params.getAll('left')) }
}

/** The query of the list without what was just done. */
export function plainQuery(params: URLSearchParams): string {
  const next = new URLSearchParams(params)
  for (const name of [...own, '_data', 'index']) next.delete(name)
  return next.toString()
}

/** Reads the ticked reviews from a page's address or from a form. */
export const chosenIn = (fields: FormData | URLSearchParams): number[] =>
  readChosen(fields.getAll('r'))
