// In review: some of it is judged.
import { people } from '../people'
import type { Story } from '../story'
import { careful } from './answers-careful'
import { iso27001, penetrationTest, soc2 } from './documents'

export const hollis: Story = {
  vendor: 'Hollis & Bay',
  legalName: 'Hollis & Bay LLP',
  website: 'https://hollisbay.example',
  offering: { name: 'Hollis Contract Review', plan: 'Firm plan' },
  contact: { name: 'Peter Hollis', title: 'Partner' },
  use: {
    title: 'First reading of supplier contracts',
    requester: people.tom,
    intake: {
      data_class: 'confidential',
      data_kinds: ['legal_privileged'],
      user_count: 9,
      replaceable: '1_6_months',
    },
  },
  answers: { ...careful, 'IAM-04': 'two', 'OUT-01': 'task' },
  evidence: [
    soc2('Hollis & Bay', { from: -450, to: -85 }),
    iso27001('Hollis & Bay', { from: -500, to: 595 }),
    penetrationTest('Hollis & Bay', { from: -120 }),
  ],
  judgement: {
    findings: [
      {
        severity: 'Moderate',
        statement: 'There are two roles only: everybody may delete.',
        impact: 'A contract could be lost by mistake.',
        questionId: 'IAM-04',
        treatment: 'accept',
        owner: 'Legal department',
        dueIn: null,
      },
    ],
    notes: [{ questionId: 'OUT-01', text: 'The evaluation is on contracts like ours. Rare.' }],
  },
  course: {
    filed: 33,
    drafted: 32,
    sent: 32,
    opened: 30,
    sittings: [30, 22],
    submitted: 15,
    takenUp: 6,
    judged: 2,
  },
}
