// Records each questionnaire version the first time it is seen, and refuses one that changed after that.
import { appendAudit } from '../../../db/queries/audit'
import { insertQuestionnaire, publishedQuestionnaire } from '../../../db/queries/questionnaires'
import { run } from '../../../db/store'
import { canonicalJson } from '../../core/audit/canonical-json'
import type { Services } from '../context'

interface Published {
  hash: string
  definition: { slug: string; version: number }
}

export type Publishing = { ok: true } | { ok: false; changed: string[] }

/** `changed` names every version whose content is no longer what was published under its number. */
export async function publishQuestionnaires(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  definitions: readonly Published[],
): Promise<Publishing> {
  const at = clock.now()
  return store.transact(function* (tx) {
    const changed: string[] = []
    const fresh: Published[] = []
    for (const { hash, definition } of definitions) {
      const [row] = yield* run(publishedQuestionnaire(tx, definition.slug, definition.version))
      if (!row) fresh.push({ hash, definition })
      else if (row.hash !== hash) changed.push(`${definition.slug} version ${definition.version}`)
    }
    if (changed.length > 0) return { ok: false as const, changed }
    for (const { hash, definition } of fresh) {
      const { slug, version } = definition
      const row = { slug, version, hash, definition: canonicalJson(definition), publishedAt: at }
      yield* run(insertQuestionnaire(tx, row))
      yield* appendAudit(tx, { at, actor: 'job' }, [
        { kind: 'questionnaire published', reviewId: null, payload: { slug, version, hash } },
      ])
    }
    return { ok: true as const }
  })
}
