// Filed, and nobody has chosen whom to ask yet.
import { people } from '../people'
import type { Story } from '../story'

export const vesper: Story = {
  vendor: 'Vesper',
  legalName: 'Vesper AB',
  website: 'https://vesper-notes.example',
  offering: { name: 'Vesper Notes', plan: 'Pro plan' },
  contact: { name: 'Maja Lind', title: 'Partner Manager' },
  use: {
    title: 'Summaries of board papers',
    requester: people.tom,
    intake: { data_class: 'confidential', data_kinds: ['legal_privileged'], user_count: 5 },
  },
  course: { filed: 1 },
}
