// Tier 2, approved with conditions: one was missed last week, one is due next week, one is met.
import { people } from '../people'
import type { Story } from '../story'
import { growing } from './answers-growing'
import { agreement, iso27001, redTeam, soc2Type1 } from './documents'

export const calloway: Story = {
  vendor: 'Calloway Systems',
  legalName: 'Calloway Systems Inc.',
  website: 'https://calloway.example',
  offering: { name: 'Calloway Transcribe', plan: 'Team plan' },
  contact: { name: 'Maribel Soto', title: 'Director of Compliance' },
  use: {
    title: 'Minutes of internal meetings',
    requester: people.tom,
    intake: {
      data_class: 'confidential',
      data_kinds: ['personal'],
      people_affected: 'own_staff',
      connects: 'read_one',
      user_count: 220,
      ai_act_class: 'transparency',
    },
  },
  message: 'Our works council asks about voice data in particular: please be exact in DAT-01.',
  answers: {
    ...growing,
    'INV-01': ['gen_text', 'speech'],
    'DAT-01': ['prompts', 'files', 'voice', 'personal', 'telemetry'],
    'DAT-02': 30,
    'TRN-03': 'all',
    'IAM-03': 'enforceable',
    'SEC-01': 'layered',
    'MON-04': 48,
    'REG-04': 'signed_ai',
    'REG-05': 'scc_tia',
  },
  evidence: [
    soc2Type1('Calloway Systems', { from: -150 }),
    iso27001('Calloway Systems', { from: -200, to: 895 }),
    agreement('Calloway Systems', { from: -90 }),
    redTeam('Calloway Systems', { from: -100 }),
  ],
  judgement: {
    adjusted: {
      'INV-03': { credit: 70, reason: 'The speech model’s host is named only as "cloud"' },
      'MON-07': { credit: 60, reason: 'No incident claimed; the status page shows two outages' },
    },
    rejectedEvidence: { 'soc2-t1': 'Leaves the AI functions out of its scope' },
    findings: [
      {
        severity: 'High',
        statement: 'Single sign-on costs extra on this plan and is not switched on.',
        impact: 'Accounts of people who left would stay open.',
        questionId: 'IAM-01',
        treatment: 'our setting',
        owner: 'Identity team',
        dueIn: 9,
      },
      {
        severity: 'Moderate',
        statement: 'The SOC 2 report does not cover the transcription functions.',
        impact: 'Nobody independent has looked at how recordings are handled.',
        questionId: 'CRT-01',
        treatment: 'fix by vendor',
        owner: 'Calloway Systems',
        dueIn: -6,
      },
    ],
  },
  decision: {
    decision: 'approve with conditions',
    reason: 'Useful and honestly described, but recordings of meetings need more than promises.',
    validFor: 300,
    conditions: [
      {
        sentence: 'Calloway sends a SOC 2 Type II report that covers transcription.',
        ownerSide: 'vendor',
        owner: 'Maribel Soto',
        dueIn: -6,
        evidenceNeeded: 'The report, with its period and scope',
        consequence: 'No new teams are added until it is there',
        turnedOut: {
          status: 'missed',
          daysAgo: 4,
          note: 'The audit period ends next month; a bridge letter was offered instead',
        },
      },
      {
        sentence: 'Single sign-on is switched on for our workspace.',
        ownerSide: 'us',
        owner: 'Identity team',
        dueIn: 9,
        evidenceNeeded: 'Screenshot of the workspace settings',
        consequence: 'The workspace is closed',
      },
      {
        sentence: 'Recordings are deleted after seven days.',
        ownerSide: 'us',
        owner: 'Tom Reed',
        dueIn: 30,
        evidenceNeeded: 'Screenshot of the retention setting',
        consequence: 'Recording is switched off',
        turnedOut: { status: 'met', daysAgo: 24, note: 'Set to seven days for all teams' },
      },
    ],
    by: people.ingrid,
    approvedBy: people.lucia,
    comment: 'Works for legal with condition C-01 in the order form.',
  },
  course: {
    filed: 96,
    drafted: 95,
    sent: 95,
    opened: 93,
    sittings: [93, 85, 78],
    submitted: 76,
    takenUp: 70,
    judged: 64,
    proposed: 56,
    decided: 52,
  },
}
