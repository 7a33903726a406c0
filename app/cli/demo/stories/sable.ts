// Answering: a little more than half is done, and somebody was there yesterday.
import { people } from '../people'
import type { Story } from '../story'
import { growing } from './answers-growing'
import { iso27001 } from './documents'

export const sable: Story = {
  vendor: 'Sable Voice',
  legalName: 'Sable Voice Oy',
  website: 'https://sablevoice.example',
  offering: { name: 'Sable Voice Agent', plan: 'Growth plan' },
  contact: { name: 'Aino Laine', title: 'Chief Operating Officer' },
  use: {
    title: 'Calling customers back about missing documents',
    requester: people.noor,
    intake: {
      form: 'agent',
      data_class: 'confidential',
      data_kinds: ['personal'],
      people_affected: 'customers',
      autonomy: 'act_with_approval',
      connects: 'write',
      user_count: 30,
      output_audience: 'external_direct',
      ai_act_class: 'transparency',
    },
  },
  answers: { ...growing, 'INV-01': ['gen_text', 'speech', 'agent'] },
  share: 0.6,
  evidence: [iso27001('Sable Voice', { from: -100, to: 995 })],
  course: { filed: 13, drafted: 12, sent: 12, opened: 9, sittings: [9, 1] },
}
