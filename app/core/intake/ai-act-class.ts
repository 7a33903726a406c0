/** Helper questions that decide the EU AI Act class of a use. Not legal advice. */
import type { aiActClasses } from './facts'

export type HelperAnswer = 'yes' | 'no' | 'unknown'

export interface AiActHelper {
  /** Could it fall under a practice that Article 5 bans? */
  bannedPractice: HelperAnswer
  /** Will people, staff or output in the EU be involved? */
  inEu: HelperAnswer
  /** Is it used in one of the areas of Annex III? */
  annexThreeArea: HelperAnswer
  /** Does it decide about people, or profile them? */
  decidesOrProfiles: HelperAnswer
  /** Does it talk to people, or make text, images, sound or video? */
  talksOrMakesContent: HelperAnswer
}

export type AiActClass = (typeof aiActClasses)[number]

/**
 * A banned practice is refused wherever it happens. "Don't know" gives `unknown` as soon as the
 * other answers leave it open which class it is.
 */
export function aiActClass(helper: AiActHelper): AiActClass {
  if (helper.bannedPractice === 'yes') return 'prohibited'
  if (helper.inEu === 'no') return 'no_eu'
  const high = allOf(helper.annexThreeArea, helper.decidesOrProfiles)
  if (high === 'yes') return 'high'
  if (helper.bannedPractice === 'unknown' || helper.inEu === 'unknown') return 'unknown'
  if (high === 'unknown' || helper.talksOrMakesContent === 'unknown') return 'unknown'
  return helper.talksOrMakesContent === 'yes' ? 'transparency' : 'minimal'
}

function allOf(one: HelperAnswer, other: HelperAnswer): HelperAnswer {
  if (one === 'no' || other === 'no') return 'no'
  return one === 'yes' && other === 'yes' ? 'yes' : 'unknown'
}

/** The helper as form questions, in the order in which people can answer them. */
export const aiActHelperQuestions: readonly { name: keyof AiActHelper; prompt: string }[] = [
  {
    name: 'inEu',
    prompt: 'Will users, staff or the output of this AI be in the EU?',
  },
  {
    name: 'bannedPractice',
    prompt:
      'Could it do something the EU bans, such as social scoring, reading emotions at work, or making intimate images of real people?',
  },
  {
    name: 'annexThreeArea',
    prompt:
      'Is it used for biometrics, critical infrastructure, education, jobs, essential services, policing, migration, or justice and elections?',
  },
  {
    name: 'decidesOrProfiles',
    prompt: 'Does it decide about people there, help to decide, or build profiles of them?',
  },
  {
    name: 'talksOrMakesContent',
    prompt: 'Does it talk to people, or make text, images, sound or video?',
  },
]
