// Takes an uploaded file with what is said about it, or says in a sentence why not.
import type { RespondentScope } from '../../../db/queries/respond'
import { dateFlaws } from '../../core/evidence/printed'
import { type EvidenceInput, evidenceInput } from '../../core/respond/evidence-input'
import { type FileRefusal, fileSentences } from '../../core/respond/file-refusals'
import { dateIn } from '../../core/schedule/plain-date'
import { isStorageTrouble } from '../../core/storage/trouble'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import type { Keeping, KeptFile } from './keep-file'
import { noteFoundFile } from './note-found-file'
import { registerEvidence } from './register-evidence'

export type Added =
  | { ok: true }
  /** `fault`: for the log, what of ours failed. */
  | { ok: false; errors: Record<string, string>; fault?: unknown }

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'>

interface Upload {
  file: NamedBytes | null
  said: unknown
  /** keepFile and settleFile, tied to the store of files. */
  keep: (file: NamedBytes) => Promise<Keeping>
  settle: (sha256: string) => Promise<void>
}

interface NamedBytes {
  name: string
  bytes: Uint8Array
}

/** `errors` by field name; what was said is judged before the file is written. */
export async function addEvidence(
  ctx: Context,
  scope: RespondentScope,
  { file, said, keep, settle }: Upload,
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
  if (kept.ok) return enter(ctx, scope, { file: kept.file, said: parsed.data, settle })
  if (kept.signature !== undefined) await noteFoundFile(ctx, scope, file, kept.signature)
  return refused(kept.reason, kept.said)
}

interface Entry extends Pick<Upload, 'settle'> {
  file: KeptFile
  said: EvidenceInput
}

/** A file that is not entered after all, or that the database had no room for, is taken out again. */
async function enter(
  ctx: Context,
  scope: RespondentScope,
  { file, said, settle }: Entry,
): Promise<Added> {
  try {
    const entered = await registerEvidence(ctx, scope, { file, said })
    return entered.ok ? { ok: true } : refused(entered.reason)
  } catch (error) {
    if (!isStorageTrouble(error)) throw error
    return refused('not stored', error)
  } finally {
    await settle(file.sha256)
  }
}

const refused = (reason: FileRefusal, fault?: unknown): Added => ({
  ok: false,
  errors: { file: fileSentences[reason] },
  ...(fault === undefined ? {} : { fault }),
})

async function wrongDays(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  said: EvidenceInput,
): Promise<Record<string, string>> {
  const { timeZone } = await readOrganisation(ctx)
  const rule = ctx.questionnaires.frameworks.evidenceKinds.get(said.kind)
  const flaws = dateFlaws(rule, said, dateIn(timeZone, ctx.clock.now()))
  return Object.fromEntries(flaws.map(({ field, sentence }) => [field, sentence]))
}
