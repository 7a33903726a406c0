// Rejected two months ago: it trains on what people type and keeps it without limit.
import { people } from '../people'
import type { Story } from '../story'
import { early } from './answers-early'

export const quillbrook: Story = {
  vendor: 'Quillbrook',
  legalName: 'Quillbrook Inc.',
  website: 'https://quillbrook.example',
  offering: { name: 'Quillbrook Writer', plan: 'Free plan' },
  contact: { name: 'Privacy team', title: 'Support' },
  use: {
    title: 'Rewriting letters to customers in plain language',
    requester: people.tom,
    intake: {
      data_class: 'confidential',
      data_kinds: ['personal'],
      people_affected: 'customers',
      user_count: 120,
      output_audience: 'external_after_review',
      start_date: 'already_in_use',
    },
  },
  answers: { ...early, 'DAT-01': ['prompts', 'personal', 'telemetry'] },
  judgement: {
    adjusted: {
      'INV-03': { credit: 50, reason: 'The hosting of the main model is left open' },
      'MON-07': { credit: 20, reason: 'Two incidents of last year are public and not named' },
    },
    findings: [
      {
        severity: 'Critical',
        statement: 'Letters to customers train the vendor’s models unless each person opts out.',
        impact: 'Personal data of customers would leave our control for good.',
        questionId: 'TRN-01',
        treatment: 'avoid',
        owner: 'Customer service',
        dueIn: -55,
      },
      {
        severity: 'Critical',
        statement: 'Prompts and outputs are kept without limit.',
        impact: 'Deletion requests of customers could not be fulfilled.',
        questionId: 'DAT-02',
        treatment: 'avoid',
        owner: 'Customer service',
        dueIn: -55,
      },
    ],
  },
  decision: {
    decision: 'reject',
    reason: 'Trains on content, keeps it without limit, offers no contract. Use on this plan ends.',
    validFor: null,
    by: people.ingrid,
    approvedBy: people.marcus,
    comment: 'Agreed. The 14 people who used it were told.',
  },
  course: {
    filed: 104,
    drafted: 104,
    sent: 104,
    opened: 99,
    sittings: [99, 96],
    submitted: 95,
    takenUp: 88,
    judged: 82,
    proposed: 70,
    decided: 63,
  },
}
