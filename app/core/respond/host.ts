// Who asks and whom a vendor may turn to, from what the organisation says of itself.
import type { Organisation } from '../people/organisation'
import type { Host } from './pages'

export interface HostSource {
  offeringName: string
  offeringPlan: string
  launchedByName: string
  launchedByEmail: string
}

/** The person the organisation names for vendors' questions; whoever launched the review where it names none. */
export function hostOf(
  { name, contactName, contactEmail }: Pick<Organisation, 'name' | 'contactName' | 'contactEmail'>,
  { offeringName, offeringPlan, launchedByName, launchedByEmail }: HostSource,
): Host {
  const named = contactName !== '' && contactEmail !== ''
  return {
    organisation: name,
    contact: named
      ? { name: contactName, email: contactEmail }
      : { name: launchedByName, email: launchedByEmail },
    offering: offeringPlan === '' ? offeringName : `${offeringName}, ${offeringPlan}`,
  }
}
