// Owes the weekly mail to every colleague whom something needs: in the morning of its weekday, once whatever restarts.
import { insertMailOnce } from '../../../db/queries/delivery'
import { allUsers, putSetting, settingByKey } from '../../../db/queries/people'
import { run } from '../../../db/store'
import { staffRoleSchema } from '../../core/access/roles'
import { digestDay } from '../../core/mail/digest'
import type { MailPayload } from '../../core/mail/payload'
import { dateIn, morningOf, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { digestFor, readDigestGround } from './read-digest'

/** The last day whose digests were written, in `settings`: looking again for nothing would cost a portal every pass. */
const DIGEST_KEY = 'digest'

type Context = Pick<Services, 'store' | 'clock' | 'mailer'>

/** How many mails it owes now. Without a mail server none: they would wait for a week that has passed. */
export async function queueDigests(ctx: Context, now: Date): Promise<number> {
  if (ctx.mailer === null) return 0
  const { timeZone, digestWeekday } = await readOrganisation(ctx)
  const day = digestDay(dateIn(timeZone, now), digestWeekday)
  if (day === null || now < morningOf(day, timeZone)) return 0
  const [done] = await settingByKey(ctx.store.db, DIGEST_KEY)
  if (done?.value === day) return 0
  const readers = await readersOf(ctx)
  return ctx.store.transact(function* (tx) {
    for (const reader of readers) yield* run(insertMailOnce(tx, rowFor(reader, day, now)))
    yield* run(putSetting(tx, { key: DIGEST_KEY, value: day, updatedAt: now }))
    return readers.length
  })
}

async function readersOf(ctx: Context) {
  const ground = await readDigestGround(ctx)
  const users = await allUsers(ctx.store.db)
  const readers: { id: string; name: string; email: string }[] = []
  for (const { id, name, email, roles, active, digest } of users) {
    if (!active || !digest) continue
    const person = {
      kind: 'staff' as const,
      id,
      name,
      email,
      roles: staffRoleSchema.array().parse(roles),
    }
    if ((await digestFor(ctx, person, ground)).length > 0) readers.push(person)
  }
  return readers
}

const rowFor = (
  { id, name, email }: { id: string; name: string; email: string },
  day: PlainDate,
  now: Date,
) => ({
  id: `digest-${id}-${day}`,
  reviewId: null,
  kind: 'digest',
  payload: { userId: id, week: day } satisfies MailPayload<'digest'>,
  toName: name,
  toEmail: email,
  dueAt: now,
  status: 'waiting' as const,
  createdAt: now,
})
