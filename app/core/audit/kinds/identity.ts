// How staff get in: second factors, backup codes, links in mails.
import { event, id, person, text } from './event'

const whose = { userId: id, email: person }

export const identityEvents = {
  'second factor turned on': event(whose, (e) => `Second factor of ${e.email} turned on`),
  'second factor turned off': event(whose, (e) => `Second factor of ${e.email} turned off`),
  'second factor removed': event(
    whose,
    (e) => `Lost second factor of ${e.email} removed by an administrator`,
  ),
  'backup codes made': event(whose, (e) => `New backup codes made for ${e.email}`),
  'backup code used': event(whose, (e) => `${e.email} used a backup code`),
  'second code refused': event(
    whose,
    (e) => `A wrong second code was typed for ${e.email}, after the right password`,
  ),
  'reset link asked': event(whose, (e) => `Somebody asked for a new password for ${e.email}`),
  'user invited': event(whose, (e) => `${e.email} was invited to choose a password`),
  'staff link withdrawn': event(
    { ...whose, purpose: text },
    (e) =>
      `The ${e.purpose === 'reset' ? 'link for a new password' : 'invitation'} of ${e.email} was withdrawn`,
  ),
} as const
