// Submitted yesterday: nobody has taken it up.
import { people } from '../people'
import type { Story } from '../story'
import { careful } from './answers-careful'
import { agreement, iso27001, redTeam, soc2 } from './documents'

export const delphine: Story = {
  vendor: 'Delphine Health',
  legalName: 'Delphine Health SAS',
  website: 'https://delphine-health.example',
  offering: { name: 'Delphine Scribe', plan: 'Clinic plan' },
  contact: { name: 'Camille Rousseau', title: 'Data Protection Officer' },
  use: {
    title: 'Notes of the occupational health service',
    requester: people.tom,
    intake: {
      data_class: 'restricted',
      data_kinds: ['personal', 'health'],
      people_affected: 'own_staff',
      user_count: 6,
      regions: ['eea'],
      replaceable: '1_6_months',
    },
  },
  answers: {
    ...careful,
    'INV-01': ['gen_text', 'speech'],
    'DAT-01': ['prompts', 'voice', 'personal', 'special'],
    'DAT-02': 0,
    'DAT-03': 'default',
    'DAT-09': 'full',
    'SEC-06': { notApplicable: 'One room, one device: there is nothing to limit per user.' },
  },
  evidence: [
    soc2('Delphine Health', { from: -480, to: -115 }),
    iso27001('Delphine Health', { from: -250, to: 845 }),
    agreement('Delphine Health', { from: -30 }),
    redTeam('Delphine Health', { from: -45 }),
  ],
  course: { filed: 20, drafted: 19, sent: 19, opened: 18, sittings: [18, 11, 5], submitted: 1 },
}
