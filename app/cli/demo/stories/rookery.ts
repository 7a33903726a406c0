// Sent, never opened, long overdue: all reminders are out and the requester was told.
import { people } from '../people'
import type { Story } from '../story'

export const rookery: Story = {
  vendor: 'Rookery Media',
  legalName: 'Rookery Media LLC',
  website: 'https://rookery-media.example',
  offering: { name: 'Rookery Images', plan: 'Studio plan' },
  contact: { name: 'Billing', title: 'Billing' },
  use: {
    title: 'Pictures for the staff magazine',
    requester: people.noor,
    intake: { data_class: 'public', user_count: 4, output_audience: 'external_after_review' },
  },
  course: { filed: 46, drafted: 45, sent: 45 },
}
