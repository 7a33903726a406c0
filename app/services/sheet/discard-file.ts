// Puts an uploaded file away without saving anything of it.
import { forgetDryRuns } from '../../../db/queries/dry-runs'
import type { RespondentScope } from '../../../db/queries/respond'
import type { Services } from '../context'

export async function discardFile(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  scope: RespondentScope,
): Promise<void> {
  await forgetDryRuns(store.db, scope, clock.now())
}
