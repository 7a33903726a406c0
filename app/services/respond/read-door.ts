// The door's page: what somebody who holds the link may know before typing a code.
import { intakeFactsSchema } from '../../core/intake/facts'
import { tierSchema } from '../../core/questionnaire/definition'
import { sectionProgress } from '../../core/questionnaire/progress'
import { maskedEmail } from '../../core/respond/door'
import { hostOf } from '../../core/respond/host'
import type { DoorPage } from '../../core/respond/pages'
import { isInPart } from '../../core/respond/part'
import { isWithVendor } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { findDoor } from './find-door'

export type ReadDoor =
  | { ok: true; page: Omit<DoorPage, 'canMail'> }
  | { ok: false; reason: 'unknown' }

/** Nothing of the answers is counted here: how far a vendor has come is for those who typed the code. */
export async function readDoor(
  ctx: Pick<Services, 'store' | 'clock' | 'secrets' | 'questionnaires'>,
  token: string,
): Promise<ReadDoor> {
  const found = await findDoor(ctx, token)
  if (!('door' in found)) return { ok: false, reason: 'unknown' }
  const { door } = found
  const questionnaire = await ctx.questionnaires.frozen(door)
  const asked = {
    tier: tierSchema.parse(door.tier),
    intake: intakeFactsSchema.parse(door.intakeFacts),
    answers: {},
  }
  const counts = (id: string) => isInPart(door.part, id)
  const progress = sectionProgress(questionnaire, asked, { counts })
  const page = {
    host: hostOf(await readOrganisation(ctx), door),
    closed: found.ok ? null : found.reason,
    submitted: door.submittedAt !== null && !isWithVendor(door.status),
    maskedEmail: maskedEmail(door.contactEmail),
    questions: progress.total,
    sections: progress.sections.length,
    minutes: progress.minutes,
    dueOn: door.dueOn,
    remindersStopped: door.stopRemindersAt !== null,
  }
  return { ok: true, page }
}
