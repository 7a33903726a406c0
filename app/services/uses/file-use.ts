// Files the intake of a use: its tier is worked out and kept with its reasons; a banned practice is refused and recorded.
import { appendAudit } from '../../../db/queries/audit'
import { insertUse } from '../../../db/queries/uses'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { parseIntake, unansweredItems } from '../../core/intake/answers'
import { assessTier, type TierAssessment } from '../../core/intake/tier'
import type { Problem } from '../../core/questionnaire/problem'
import type { Services } from '../context'

export interface UseToFile {
  title: string
  /** The named person who answers for the use. */
  owner: string
  /** By item id or field name. */
  answers: unknown
}

export type UseFiled =
  | { ok: true; useId: string; assessment: TierAssessment }
  | { ok: false; reason: 'not allowed' }
  /** Nothing was recorded: an item is missing or does not fit. */
  | { ok: false; reason: 'incomplete'; problems: Problem[] }

export async function fileUse(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'>,
  staff: Staff,
  { title, owner, answers }: UseToFile,
): Promise<UseFiled> {
  if (!allows(staff, 'use.file')) return { ok: false, reason: 'not allowed' }
  const { intake } = ctx.questionnaires
  const parsed = parseIntake(intake, answers)
  if (!parsed.ok) return { ok: false, reason: 'incomplete', problems: parsed.problems }
  const open = unansweredItems(intake, parsed.answers)
  if (open.length > 0) {
    const problems = open.map((path) => ({ path, message: 'is not answered' }))
    return { ok: false, reason: 'incomplete', problems }
  }
  const assessment = assessTier(intake, parsed.answers)
  const { tier, points, reasons } = assessment
  const useId = ctx.ids.id()
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    yield* run(
      insertUse(tx, {
        id: useId,
        title,
        owner,
        requesterId: staff.id,
        intakeVersion: intake.definition.version,
        intake: parsed.answers,
        tier,
        points,
        tierReasons: reasons,
        status: assessment.refused ? 'refused' : 'filed',
        createdAt: at,
      }),
    )
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'use filed', reviewId: null, payload: { useId, title, tier, reasons } },
    ])
    return { ok: true, useId, assessment } as const
  })
}
