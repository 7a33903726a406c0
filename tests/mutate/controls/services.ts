// What services ask again behind their routes. The matrix cannot take these away and see it: its forms stop before them.
import type { Control } from '../control'

const refusal = "return { ok: false, reason: 'not allowed' }"
const simulation = 'app/services/simulation/start-simulation.ts'
const simulated = 'is begun by reviewers and admins only; an admin alone sees totals and no review'

export const services: readonly Control[] = [
  {
    control: 'a draft is simulated by those who may',
    file: simulation,
    without: [["if (!allows(staff, 'questionnaire.simulate')) return notAllowed()", '']],
    test: 'tests/services/simulation.test.ts',
    named: simulated,
  },
  {
    control: 'which reviews a draft would change is for readers of answers',
    file: simulation,
    without: [["const mayRead = allows(staff, 'answers.read')", 'const mayRead = true']],
    test: 'tests/services/simulation.test.ts',
    named: simulated,
  },
  {
    control: 'a draft of a review is taken up again by those who launch reviews',
    file: 'app/services/reviews/prepare-subject.ts',
    without: [
      [
        `  number: number,
): Promise<SubjectPrepared> {
  if (!allows(staff, 'review.launch')) ${refusal}`,
        `  number: number,
): Promise<SubjectPrepared> {`,
      ],
    ],
    test: 'tests/services/launch.test.ts',
    named: 'belongs to procurement',
  },
  {
    control: 'a vendor’s wish to amend is declined by reviewers',
    file: 'app/services/clarify/reply-to-vendor.ts',
    without: [["if (declines && !allows(staff, 'clarification.send')) return notAllowed()", '']],
    test: 'tests/services/clarify.test.ts',
    named: 'asks to amend named answers, which a reviewer alone re-opens or declines',
  },
  {
    control: 'reports are exported at once by those who may read them',
    file: 'app/services/report/batch/start-batch.ts',
    without: [[`if (!allows(staff, 'report.read', { decided: true })) ${refusal}`, '']],
    test: 'tests/services/batch.test.ts',
    named: 'nobody begins one who may not read reports',
  },
  {
    control: 'a use is filed by requesters and procurement',
    file: 'app/services/uses/file-use.ts',
    without: [[`if (!allows(staff, 'use.file')) ${refusal}`, '']],
    test: 'tests/services/uses.test.ts',
    named: 'are filed by requesters and procurement alone',
  },
  {
    control: 'mail that is held is released by those who look after the outbox',
    file: 'app/services/mail/hold.ts',
    without: [[`if (!allows(staff, 'outbox.retry')) ${refusal}`, '']],
    test: 'tests/backup/after-restore.test.ts',
    named: 'sends nothing that waits until somebody releases it',
  },
  {
    control: 'a mail is taken out of the outbox by those who look after it',
    file: 'app/services/outbox/drop-mail.ts',
    without: [[`if (!allows(staff, 'outbox.retry')) ${refusal}`, '']],
    test: 'tests/backup/after-restore.test.ts',
    named: 'lets somebody take a mail out that went out already',
  },
  {
    control: 'a mail is said to have bounced by those who look after the outbox',
    file: 'app/services/outbox/mark-bounced.ts',
    without: [[`if (!allows(staff, 'outbox.retry')) ${refusal}`, '']],
    test: 'tests/services/outbox.test.ts',
    named: 'takes a person’s word that a mail bounced',
  },
  {
    control: 'the score of a review whose answers were removed is for those who may compare',
    file: 'app/services/privacy/contents-removed.ts',
    without: [[" && allows(staff, 'review.compare', { decided: true })", '']],
    test: 'tests/services/removed-contents.test.ts',
    named: 'keeps the decision, the score as it was recorded',
  },
]
