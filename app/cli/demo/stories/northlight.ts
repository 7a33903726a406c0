// Tier 2, approved in the spring, nothing to do until next year.
import { people } from '../people'
import type { Story } from '../story'
import { careful } from './answers-careful'
import { agreement, iso27001, iso42001, penetrationTest, soc2 } from './documents'

export const northlight: Story = {
  vendor: 'Northlight',
  legalName: 'Northlight Ltd',
  website: 'https://northlight.example',
  offering: { name: 'Northlight Assistant', plan: 'Business plan' },
  contact: { name: 'Dana Ortiz', title: 'Head of Trust' },
  use: {
    title: 'Drafting replies to customers',
    requester: people.tom,
    intake: {
      form: 'embedded',
      data_class: 'confidential',
      data_kinds: ['personal'],
      people_affected: 'customers',
      connects: 'read_one',
      user_count: 90,
      output_audience: 'external_after_review',
      ai_act_class: 'transparency',
    },
  },
  message: 'We hope to start in the summer. Call me if anything is unclear.',
  answers: {
    ...careful,
    'DAT-01': ['prompts', 'files', 'personal', 'telemetry'],
    'CRT-02': { monthsAgo: 1 },
  },
  evidence: [
    soc2('Northlight', { from: -575, to: -210 }),
    iso27001('Northlight', { from: -400, to: 695 }),
    iso42001('Northlight', { from: -300, to: 795 }),
    agreement('Northlight', { from: -220 }),
    penetrationTest('Northlight', { from: -200 }),
  ],
  judgement: {
    adjusted: {
      'INV-03': { credit: 90, reason: 'Complete, with hosts and regions' },
      'MON-07': { credit: 90, reason: 'One incident, told in time, with the fix' },
    },
    notes: [{ questionId: null, text: 'A model answer to show to other vendors.' }],
  },
  decision: {
    decision: 'approve',
    reason: 'Good controls, shown by recent proof; a person reads every reply before it goes out.',
    validFor: 340,
    by: people.marcus,
    approvedBy: people.lucia,
    comment: 'Agreed.',
  },
  course: {
    filed: 216,
    drafted: 214,
    sent: 214,
    opened: 213,
    sittings: [213, 211],
    submitted: 208,
    takenUp: 203,
    judged: 200,
    proposed: 196,
    decided: 192,
  },
}
