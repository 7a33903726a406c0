// What happens with the organisation's identity provider.
import { event, id, person, text } from './event'

export const signOnEvents = {
  'sign-on linked': event(
    { userId: id, email: person, issuer: text },
    (e) => `${e.email} signs in with ${e.issuer} from now on`,
  ),
  'sign-on unlinked': event(
    { userId: id, email: person },
    (e) => `${e.email} was parted from the identity provider`,
  ),
} as const
