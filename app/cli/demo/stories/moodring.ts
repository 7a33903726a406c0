// Refused at intake: the practice is banned, so nobody is asked at all.
import { people } from '../people'
import type { Story } from '../story'

export const moodring: Story = {
  vendor: 'Moodring',
  legalName: 'Moodring Inc.',
  website: 'https://moodring.example',
  offering: { name: 'Moodring Meetings', plan: 'Team plan' },
  contact: { name: 'Sales', title: 'Sales' },
  use: {
    title: 'Reading the mood of staff in video calls',
    requester: people.noor,
    intake: {
      data_class: 'confidential',
      data_kinds: ['personal', 'special_category'],
      people_affected: 'own_staff',
      ai_act_class: 'prohibited',
      user_count: 300,
    },
  },
  course: { filed: 17 },
}
