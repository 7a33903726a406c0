// What is removed for good: a person's data on request, and what was kept long enough.
import { z } from 'zod'
import { event, id, said, text } from './event'

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

const daysOf = (days: number): string => (days === 0 ? 'for ever' : counted(days, 'day', 'days'))

export const privacyEvents = {
  'personal data erased': event(
    {
      /** "Erased person 3" */
      number: z.number(),
      /** Places in tables that now say so instead of the name or the address. */
      places: z.number(),
      auditValues: z.number(),
      sessions: z.number(),
      reason: said,
      /** Ids of their contacts and account, 'contact:…' and 'user:…': by them an older backup knows whom it brings back. */
      of: z.array(z.string()).optional(),
    },
    (e) =>
      `Personal data of one person erased (now "Erased person ${e.number}"): ${counted(e.places, 'entry', 'entries')}, ${counted(e.auditValues, 'value', 'values')} of this log, ${counted(e.sessions, 'session or link', 'sessions and links')}: ${e.reason}`,
  ),
  'personal data exported': event(
    { places: z.number() },
    (e) => `Personal data of one person exported: ${counted(e.places, 'entry', 'entries')}`,
  ),
  'retention changed': event(
    { what: text, from: z.number(), to: z.number() },
    (e) => `Retention of "${e.what}": ${daysOf(e.to)} (was ${daysOf(e.from)})`,
  ),
  'retention switched': event(
    { on: z.boolean() },
    (e) => `Daily removal of what was kept long enough switched ${e.on ? 'on' : 'off'}`,
  ),
  'temporary passwords given an end': event(
    { passwords: z.number() },
    (e) =>
      `${counted(e.passwords, 'temporary password', 'temporary passwords')} from before they had an end: good for another week`,
  ),
  'kept data removed': event(
    {
      what: text,
      rows: z.number(),
      auditValues: z.number(),
      /** Reviews that were removed as a whole. */
      reviews: z.array(z.number()),
      runId: id,
      /** How long it was to be kept; missing in events from before. */
      days: z.number().optional(),
    },
    (e) =>
      `Kept long enough${e.days === undefined ? '' : ` (${daysOf(e.days)})`} and removed: ${e.what}, ${counted(e.rows, 'entry', 'entries')}${e.reviews.length > 0 ? ` (${e.reviews.map((number) => `R-${String(number).padStart(4, '0')}`).join(', ')})` : ''}`,
  ),
} as const
