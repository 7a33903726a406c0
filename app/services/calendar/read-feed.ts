// What a calendar program reads at a person's address: their dates from last month to two years ahead.
import { lastAuditedAt } from '../../../db/queries/audit'
import { feedByToken, noteFeedRead } from '../../../db/queries/calendar-feeds'
import { calendarFile, eventOf } from '../../core/calendar/ics'
import { asStaff } from '../../core/people/user'
import { addDays, addMonths, dateIn, endOfDay } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { type DatesContext, readDates } from './read-dates'

const PAST_DAYS = 31
const AHEAD_MONTHS = 24
/** Programs ask often; "last read" need not be truer than this. */
const NOTE_EVERY_MS = 5 * 60 * 1000

export interface FeedRead {
  file: string
  /** Nothing in it changed after this instant. */
  changedAt: Date
}

/**
 * Null for a token that nobody has, one that was withdrawn, and one of an account that is not in use: told apart by
 * nobody. What the person may see is asked at each read.
 */
export async function readFeed(
  ctx: DatesContext & Pick<Services, 'secrets'>,
  { token, origin }: { token: string; origin: string },
): Promise<FeedRead | null> {
  const { db } = ctx.store
  const [found] = await feedByToken(db, ctx.secrets.hash('calendar', token))
  if (!found?.user.active || found.feed.revokedAt !== null) return null
  const now = ctx.clock.now()
  await noteRead(ctx, found.feed, now)
  const { name, timeZone } = await readOrganisation(ctx)
  const today = dateIn(timeZone, now)
  const span = { from: addDays(today, -PAST_DAYS), to: addMonths(today, AHEAD_MONTHS) }
  const dates = await readDates(ctx, asStaff(found.user), span)
  const events = dates.map((date) => eventOf(date, origin))
  // The same all day long, so that an unchanged calendar is an unchanged file.
  const stamp = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)
  const [last] = await lastAuditedAt(db)
  // Its span moves on with the day.
  const dayBegan = endOfDay(addDays(today, -1), timeZone).getTime() + 1000
  return {
    file: calendarFile({ name: `Assay, ${name}`, events, stamp }),
    changedAt: new Date(Math.max(dayBegan, last?.at.getTime() ?? 0)),
  }
}

async function noteRead(
  { store }: Pick<Services, 'store'>,
  feed: { id: string; lastReadAt: Date | null },
  now: Date,
): Promise<void> {
  const since = now.getTime() - (feed.lastReadAt?.getTime() ?? 0)
  if (feed.lastReadAt === null || since >= NOTE_EVERY_MS) {
    await noteFeedRead(store.db, feed.id, now)
  }
}
