/** The intake's answers: checked by item, and read as the facts that conditions ask for. */
import type { Problem } from '../questionnaire/problem'
import type { CompiledIntake, IntakeAnswers } from './compile'
import type { IntakeFacts } from './facts'

export type ParsedIntake = { ok: true; answers: IntakeAnswers } | { ok: false; problems: Problem[] }

/** Accepts item ids or field names as keys; items may be missing. */
export function parseIntake(_intake: CompiledIntake, _data: unknown): ParsedIntake {
  throw new Error('in the making')
}

/** Facts of unanswered items are null. */
export function deriveIntake(_answers: IntakeAnswers): IntakeFacts {
  throw new Error('in the making')
}
