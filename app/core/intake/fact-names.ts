/** The names of the facts that conditions may ask about, without their schema: pages in the browser need no more. */

export const blankFacts = {
  data_class: null,
  data_kinds: null,
  autonomy: null,
  criticality: null,
  user_count: null,
  ai_act_class: null,
  personal_data: null,
  connects_sources: null,
  affects_people: null,
  decides_about_people: null,
  eu_nexus: null,
  residency_required: null,
  allowed_regions: null,
  already_in_use: null,
} as const

export function isIntakeField(field: string): field is keyof typeof blankFacts {
  return Object.hasOwn(blankFacts, field)
}
