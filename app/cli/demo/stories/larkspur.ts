// Tier 1: judged, and waiting for a second person’s word.
import { people } from '../people'
import type { Story } from '../story'
import { growing } from './answers-growing'
import { agreement, iso27001, redTeam } from './documents'

export const larkspur: Story = {
  vendor: 'Larkspur',
  legalName: 'Larkspur People Ltd',
  website: 'https://larkspur.example',
  offering: { name: 'Larkspur Screen', plan: 'Professional plan' },
  contact: { name: 'Amara Obi', title: 'Legal Counsel' },
  use: {
    title: 'Sorting applications for jobs',
    requester: people.noor,
    intake: {
      data_class: 'confidential',
      data_kinds: ['personal'],
      people_affected: 'public_or_vulnerable',
      decides_about_people: 'informs',
      connects: 'read_one',
      user_count: 20,
      ai_act_class: 'high',
      replaceable: '1_6_months',
    },
  },
  answers: {
    ...growing,
    'INV-01': ['predict', 'gen_text'],
    'DAT-01': ['prompts', 'files', 'personal'],
    'DAT-02': 30,
    'TRN-03': 'all',
    'OUT-03': 'default',
    'OUT-04': 'regular',
    'MON-03': 365,
    'REG-02': 'doc',
    'REG-03': ['rms', 'data', 'techdoc', 'logs', 'oversight'],
    'REG-04': 'signed_ai',
    'REG-09': 'both',
  },
  evidence: [
    iso27001('Larkspur', { from: -300, to: 795 }),
    agreement('Larkspur', { from: -60 }),
    redTeam('Larkspur', { from: -50 }),
  ],
  judgement: {
    adjusted: {
      'INV-03': { credit: 75, reason: 'Complete but for the version of the ranking model' },
      'MON-07': { credit: 70, reason: 'No incident; consistent with what is public' },
      'OUT-04': { credit: 80, reason: 'Tested for sex and age, not for disability' },
    },
    findings: [
      {
        severity: 'High',
        statement: 'Fairness is not tested for applicants with a disability.',
        impact: 'People could be sorted out unfairly without anybody noticing.',
        questionId: 'OUT-04',
        treatment: 'fix by vendor',
        owner: 'Larkspur',
        dueIn: 80,
      },
    ],
  },
  decision: {
    decision: 'approve with conditions',
    reason:
      'A person decides on every application and the file for high-risk use is nearly complete.',
    validFor: 200,
    conditions: [
      {
        sentence: 'Larkspur shows results of a fairness test that includes disability.',
        ownerSide: 'vendor',
        owner: 'Amara Obi',
        dueIn: 80,
        evidenceNeeded: 'Test report with method and figures',
        consequence: 'Sorting is switched off',
      },
    ],
    by: people.ingrid,
    approvedBy: people.lucia,
    comment: '',
  },
  course: {
    filed: 48,
    drafted: 47,
    sent: 47,
    opened: 44,
    sittings: [44, 38, 33],
    submitted: 31,
    takenUp: 21,
    judged: 12,
    proposed: 3,
  },
}
