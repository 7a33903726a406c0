// `doctor` on what comes due by itself: whether the job in the server gets to it, and whether some of it failed.
import { countLongDue, failedDueItems } from '../../db/queries/schedule'
import type { Store } from '../../db/store'

const HOUR_MS = 60 * 60 * 1000

/** What has been due for an hour and that nothing holds up: the job that works in the server does not get to it. */
export async function lateWork({ db }: Store): Promise<string> {
  const [late] = await countLongDue(db, new Date(Date.now() - HOUR_MS))
  if (late && late.rows > 0) {
    throw new Error(
      `${late.rows} things have been due for more than an hour: start the server, or read its log`,
    )
  }
  const failed = await failedDueItems(db)
  return failed.length === 0
    ? 'nothing is late'
    : `${failed.length} things could not be done: the outbox page names them`
}
