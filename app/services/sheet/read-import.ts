// The page where a vendor uploads a filled file and sees what it would change, worked out anew at every visit.
import { sha256 } from '../../../db/queries/audit'
import { dryRunInScope } from '../../../db/queries/dry-runs'
import type { RespondentScope } from '../../../db/queries/respond'
import type { ImportPage } from '../../core/sheet/import-page'
import { type Proposed, propose } from '../../core/sheet/propose'
import { uploadSchema } from '../../core/sheet/upload'
import type { RespondContext } from '../respond/vendor-review'
import { readOutline } from './read-outline'

export async function readImport(
  ctx: RespondContext,
  scope: RespondentScope,
): Promise<{ page: ImportPage; proposed: Proposed | null }> {
  const outline = await readOutline(ctx, scope)
  const [row] = await dryRunInScope(ctx.store.db, scope, ctx.clock.now())
  const proposed = row ? propose(uploadSchema.parse(row.upload), outline, sha256) : null
  const file =
    row && proposed
      ? {
          fileName: row.fileName,
          uploadedAt: row.uploadedAt.toISOString(),
          dryRun: proposed.dryRun,
        }
      : null
  return { page: { host: outline.host, file }, proposed }
}
