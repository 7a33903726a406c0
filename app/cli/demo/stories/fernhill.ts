// Held three weeks ago: too much rests on words alone.
import { people } from '../people'
import type { Story } from '../story'
import { growing } from './answers-growing'

export const fernhill: Story = {
  vendor: 'Fernhill Analytics',
  legalName: 'Fernhill Analytics ApS',
  website: 'https://fernhill.example',
  offering: { name: 'Fernhill Forecast', plan: 'Standard plan' },
  contact: { name: 'Signe Lund', title: 'Founder' },
  use: {
    title: 'Forecasting how many claims arrive each week',
    requester: people.noor,
    intake: {
      data_class: 'confidential',
      connects: 'read_one',
      criticality: 'important',
      user_count: 15,
    },
  },
  answers: { ...growing, 'INV-01': ['predict'], 'DAT-01': ['files', 'connected'], 'TRN-03': 'no' },
  judgement: {
    adjusted: {
      'INV-03': {
        credit: 40,
        reason: 'Only one of the three models named on the website is listed',
      },
      'MON-07': { credit: 50, reason: 'Nothing to check it against' },
    },
    findings: [
      {
        severity: 'High',
        statement: 'Suppliers are not bound to the promise not to train on our content.',
        impact: 'Claim figures could end up in somebody else’s model.',
        questionId: 'TRN-03',
        treatment: 'fix by vendor',
        owner: 'Fernhill Analytics',
        dueIn: 40,
      },
    ],
  },
  decision: {
    decision: 'hold',
    reason: 'The vendor is negotiating with its supplier; without that promise we wait.',
    validFor: null,
    conditions: [
      {
        sentence: 'The supplier has signed not to train on what Fernhill sends it',
        ownerSide: 'vendor',
        owner: 'Fernhill Analytics',
        dueIn: 20,
        evidenceNeeded: 'The signed addendum with the supplier',
        consequence: 'The use is rejected',
      },
    ],
    by: people.marcus,
    approvedBy: people.ingrid,
    comment: 'Agreed, look again when the supplier has signed.',
  },
  course: {
    filed: 75,
    drafted: 74,
    sent: 74,
    opened: 70,
    sittings: [70, 60],
    submitted: 58,
    takenUp: 45,
    judged: 40,
    proposed: 26,
    decided: 21,
  },
}
