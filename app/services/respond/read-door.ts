// The door's page: what somebody who holds the link may know before typing a code.
import { answersInScope } from '../../../db/queries/answers'
import type { RespondentScope } from '../../../db/queries/respond'
import { intakeFactsSchema } from '../../core/intake/facts'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { tierSchema } from '../../core/questionnaire/definition'
import { sectionProgress } from '../../core/questionnaire/progress'
import { maskedEmail } from '../../core/respond/door'
import { hostOf } from '../../core/respond/host'
import type { DoorPage } from '../../core/respond/pages'
import { isTheirs } from '../../core/respond/part'
import { answerSetOf } from '../../core/review/answer-set'
import { isWithVendor } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { findDoor } from './find-door'

export type ReadDoor =
  | { ok: true; page: Omit<DoorPage, 'canMail'> }
  | { ok: false; reason: 'unknown' }

/** Of a round that asks a part: what is shown of it hangs on the answers that stand. */
async function standingAnswers(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { reviewId, invitationId }: RespondentScope,
  questionnaire: CompiledQuestionnaire,
) {
  const answers = await answersInScope(store.db, { reviewId, invitationId })
  const stored = { answers, evidence: [], links: [] }
  return answerSetOf(questionnaire, stored, clock.now().toISOString().slice(0, 10))
}

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
    answers: door.asks === null ? {} : await standingAnswers(ctx, door, questionnaire),
  }
  const counts = (id: string) => isTheirs(door, id)
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
