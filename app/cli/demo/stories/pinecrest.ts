// Sent three days ago, not opened yet.
import { people } from '../people'
import type { Story } from '../story'

export const pinecrest: Story = {
  vendor: 'Pinecrest',
  legalName: 'Pinecrest Search Ltd',
  website: 'https://pinecrest.example',
  offering: { name: 'Pinecrest Enterprise Search', plan: 'Enterprise plan' },
  contact: { name: 'Ravi Menon', title: 'Security and Compliance' },
  use: {
    title: 'Searching our own documents',
    requester: people.tom,
    intake: {
      data_class: 'confidential',
      data_kinds: ['personal'],
      connects: 'read_many',
      criticality: 'important',
      user_count: 900,
      replaceable: '1_6_months',
    },
  },
  message: 'Two other teams wait for this one; thank you for being quick.',
  course: { filed: 5, drafted: 3, sent: 3 },
}
