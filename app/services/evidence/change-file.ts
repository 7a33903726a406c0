// What can be done with a file that was given: take it back, or say which answer it supports.
import type { RespondentScope } from '../../../db/queries/respond'
import type { Services } from '../context'
import { setEvidenceLink } from './link-evidence'
import { removeEvidenceFile } from './remove-evidence'

export interface FileChange {
  intent: 'remove' | 'link' | 'unlink'
  evidenceId: string
  /** For links alone. */
  questionId: string
}

export type FileChanged =
  | { ok: true }
  | { ok: false; reason: 'not found' }
  | { ok: false; reason: 'submitted already' | 'not open'; sentence: string }

export async function changeFile(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  scope: RespondentScope,
  { intent, evidenceId, questionId }: FileChange,
): Promise<FileChanged> {
  const changed =
    intent === 'remove'
      ? await removeEvidenceFile(ctx, scope, evidenceId)
      : await setEvidenceLink(ctx, scope, { evidenceId, questionId, linked: intent === 'link' })
  if (changed.ok) return changed
  const { reason } = changed
  if (reason === 'not found') return { ok: false, reason }
  return { ok: false, reason, sentence: 'This is part of what was submitted and stays as it is' }
}
