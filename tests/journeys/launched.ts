// A review out at its vendor, launched through the services: for journeys that begin with the vendor's mail.
import type { Staff } from '../../app/core/access/roles'
import { draftReview } from '../../app/services/reviews/draft-review'
import { sendPrepared } from '../../app/services/reviews/send-review'
import { fileUse } from '../../app/services/uses/file-use'
import { aStaff, fill } from '../support/store'
import type { Portal } from './portal'
import { linkIn } from './vendor'

export interface Launched {
  link: string
  email: string
  number: number
}

const staff = {
  kind: 'staff',
  id: 'paula',
  name: 'Paula Procurement',
  email: 'paula@buyer.example',
  roles: ['procurement'],
} as const satisfies Staff

/** Call it once for each portal; `launch` after that as often as wanted. */
export async function employ({ server }: Portal): Promise<void> {
  await fill(server.app.store, {
    users: [aStaff({ ...staff, roles: [...staff.roles] })],
  })
}

export async function launch(portal: Portal, vendor: string): Promise<Launched> {
  const { app } = portal.server
  const filed = await fileUse(app, staff, {
    title: `Writing with ${vendor}`,
    owner: 'Olga Owner',
    answers,
  })
  if (!filed.ok) throw new Error(`Not filed: ${JSON.stringify(filed)}`)
  const domain = `${vendor.toLowerCase()}.example`
  const drafted = await draftReview(app, staff, {
    draftId: app.ids.id(),
    useId: filed.useId,
    vendor: { name: vendor, website: `https://${domain}` },
    offering: { name: `${vendor} Writer`, plan: 'Business' },
    contact: { name: `Vera of ${vendor}`, email: `vera@${domain}` },
  })
  if (!drafted.ok) throw new Error(`Not drafted: ${JSON.stringify(drafted)}`)
  const { number } = drafted
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const sent = await sendPrepared(app, staff, { number, revision: 1, tier: 3, dueOn, message: '' })
  if (!sent.ok) throw new Error(`Not sent: ${JSON.stringify(sent)}`)
  const mail = await portal.mailTo(`vera@${domain}`, /asks about/)
  return { link: linkIn(mail), email: `vera@${domain}`, number }
}

/** Public text in a tool for a few people: Tier 3, the shortest questionnaire. */
const answers = {
  'IN-01': 'Writer',
  'IN-02': 'Staff polish job advertisements.',
  'IN-03': 'standalone',
  'IN-04': 'public',
  'IN-05': ['none'],
  'IN-06': 'own_staff',
  'IN-07': 'no',
  'IN-08': 'drafts_reviewed',
  'IN-09': 'nothing',
  'IN-10': 'none',
  'IN-11': 20,
  'IN-12': 'internal',
  'IN-13': 'minimal',
  'IN-14': ['any'],
  'IN-15': 'under_1_month',
  'IN-16': '2027-01-15',
}
