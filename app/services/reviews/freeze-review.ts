// What a review keeps of the moment it is sent: the tier, the facts of its use and the questionnaire, so that none shifts later.
import { publishedQuestionnaire } from '../../../db/queries/questionnaires'
import { filedUse } from '../../../db/queries/uses'
import { type Db, run } from '../../../db/store'
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { Services } from '../context'
import type { Questionnaires } from '../questionnaires/questionnaires'
import { readUseFacts, type UseRow } from '../uses/use-facts'

/** The questionnaire of today, and the intake in the version that the use was filed with. */
export type Content = Pick<Questionnaires, 'current' | 'intake'>

/** Read before a transaction, inside which nothing else can be waited for. */
export async function contentFor(
  ctx: Pick<Services, 'store' | 'questionnaires'>,
  useId: string,
): Promise<Content> {
  const { current, intake, intakeOf } = ctx.questionnaires
  const [found] = await filedUse(ctx.store.db, useId)
  return { current, intake: found ? await intakeOf(found.use.intakeVersion) : intake }
}

/** Null when the use cannot be reviewed. `questions` counts what the vendor is shown at first. */
export function freeze(use: UseRow, { current, intake }: Content) {
  const read = readUseFacts(use, intake)
  if (!read.ok) return null
  const { tier, facts } = read
  const asked = { tier, intake: facts, answers: {} }
  return {
    questions: visibleQuestions(current, asked).length,
    frozen: {
      tier,
      tierReasons: use.tierChange === null ? use.tierReasons : changedReasons(use, use.tierChange),
      intakeFacts: facts,
      questionnaireSlug: current.definition.slug,
      questionnaireVersion: current.definition.version,
      questionnaireHash: current.hash,
    },
  }
}

/** A tier set by hand is no consequence of the rule's reasons, so it says whose word it is. */
function changedReasons(use: UseRow, change: NonNullable<UseRow['tierChange']>): string[] {
  return [
    `set by ${change.by} instead of Tier ${change.from}: ${change.reason}`,
    ...use.tierReasons,
  ]
}

/** Throws unless the definition is kept in the database: the review could not be read later. */
export function* requirePublished(
  tx: Db,
  frozen: { questionnaireSlug: string; questionnaireVersion: number; questionnaireHash: string },
) {
  const { questionnaireSlug: slug, questionnaireVersion: version } = frozen
  const [row] = yield* run(publishedQuestionnaire(tx, slug, version))
  if (row?.hash === frozen.questionnaireHash) return
  throw new Error(`Questionnaire ${slug} version ${version} is not published as it is now`)
}
