// Returned: two answers need another look by the vendor.
import { people } from '../people'
import type { Story } from '../story'
import { careful } from './answers-careful'
import { iso42001, soc2 } from './documents'

export const marlowe: Story = {
  vendor: 'Marlowe',
  legalName: 'Marlowe Translations S.A.',
  website: 'https://marlowe.example',
  offering: { name: 'Marlowe Translate', plan: 'Business plan' },
  contact: { name: 'Inês Duarte', title: 'Information Security Manager' },
  use: {
    title: 'Translating policies and brochures',
    requester: people.noor,
    intake: {
      user_count: 60,
      output_audience: 'external_after_review',
      data_class: 'confidential',
    },
  },
  answers: { ...careful, 'CRT-02': { monthsAgo: 13 }, 'SUP-01': 'request_full' },
  evidence: [
    soc2('Marlowe', { from: -790, to: -425 }),
    iso42001('Marlowe', { from: -200, to: 895 }),
  ],
  course: {
    filed: 40,
    drafted: 39,
    sent: 39,
    opened: 36,
    sittings: [36, 30],
    submitted: 24,
    takenUp: 12,
    judged: 10,
    returned: {
      daysAgo: 4,
      asked: {
        'CRT-02': 'The SOC 2 report you uploaded ended more than a year ago: is there a newer one?',
        'SUP-01': 'Please attach the list of sub-processors, or name the page that has it.',
      },
    },
  },
}
