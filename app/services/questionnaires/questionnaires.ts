// The questionnaires of this installation: the current one for new reviews, and every one that a review froze.
import { publishedQuestionnaire } from '../../../db/queries/questionnaires'
import type { Store } from '../../../db/store'
import type { Sha256 } from '../../core/audit/canonical-json'
import { type ChangeKinds, noChanges } from '../../core/changes/kinds'
import { type CompiledIntake, compileIntake } from '../../core/intake/compile'
import { intakeDefinitionSchema } from '../../core/intake/definition'
import { type CompiledQuestionnaire, compileQuestionnaire } from '../../core/questionnaire/compile'
import { questionnaireSchema } from '../../core/questionnaire/definition'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import type { ParsedCases } from '../../core/scoring/case-file'

/** Which version a review was sent with. */
export interface FrozenVersion {
  questionnaireSlug: string
  questionnaireVersion: number
  questionnaireHash: string
}

export interface Questionnaires {
  /** What a review launched today is sent with. */
  readonly current: CompiledQuestionnaire
  /** The intake that is filed today. */
  readonly intake: CompiledIntake
  /** Titles of frameworks' identifiers and of the kinds of evidence. */
  readonly frameworks: Frameworks
  /** What can change between reviews, and what each change puts again. */
  readonly changes: ChangeKinds
  /** The worked cases beside the current version; null where there is no such file. */
  readonly cases: ParsedCases | null
  /** The very definition that a review froze; rejects when it is gone or was altered. */
  frozen(version: FrozenVersion): Promise<CompiledQuestionnaire>
  /** The intake that a use was filed with; rejects when it is gone. */
  intakeOf(version: number): Promise<CompiledIntake>
}

/** `definitions` are compiled and published; the newest version of each is the current one. */
export function questionnairesOf(
  store: Store,
  definitions: {
    current: CompiledQuestionnaire
    intake: CompiledIntake
    frameworks: Frameworks
    cases?: ParsedCases | null
    changes?: ChangeKinds
  },
  sha256: Sha256,
): Questionnaires {
  // Compiling parses every condition; a frozen definition never changes, so it is done once a version.
  const byHash = new Map([[definitions.current.hash, definitions.current]])
  return {
    ...definitions,
    cases: definitions.cases ?? null,
    changes: definitions.changes ?? noChanges,
    async frozen({ questionnaireSlug: slug, questionnaireVersion: version, questionnaireHash }) {
      const known = byHash.get(questionnaireHash)
      if (known) return known
      const [row] = await publishedQuestionnaire(store.db, slug, version)
      if (!row) throw new Error(`Questionnaire ${slug} version ${version} is not in the database`)
      const compiled = compileQuestionnaire(
        questionnaireSchema.parse(JSON.parse(row.definition)),
        sha256,
      )
      if (compiled.hash !== questionnaireHash) {
        throw new Error(`Questionnaire ${slug} version ${version} was altered in the database`)
      }
      byHash.set(compiled.hash, compiled)
      return compiled
    },
    async intakeOf(version) {
      const { slug, version: current } = definitions.intake.definition
      if (version === current) return definitions.intake
      const [row] = await publishedQuestionnaire(store.db, slug, version)
      if (!row) throw new Error(`Intake version ${version} is not in the database`)
      return compileIntake(intakeDefinitionSchema.parse(JSON.parse(row.definition)), sha256)
    },
  }
}
