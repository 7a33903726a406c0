// Cancelled: the team chose something else while the vendor had the questions.
import { people } from '../people'
import type { Story } from '../story'

export const windrush: Story = {
  vendor: 'Windrush',
  legalName: 'Windrush Mail Ltd',
  website: 'https://windrush.example',
  offering: { name: 'Windrush Inbox', plan: 'Pro plan' },
  contact: { name: 'Owen Pryce', title: 'Customer Success' },
  use: {
    title: 'Sorting the shared mailbox',
    requester: people.tom,
    intake: { data_class: 'confidential', data_kinds: ['personal'], connects: 'write' },
  },
  course: {
    filed: 150,
    drafted: 149,
    sent: 149,
    cancelled: { daysAgo: 141, reason: 'The team uses the function of the mail program instead' },
  },
}
