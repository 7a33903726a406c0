// Lets the linter judge a draft before anything is run over it.
import { sha256 } from '../../../db/queries/audit'
import { publishedHashes } from '../../../db/queries/simulation'
import { type CompiledQuestionnaire, compileQuestionnaire } from '../../core/questionnaire/compile'
import { lintQuestionnaire } from '../../core/questionnaire/lint'
import { type LocatedProblem, readDraftFile } from '../../ports/draft-file'
import type { Services } from '../context'

export type ReadDraft =
  | { ok: true; draft: CompiledQuestionnaire }
  | { ok: false; problems: LocatedProblem[] }

/** A version that is published here must not change, in a draft neither. */
export async function readDraft(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  bytes: Uint8Array,
): Promise<ReadDraft> {
  const file = readDraftFile(bytes)
  if (!file.ok) return file
  const rows = await publishedHashes(store.db)
  const hashes = Object.fromEntries(
    rows.map(({ slug, version, hash }) => [`${slug}@${version}`, hash]),
  )
  const linted = lintQuestionnaire(file.data, questionnaires.frameworks, { hashes, sha256 })
  if (!linted.ok) return { ok: false, problems: linted.problems.map(file.locate) }
  return { ok: true, draft: compileQuestionnaire(linted.definition, sha256) }
}
