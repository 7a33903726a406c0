// Tier 1, approved eleven months ago: its SOC 2 report runs out in three weeks, so it is due soon.
import { people } from '../people'
import type { Story } from '../story'
import { careful } from './answers-careful'
import { agreement, iso27001, iso42001, soc2 } from './documents'

export const brightmoor: Story = {
  vendor: 'Brightmoor',
  legalName: 'Brightmoor Software B.V.',
  website: 'https://brightmoor.example',
  offering: { name: 'Brightmoor Support Agent', plan: 'Enterprise plan' },
  contact: { name: 'Daan Visser', title: 'Security Officer' },
  use: {
    title: 'Answering customers’ questions about their claims',
    requester: people.noor,
    intake: {
      form: 'agent',
      data_class: 'confidential',
      data_kinds: ['personal'],
      people_affected: 'customers',
      autonomy: 'act_with_approval',
      connects: 'write',
      criticality: 'critical',
      user_count: 400,
      output_audience: 'external_after_review',
      ai_act_class: 'transparency',
      replaceable: 'over_6_months',
    },
  },
  answers: {
    ...careful,
    'INV-01': ['gen_text', 'agent'],
    'DAT-01': ['prompts', 'files', 'connected', 'personal', 'telemetry'],
    'DAT-02': 7,
    'CRT-02': { monthsAgo: 1 },
    'OUT-04': 'regular',
    'AGT-08': 'all',
  },
  evidence: [
    soc2('Brightmoor', { from: -709, to: -344 }),
    iso27001('Brightmoor', { from: -600, to: 495 }),
    iso42001('Brightmoor', { from: -400, to: 695 }),
    agreement('Brightmoor', { from: -380 }),
  ],
  judgement: {
    adjusted: {
      'INV-03': { credit: 85, reason: 'Complete' },
      'MON-07': { credit: 85, reason: 'One incident, told in time, with the fix' },
    },
    findings: [
      {
        severity: 'Moderate',
        statement: 'Deletions can be left to the agent by a single administrator.',
        impact: 'A wrong setting would remove claim records without anybody looking.',
        questionId: 'AGT-04',
        treatment: 'our setting',
        owner: 'Claims operations',
        dueIn: -290,
      },
    ],
    notes: [
      { questionId: 'AGT-04', text: 'Ask at the re-review whether two people can be required.' },
    ],
  },
  decision: {
    decision: 'approve',
    reason:
      'The agent writes only after a person approves, every step is recorded, and the proof is recent.',
    validFor: 30,
    by: people.marcus,
    approvedBy: people.ingrid,
    comment: 'Approved with the setting of finding F-01 made on our side before the start.',
  },
  course: {
    filed: 362,
    drafted: 360,
    sent: 360,
    opened: 358,
    sittings: [358, 355, 352],
    submitted: 350,
    takenUp: 343,
    judged: 338,
    proposed: 331,
    decided: 325,
  },
}
