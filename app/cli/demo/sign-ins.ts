// How to get into the demonstration: one line for every person, and a link with a code for a vendor.
import { userByEmail } from '../../../db/queries/people'
import { invitationsOfReview } from '../../../db/queries/reviews'
import type { App } from '../../app.server'
import { asStaff } from '../../core/people/user'
import type { Secrets } from '../../ports/secrets'
import { respondLink } from '../../services/mail/invitation-facts'
import { makeHandoverCode } from '../../services/reviews/make-handover-code'
import { reviewSummaries } from '../../services/reviews/review-summaries'
import { people } from './people'

/** Of this installation alone: derived from its key, so that it is the same at every start and stored nowhere. */
export function demoPassword(secrets: Secrets): string {
  const group = (place: number) => secrets.deriveDigits('setup', `demo password ${place}`)
  return [group(1), group(2), group(3)].join('-')
}

/** The vendor's code is made afresh each time: it works once, for three days. */
export async function signIns(app: App, origin: string): Promise<string[]> {
  const lines = Object.values(people).map(
    ({ email, name, roles }) => `  ${email.padEnd(38)} ${name}, ${roles.join(', ')}`,
  )
  return [
    `Everybody in this demonstration is invented. Sign in at ${origin}/sign-in as any of`,
    ...lines,
    `with the password ${demoPassword(app.secrets)}`,
    ...(await vendorLines(app, origin)),
  ]
}

async function vendorLines(app: App, origin: string): Promise<string[]> {
  const review = (await reviewSummaries(app, {})).find(({ status }) => status === 'answering')
  const [priya] = await userByEmail(app.store.db, people.priya.email)
  if (!review || !priya) return []
  const invitations = await invitationsOfReview(app.store.db, review.id)
  const invitation = invitations.find(({ revokedAt }) => revokedAt === null)
  const made = await makeHandoverCode(app, asStaff(priya), review.number)
  if (!invitation || !made.ok) return []
  const link = respondLink(origin, app.secrets.deriveToken('invitation', invitation.id))
  return [`Answer as a vendor (${review.vendor}) at ${link} with the code ${made.result.code}`]
}
