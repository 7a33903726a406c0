// Decided twice: what the second round changed, for better and for worse.
import { people } from '../people'
import type { Story } from '../story'
import { careful } from './answers-careful'
import { agreement, iso27001, penetrationTest, soc2 } from './documents'

const about = {
  vendor: 'Ashgrove',
  legalName: 'Ashgrove Software Ltd',
  website: 'https://ashgrove.example',
  offering: { name: 'Ashgrove Notes', plan: 'Business plan' },
  contact: { name: 'Helen Marsh', title: 'Security Lead' },
  use: {
    title: 'Minutes of meetings',
    requester: people.tom,
    intake: {
      form: 'embedded',
      data_class: 'confidential',
      data_kinds: ['personal'],
      people_affected: 'own_staff',
      connects: 'read_one',
      user_count: 120,
    },
  },
} satisfies Partial<Story>

export const ashgrove: Story = {
  ...about,
  answers: {
    ...careful,
    'DAT-01': ['prompts', 'files', 'personal', 'telemetry'],
    'DAT-02': { value: 30, comment: 'Recordings are deleted after 30 days, minutes stay.' },
    'SEC-02': ['direct', 'indirect', 'jailbreak'],
    'CRT-02': { monthsAgo: 3 },
  },
  evidence: [
    soc2('Ashgrove', { from: -870, to: -505 }),
    iso27001('Ashgrove', { from: -900, to: 195 }),
    agreement('Ashgrove', { from: -560 }),
    penetrationTest('Ashgrove', { from: -545 }),
  ],
  judgement: {
    adjusted: {
      'INV-03': { credit: 90, reason: 'Complete, with hosts and regions' },
      'MON-07': { credit: 90, reason: 'One incident, told in time, with the fix' },
    },
    findings: [
      {
        severity: 'Moderate',
        statement: 'Tests do not cover extraction of other tenants’ content.',
        impact: 'A leak between customers could stay unseen.',
        questionId: 'SEC-02',
        treatment: 'fix by vendor',
        owner: 'Ashgrove',
        dueIn: -300,
        closed: { daysAgo: 310, closure: 'New test report covers extraction and tenants.' },
      },
    ],
  },
  decision: {
    decision: 'approve',
    reason: 'Sound controls with recent proof; a person reads every set of minutes.',
    validFor: -20,
    by: people.ingrid,
    approvedBy: people.lucia,
    comment: 'Agreed.',
  },
  course: {
    filed: 540,
    drafted: 538,
    sent: 538,
    opened: 537,
    sittings: [537, 535],
    submitted: 534,
    takenUp: 531,
    judged: 529,
    proposed: 527,
    decided: 525,
  },
}

export const ashgroveAgain: Story = {
  ...about,
  message: 'A year and a half on: please confirm what still holds.',
  answers: {
    ...ashgrove.answers,
    'DAT-02': { value: 90, comment: 'Recordings are deleted after 90 days, minutes stay.' },
    'DAT-08': ['eea', 'us'],
    'TRN-08': 'notice',
    'SEC-02': ['direct', 'indirect', 'jailbreak', 'extract', 'tenant'],
    'OUT-04': 'regular',
    'CRT-02': { monthsAgo: 2 },
    'GOV-04': 97,
    'MON-07': { value: 'No incident in the last 24 months.' },
  },
  evidence: [agreement('Ashgrove', { from: -70 })],
  judgement: {
    adjusted: {
      'INV-03': { credit: 90, reason: 'As before' },
      'MON-07': { credit: 100, reason: 'None, and none is public' },
    },
    findings: [
      {
        severity: 'High',
        statement: 'Recordings are now kept for 90 days and may be stored in the United States.',
        impact: 'Personal data of colleagues is kept longer and farther away than we agreed.',
        questionId: 'DAT-02',
        treatment: 'fix by vendor',
        owner: 'Ashgrove',
        dueIn: 60,
      },
    ],
  },
  decision: {
    decision: 'approve with conditions',
    reason: 'Better tested than before, but recordings are kept longer and without recent proof.',
    validFor: 300,
    conditions: [
      {
        sentence: 'Ashgrove sets retention of recordings back to 30 days for our workspace.',
        ownerSide: 'vendor',
        owner: 'Helen Marsh',
        dueIn: 60,
        evidenceNeeded: 'Screenshot of the setting, confirmed in writing',
        consequence: 'Recording is switched off',
      },
    ],
    by: people.ingrid,
    approvedBy: people.lucia,
    comment: 'Agreed, with the date.',
  },
  course: {
    drafted: 60,
    sent: 60,
    opened: 58,
    sittings: [58, 56],
    submitted: 55,
    takenUp: 50,
    judged: 46,
    proposed: 41,
    decided: 39,
  },
}
