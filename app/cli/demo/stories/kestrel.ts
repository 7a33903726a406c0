// Drafted this morning, not sent.
import { people } from '../people'
import type { Story } from '../story'

export const kestrel: Story = {
  vendor: 'Kestrel Data',
  legalName: 'Kestrel Data s.r.o.',
  website: 'https://kestrel-data.example',
  offering: { name: 'Kestrel Insight', plan: 'Team plan' },
  contact: { name: 'Tereza Malá', title: 'Account Manager' },
  use: {
    title: 'Questions about sales figures in plain words',
    requester: people.noor,
    intake: { data_class: 'confidential', connects: 'read_one', user_count: 35 },
  },
  course: { filed: 2, drafted: 1 },
}
