// How the table speaks: what a route asks of whoever reads it and of whoever sends a form, and addresses that stand for it.
import type { Outcome } from './ask'
import type { Need } from './needs'
import type { ReviewKey } from './reviews'

export interface Visit {
  /** With `:number` and `:token` for the review and its link. */
  path: string
  review?: ReviewKey
  /** Whose link stands for `:token`, where it is not the lead's of that review. */
  link?: string
  /** The address is itself a secret of somebody of staff, and shows what they may see. */
  secret?: true
  /** Who may read this review may know that it is there, and not what was asked for below it. */
  known?: true
  /** Where this address asks more, or another thing, than the route does elsewhere. */
  need?: Need
}

export type Fields = Record<string, string | string[]>

export interface Sent extends Omit<Visit, 'path' | 'need'> {
  /** Below which address the form is sent; the route's first one where nothing is said. */
  path?: string
  need: Need
  fields: Fields
  /** Sent as a form with files: field name → content. */
  files?: Record<string, string>
  /** What the form comes to for those who may send it; a redirect or a page unless told. */
  comes?: Outcome
  /** The form changes nothing, whoever sends it. */
  changesNothing?: true
}

export interface RouteRule {
  /** What the loader asks; `null` where the route has none of its own. */
  read: Need | null
  at: readonly Visit[]
  /** What the action asks before it looks at the form; a route with an action has one. */
  write?: Need
  /** Reading it is written down, so that a copy can be told. */
  recorded?: true
  forms?: readonly Sent[]
}

export const at = (path: string, ...reviews: ReviewKey[]): Visit[] =>
  reviews.length === 0 ? [{ path }] : reviews.map((review) => ({ path, review }))

export const sent = (
  need: Need,
  fields: Fields,
  more: Partial<Omit<Sent, 'need' | 'fields'>> = {},
): Sent => ({ need, fields, ...more })
