// A questionnaire of nine questions with every kind of branch, for tests of the vendor's side.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { compileQuestionnaire } from '../../app/core/questionnaire/compile'
import { type Questionnaire, questionnaireSchema } from '../../app/core/questionnaire/definition'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const definition: Questionnaire = questionnaireSchema.parse({
  slug: 'small',
  version: 1,
  title: 'Small questionnaire',
  intro: 'A few questions.',
  domains: [{ id: 'TRN', name: 'Training', weight: 100 }],
  sections: [
    {
      id: 'training',
      title: 'Training',
      intro: 'What happens to our data.',
      questions: [
        {
          id: 'TRN-01',
          domain: 'TRN',
          depth: 'lite',
          kind: 'single',
          prompt: 'Do you train on our content?',
          why: 'Trained content cannot be taken back.',
          weight: 5,
          notApplicable: true,
          options: [
            { value: 'never', label: 'Never', credit: 100 },
            { value: 'opt_in', label: 'Only if we opt in', credit: 80 },
            { value: 'always', label: 'Always', credit: 0, red: 'canary-rule' },
          ],
          references: ['NIST:MAP 2.1'],
        },
        {
          id: 'TRN-02',
          domain: 'TRN',
          depth: 'lite',
          kind: 'text',
          prompt: 'Where is that promise written?',
          why: 'A page can be read again.',
          showIf: 'TRN-01 in (never, opt_in)',
        },
        {
          id: 'TRN-03',
          domain: 'TRN',
          depth: 'lite',
          kind: 'number',
          unit: 'days',
          noLimit: 'No limit',
          prompt: 'How many days do you keep prompts?',
          why: 'Kept prompts leak.',
          weight: 4,
          notApplicable: false,
          bands: [
            { max: 30, credit: 100 },
            { max: null, credit: 0, red: 'canary-rule' },
          ],
        },
        {
          id: 'TRN-04',
          domain: 'TRN',
          depth: 'lite',
          kind: 'single',
          prompt: 'Is high-risk use documented?',
          why: 'The law asks for it.',
          weight: 2,
          notApplicable: true,
          showIf: 'intake.ai_act_class == high',
          options: [
            { value: 'yes', label: 'Yes', credit: 100 },
            { value: 'no', label: 'No', credit: 0 },
          ],
        },
        {
          id: 'TRN-05',
          domain: 'TRN',
          depth: 'full',
          kind: 'text',
          prompt: 'Anything about unlearning?',
          why: 'Some products can.',
        },
      ],
    },
    {
      id: 'assurance',
      title: 'Assurance',
      intro: 'What others found.',
      questions: [
        {
          id: 'CRT-01',
          domain: 'TRN',
          depth: 'lite',
          kind: 'multi',
          prompt: 'Which reports do you hold?',
          why: 'Outside eyes see more.',
          weight: 3,
          notApplicable: true,
          options: [
            { value: 'soc2_t2', label: 'SOC 2 Type II', points: 60 },
            { value: 'iso27001', label: 'ISO/IEC 27001', points: 40 },
            { value: 'none', label: 'None', points: 0 },
          ],
        },
        {
          id: 'CRT-02',
          domain: 'TRN',
          depth: 'lite',
          kind: 'date',
          past: true,
          prompt: 'Last day of the last period.',
          why: 'Reports age.',
          weight: 3,
          notApplicable: true,
          showIf: 'CRT-01 includes soc2_t2',
          bands: [
            { maxAgeMonths: 12, credit: 100 },
            { maxAgeMonths: null, credit: 0 },
          ],
        },
        {
          id: 'CRT-03',
          domain: 'TRN',
          depth: 'lite',
          kind: 'certifications',
          prompt: 'Upload each report.',
          why: 'Proof counts.',
          weight: 3,
          notApplicable: true,
          showIf: 'CRT-01 not_only none',
          claims: 'CRT-01',
          proofs: { soc2_t2: ['soc2-t2'], iso27001: ['iso27001'] },
        },
        {
          id: 'CRT-04',
          domain: 'TRN',
          depth: 'lite',
          kind: 'models',
          prompt: 'List every model.',
          why: 'You cannot watch what you do not know.',
          showIf: 'TRN-01 == always',
        },
      ],
    },
  ],
  rules: [],
  caps: [],
  reveals: [],
  retired: [],
  contradictions: [
    {
      id: 'no-training-beside-long-retention',
      questions: ['TRN-01', 'TRN-03'],
      when: 'TRN-01 == never and TRN-03 > 300',
      vendor: 'You never train on our content, and keep it long. What for?',
      reviewer: 'canary-rule',
    },
  ],
})

export const small = compileQuestionnaire(definition, sha256)

export const smallRow = {
  slug: 'small',
  version: 1,
  hash: small.hash,
  definition: canonicalJson(definition),
}
