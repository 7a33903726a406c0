// A word of its own for every field that stays inside, so that a leak names the field that it came from.

/** What people of this house write among themselves. */
const internalFields = [
  'note',
  'note-on-question',
  'verdict',
  'adjustment',
  'finding-statement',
  'finding-impact',
  'finding-owner',
  'finding-closure',
  'dismissal',
  'unsent-question',
  'waiver-rule',
  'waiver-sentence',
  'waiver-executive',
  'waiver-title',
  'waiver-reason',
  'proposal',
  'approval',
  'condition-on-us',
  'condition-owner',
  'condition-evidence',
  'condition-consequence',
  'condition-note',
  'tier-reason',
  'tier-raised',
  'tier-change',
  'cancel-reason',
  'next-review',
  'prepared-because',
  'snoozed',
  'use-title',
  'use-owner',
  'intake',
  'evidence-word',
  'staff-change',
  'search-key',
  'password-hash',
  'factor-seed',
  'mail-error',
  'mail-payload',
  'setting',
  'staff-name',
  'staff-email',
  'audit-body',
  'audit-word',
  'audit-person',
  'reissue-reason',
  'batch-failed',
  'next-review-moved',
  'waiver-withdrawn',
  'change-withdrawn',
  'due-error',
  'evidence-contents',
  'reading-issuer',
  'reading-scope',
  'provider',
  'provider-subject',
  'legal-hold',
] as const

export type Internal = (typeof internalFields)[number]

/** No word of English, and safe in HTML, JSON, CSV and XML alike. */
export const canary = (field: Internal): string => `qz7f${field.replaceAll('-', '')}q`

/** In what the vendor itself said: nothing internal, but only for those who read answers. */
export const ANSWER_CANARY = 'qz7fvendorsanswerq'

const marks = new Map(internalFields.map((field) => [field, canary(field)] as const))

/** The internal fields whose words stand in a text. */
export function internalIn(text: string): Internal[] {
  if (!text.includes('qz7f')) return []
  return [...marks].filter(([, mark]) => text.includes(mark)).map(([field]) => field)
}

export const allInternal: readonly Internal[] = internalFields
