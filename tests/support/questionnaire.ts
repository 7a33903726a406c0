// A questionnaire of four questions in two sections, small enough to count by hand, and a review's facts to go with it.
import { createHash } from 'node:crypto'
import { noFacts } from '../../app/core/intake/facts'
import { compileQuestionnaire } from '../../app/core/questionnaire/compile'
import type { Questionnaire } from '../../app/core/questionnaire/definition'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const question = (id: string, prompt: string) => ({
  id,
  domain: id.slice(0, 3),
  depth: 'lite' as const,
  kind: 'single' as const,
  prompt,
  why: 'It matters.',
  weight: 3,
  minutes: 2,
  notApplicable: true,
  options: [
    { value: 'yes', label: 'Yes', credit: 100 },
    { value: 'no', label: 'No', credit: 0 },
  ],
})

const definition: Questionnaire = {
  slug: 'four-questions',
  version: 1,
  title: 'Four questions',
  intro: 'Please answer.',
  domains: [
    { id: 'DAT', name: 'Data', weight: 60 },
    { id: 'CRT', name: 'Certifications', weight: 40 },
  ],
  sections: [
    {
      id: 'data',
      title: 'Data',
      intro: 'About data.',
      questions: [
        question('DAT-01', 'Do you keep our data?'),
        question('DAT-02', 'Do you encrypt our data?'),
        question('DAT-03', 'Do you delete our data?'),
      ],
    },
    {
      id: 'proof',
      title: 'Proof',
      intro: 'About proof.',
      questions: [question('CRT-01', 'Are you certified?')],
    },
  ],
  rules: [],
  caps: [],
  reveals: [],
  retired: [],
}

export const fourQuestions = compileQuestionnaire(definition, sha256)

/** What a review of these questions froze. */
export const asksFourQuestions = {
  questionnaireSlug: 'four-questions',
  questionnaireVersion: 1,
  questionnaireHash: fourQuestions.hash,
  intakeFacts: { ...noFacts },
}
