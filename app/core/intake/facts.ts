/** What conditions and rules may ask about a use: the contract between intake and questionnaires. */
import { z } from 'zod'
import { blankFacts } from './fact-names'

export const dataClasses = ['public', 'internal', 'confidential', 'restricted', 'unknown'] as const
export const autonomies = ['suggests', 'drafts_reviewed', 'act_with_approval', 'act_alone'] as const
export const criticalities = ['none', 'slow', 'important', 'critical'] as const
export const aiActClasses = [
  'minimal',
  'transparency',
  'unknown',
  'high',
  'prohibited',
  'no_eu',
] as const
export const dataKinds = [
  'none',
  'personal',
  'special_category',
  'children',
  'health',
  'payment',
  'credentials_or_code',
  'legal_privileged',
] as const
export const regions = ['any', 'eea', 'uk', 'us', 'other'] as const

/** Null: the intake has not been answered so far; every comparison with it is false. */
export const intakeFactsSchema = z.strictObject({
  data_class: z.enum(dataClasses).nullable(),
  data_kinds: z.array(z.enum(dataKinds)).nullable(),
  autonomy: z.enum(autonomies).nullable(),
  criticality: z.enum(criticalities).nullable(),
  user_count: z.int().min(0).nullable(),
  ai_act_class: z.enum(aiActClasses).nullable(),
  personal_data: z.boolean().nullable(),
  connects_sources: z.boolean().nullable(),
  affects_people: z.boolean().nullable(),
  decides_about_people: z.boolean().nullable(),
  eu_nexus: z.boolean().nullable(),
  residency_required: z.boolean().nullable(),
  allowed_regions: z.array(z.enum(regions)).nullable(),
  already_in_use: z.boolean().nullable(),
})
export type IntakeFacts = z.infer<typeof intakeFactsSchema>

/** What each field can hold, for checking conditions against. */
export const intakeFieldValues: Record<keyof IntakeFacts, FieldValues> = {
  data_class: { one: dataClasses },
  data_kinds: { many: dataKinds },
  autonomy: { one: autonomies },
  criticality: { one: criticalities },
  user_count: 'number',
  ai_act_class: { one: aiActClasses },
  personal_data: 'yes or no',
  connects_sources: 'yes or no',
  affects_people: 'yes or no',
  decides_about_people: 'yes or no',
  eu_nexus: 'yes or no',
  residency_required: 'yes or no',
  allowed_regions: { many: regions },
  already_in_use: 'yes or no',
}
export type FieldValues =
  | { one: readonly string[] }
  | { many: readonly string[] }
  | 'number'
  | 'yes or no'

/** To follow "the intake's answer on". */
export const intakeFieldWords: Record<keyof IntakeFacts, string> = {
  data_class: 'the data class',
  data_kinds: 'kinds of data',
  autonomy: 'autonomy',
  criticality: 'criticality',
  user_count: 'the number of users',
  ai_act_class: 'the EU AI Act class',
  personal_data: 'personal data',
  connects_sources: 'connected systems',
  affects_people: 'people affected',
  decides_about_people: 'decisions about people',
  eu_nexus: 'a link to the EU',
  residency_required: 'a limit to regions',
  allowed_regions: 'allowed regions',
  already_in_use: 'use before the review',
}

export const noFacts: IntakeFacts = blankFacts
