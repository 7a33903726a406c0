// The tier and the facts of a filed use, as branching and due dates need them.
import type { filedUse } from '../../../db/queries/uses'
import { deriveIntake, parseIntake } from '../../core/intake/answers'
import type { CompiledIntake } from '../../core/intake/compile'
import type { IntakeFacts } from '../../core/intake/facts'
import { type Tier, tierSchema } from '../../core/questionnaire/definition'

export type UseRow = Awaited<ReturnType<typeof filedUse>>[number]['use']

/** `not reviewable` when the use was refused or withdrawn. Throws where stored answers fit no item any more. */
export function readUseFacts(
  use: UseRow,
  intake: CompiledIntake,
): { ok: true; tier: Tier; facts: IntakeFacts } | { ok: false; reason: 'not reviewable' } {
  if (use.status !== 'filed') return { ok: false, reason: 'not reviewable' }
  const parsed = parseIntake(intake, use.intake)
  // A guess at the facts would hide questions from the vendor.
  if (!parsed.ok) throw new Error(`The intake of use ${use.id} cannot be read any more`)
  return { ok: true, tier: tierSchema.parse(use.tier), facts: deriveIntake(parsed.answers) }
}
