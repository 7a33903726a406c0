// Approved once, no longer in use: the review is closed.
import { people } from '../people'
import type { Story } from '../story'
import { careful } from './answers-careful'
import { iso27001 } from './documents'

export const osprey: Story = {
  vendor: 'Osprey Vision',
  legalName: 'Osprey Vision GmbH',
  website: 'https://osprey-vision.example',
  offering: { name: 'Osprey Inspect', plan: 'API' },
  contact: { name: 'Jonas Behr', title: 'Product Security Lead' },
  use: {
    title: 'Finding scratches on photos of returned parts',
    requester: people.noor,
    intake: { form: 'api', data_class: 'public', user_count: 12, connects: 'nothing' },
  },
  answers: { ...careful, 'INV-01': ['vision'], 'DAT-01': ['files'] },
  evidence: [iso27001('Osprey Vision', { from: -900, to: 150 })],
  judgement: {
    adjusted: {
      'INV-03': { credit: 80, reason: 'Complete; the version of the second model is missing' },
      'MON-07': { credit: 90, reason: 'Open about what happened, with the fix' },
    },
  },
  decision: {
    decision: 'approve',
    reason: 'Public pictures only, no personal data, and a vendor that answers plainly.',
    validFor: 150,
    by: people.ingrid,
    approvedBy: people.marcus,
    comment: 'Agreed.',
  },
  course: {
    filed: 545,
    drafted: 543,
    sent: 543,
    opened: 541,
    sittings: [541, 539],
    submitted: 538,
    takenUp: 535,
    judged: 534,
    proposed: 533,
    decided: 531,
    closed: 120,
  },
}
