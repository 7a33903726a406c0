// Every event Assay records: one typed payload a kind, and the sentence that people read.
import type { z } from 'zod'
import { clarifyEvents } from './kinds/clarify'
import { decisionEvents } from './kinds/decision'
import type { PersonalField } from './kinds/event'
import { evidenceEvents } from './kinds/evidence'
import { identityEvents } from './kinds/identity'
import { judgementEvents } from './kinds/judgement'
import { mailEvents } from './kinds/mail'
import { portalEvents } from './kinds/portal'
import { privacyEvents } from './kinds/privacy'
import { respondentEvents } from './kinds/respondent'
import { reviewEvents } from './kinds/review'
import { roundEvents } from './kinds/round'
import { scheduleEvents } from './kinds/schedule'
import { signOnEvents } from './kinds/sign-on'
import { subjectEvents } from './kinds/subject'

const kinds = {
  ...portalEvents,
  ...signOnEvents,
  ...identityEvents,
  ...subjectEvents,
  ...reviewEvents,
  ...roundEvents,
  ...respondentEvents,
  ...evidenceEvents,
  ...clarifyEvents,
  ...judgementEvents,
  ...decisionEvents,
  ...mailEvents,
  ...scheduleEvents,
  ...privacyEvents,
} as const

export type EventKind = keyof typeof kinds

type PayloadOf<Kind extends EventKind> = z.infer<(typeof kinds)[Kind]['schema']>

/** One thing that happened: what, to which review (null when to none), and its facts. */
export type AuditEvent = {
  [Kind in EventKind]: { kind: Kind; reviewId: string | null; payload: PayloadOf<Kind> }
}[EventKind]

/** `user:<id>`, `respondent:<invitation id>`, `job` or `command line`. */
export type AuditActor =
  | `user:${string}`
  | `respondent:${string}`
  | 'job'
  | 'command line'
  | 'sign-in page'
  | 'setup'
  | 'sign-on'

/** Reads a stored payload back. Throws on a shape that no version of Assay has written. */
export function parseEvent(kind: string, reviewId: string | null, payload: unknown): AuditEvent {
  if (!Object.hasOwn(kinds, kind)) throw new Error(`Unknown audit event: ${kind}`)
  const known = kind as EventKind
  return { kind: known, reviewId, payload: kinds[known].schema.parse(payload) } as AuditEvent
}

/** The fields of a kind that hold names, addresses or typed words; empty for a kind that is not known. */
export const personalFields = (kind: string): Readonly<Record<string, PersonalField>> =>
  Object.hasOwn(kinds, kind) ? kinds[kind as EventKind].personal : {}

/** Every kind under what people look for it by. */
export const eventGroups = {
  people: { label: 'Portal and people', kinds: portalEvents },
  privacy: { label: 'Retention and erasure', kinds: privacyEvents },
  subject: { label: 'Uses and vendors', kinds: subjectEvents },
  review: { label: 'Course of reviews', kinds: reviewEvents },
  round: { label: 'Rounds and changes', kinds: roundEvents },
  respondent: { label: "Vendors' answers", kinds: respondentEvents },
  evidence: { label: 'Evidence', kinds: evidenceEvents },
  clarify: { label: 'Questions and replies', kinds: clarifyEvents },
  judgement: { label: 'Verdicts and findings', kinds: judgementEvents },
  decision: { label: 'Decisions and reports', kinds: decisionEvents },
  mail: { label: 'Mail', kinds: mailEvents },
  schedule: { label: 'Due dates', kinds: scheduleEvents },
} as const

/** The event as a sentence for the audit page and the report. */
export function sentenceOf(event: AuditEvent): string {
  const words: (payload: never) => string = kinds[event.kind].words
  return words(event.payload as never)
}

/** Every kind with the names of its facts. */
export const eventKinds = (): [kind: EventKind, fields: string[]][] =>
  Object.entries(kinds).map(([kind, { schema }]) => [kind as EventKind, Object.keys(schema.shape)])
