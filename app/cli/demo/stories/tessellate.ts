// Tier 1, approved a year and a month ago: its re-review is overdue.
import { people } from '../people'
import type { Story } from '../story'
import { careful } from './answers-careful'
import { agreement, iso27001, iso42001 } from './documents'

export const tessellate: Story = {
  vendor: 'Tessellate Labs',
  legalName: 'Tessellate Labs Ltd',
  website: 'https://tessellate.example',
  offering: { name: 'Tessellate Code', plan: 'Enterprise plan' },
  contact: { name: 'Oona Kelly', title: 'Head of Trust' },
  use: {
    title: 'Suggesting code in our developers’ editors',
    requester: people.tom,
    intake: {
      form: 'embedded',
      data_class: 'restricted',
      data_kinds: ['credentials_or_code'],
      connects: 'read_many',
      criticality: 'important',
      user_count: 180,
      replaceable: '1_6_months',
    },
  },
  answers: {
    ...careful,
    'DAT-01': ['prompts', 'files', 'connected', 'secrets', 'telemetry'],
    'DAT-02': 0,
    'DAT-03': 'default',
    'DAT-09': 'full',
    'SEC-01': 'layered_tested',
  },
  evidence: [
    iso27001('Tessellate Labs', { from: -800, to: 295 }),
    iso42001('Tessellate Labs', { from: -500, to: 595 }),
    agreement('Tessellate Labs', { from: -430 }),
  ],
  judgement: {
    adjusted: {
      'INV-03': { credit: 90, reason: 'Complete, with versions and regions' },
      'MON-07': { credit: 85, reason: 'One incident, told in time, with the fix' },
      'IAM-03': { credit: 80, reason: 'Keys of service accounts are limited by address' },
    },
    findings: [
      {
        severity: 'Low',
        statement: 'Service accounts sign in with keys that have no second factor.',
        impact: 'A stolen key works until somebody notices.',
        questionId: 'IAM-03',
        treatment: 'our setting',
        owner: 'Platform team',
        dueIn: -300,
      },
    ],
  },
  decision: {
    decision: 'approve',
    reason: 'Nothing is kept, nothing is trained on, and both promises are in the contract.',
    validFor: -36,
    by: people.ingrid,
    approvedBy: people.lucia,
    comment: 'The contract says the same; annex 3 was checked.',
  },
  course: {
    filed: 428,
    drafted: 426,
    sent: 426,
    opened: 424,
    sittings: [424, 420, 417],
    submitted: 416,
    takenUp: 412,
    judged: 408,
    proposed: 400,
    decided: 396,
  },
}
