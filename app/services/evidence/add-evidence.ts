// Takes an uploaded file with what is said about it, or says in a sentence why not.
import type { RespondentScope } from '../../../db/queries/respond'
import { dateFlaws } from '../../core/evidence/printed'
import { type EvidenceInput, evidenceInput } from '../../core/respond/evidence-input'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import type { FileRefusal, Keeping } from './keep-file'
import { registerEvidence } from './register-evidence'

export type Added = { ok: true } | { ok: false; errors: Record<string, string> }

interface Upload {
  file: NamedBytes | null
  said: unknown
  /** keepFile, tied to the store of files. */
  keep: (file: NamedBytes) => Promise<Keeping>
}

interface NamedBytes {
  name: string
  bytes: Uint8Array
}

/** `errors` by field name; what was said is judged before the file is written. */
export async function addEvidence(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'>,
  scope: RespondentScope,
  { file, said, keep }: Upload,
): Promise<Added> {
  const kinds = new Set(ctx.questionnaires.frameworks.evidenceKinds.keys())
  const parsed = evidenceInput(kinds).safeParse(said)
  const errors: Record<string, string> = {}
  if (file === null) errors.file = 'Choose a file'
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message
  if (parsed.success) Object.assign(errors, await wrongDays(ctx, parsed.data))
  if (!parsed.success || file === null || Object.keys(errors).length > 0) {
    return { ok: false, errors }
  }
  const kept = await keep(file)
  if (!kept.ok) return { ok: false, errors: { file: fileSentences[kept.reason] } }
  const entered = await registerEvidence(ctx, scope, { file: kept.file, said: parsed.data })
  return entered.ok ? { ok: true } : { ok: false, errors: { file: fileSentences[entered.reason] } }
}

async function wrongDays(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  said: EvidenceInput,
): Promise<Record<string, string>> {
  const { timeZone } = await readOrganisation(ctx)
  const rule = ctx.questionnaires.frameworks.evidenceKinds.get(said.kind)
  const flaws = dateFlaws(rule, said, dateIn(timeZone, ctx.clock.now()))
  return Object.fromEntries(flaws.map(({ field, sentence }) => [field, sentence]))
}

export const fileSentences: Record<FileRefusal, string> = {
  'not with vendor': 'The answers were submitted meanwhile, so no file can be added',
  empty: 'This file is empty',
  'too large': 'This file is larger than 25 MB. Split it, or give a link instead',
  'wrong type':
    'This is none of PDF, PNG, JPEG, Word (DOCX), Excel (XLSX), CSV or plain text; files are judged by what is in them',
  'no room':
    'With this file the review would hold more than 200 MB or 300 files, removed ones included',
}
