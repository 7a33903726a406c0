// What happens to the portal, its people and its settings.
import { z } from 'zod'
import { date, event, id, person, text } from './event'

export const portalEvents = {
  'portal set up': event({ userId: id }, () => 'The portal was set up'),
  'user added': event(
    { userId: id, email: person, roles: z.array(text) },
    (e) => `User ${e.email} added as ${e.roles.join(', ')}`,
  ),
  'user changed': event(
    { userId: id, email: person, roles: z.array(text), active: z.boolean() },
    (e) =>
      `User ${e.email} is now ${e.active ? e.roles.join(', ') || 'without a role' : 'deactivated'}`,
  ),
  'password changed': event({ userId: id, email: person }, (e) => `Password of ${e.email} changed`),
  'digest switched': event(
    { userId: id, on: z.boolean() },
    (e) => `Weekly digest switched ${e.on ? 'on' : 'off'}`,
  ),
  'shortcuts switched': event(
    { userId: id, on: z.boolean() },
    (e) => `Keyboard shortcuts switched ${e.on ? 'on' : 'off'}`,
  ),
  'calendar feed made': event(
    { userId: id, email: person, feedId: id },
    (e) => `A calendar address was made for ${e.email}`,
  ),
  'calendar feed withdrawn': event(
    { userId: id, email: person, feedId: id },
    (e) => `The calendar address of ${e.email} was withdrawn`,
  ),
  'signed in': event({ userId: id, email: person }, (e) => `${e.email} signed in`),
  'sessions ended': event({ userId: id, email: person }, (e) => `Sessions of ${e.email} ended`),
  'settings changed': event({ key: text }, (e) => `Setting "${e.key}" changed`),
  'backup made': event(
    { takenAt: date, manifest: text, head: text.nullable(), events: z.number() },
    (e) => `A backup was made, manifest ${e.manifest}`,
  ),
  'portal restored': event(
    {
      takenAt: date,
      manifest: text,
      assay: text,
      sessions: z.number(),
      codes: z.number(),
      passwords: z.number(),
      links: z.number(),
      mailHeld: z.number(),
    },
    (e) =>
      `The portal was restored from the backup of ${e.takenAt}, manifest ${e.manifest}; ${e.sessions} sessions, ${e.codes} codes and ${e.links} links were ended`,
  ),
  'mail released': event(
    { waiting: z.number() },
    (e) => `Mail held since the restore was released: ${e.waiting} waiting`,
  ),
  'questionnaire published': event(
    { slug: text, version: z.number(), hash: text },
    (e) => `Questionnaire ${e.slug} version ${e.version} published`,
  ),
} as const
