// What a vendor is shown of what it sent, as a page and as a document; null while nothing was submitted.
import { sha256 } from '../../../db/queries/audit'
import { releasedReportInScope } from '../../../db/queries/outcome'
import type { RespondentScope } from '../../../db/queries/respond'
import { read, run } from '../../../db/store'
import { renderReceipt } from '../../../templates/receipt/receipt'
import { canonicalJson } from '../../core/audit/canonical-json'
import { cleanFileName } from '../../core/respond/file-name'
import type { ReceiptPage } from '../../core/respond/pages'
import { isWithVendor } from '../../core/review/lifecycle'
import { readOutcome } from './read-outcome'
import { receiptPage } from './read-pages'
import { loadVendorReview, type RespondContext, type VendorReview } from './vendor-review'

export async function readReceipt(
  ctx: Pick<RespondContext, 'store'>,
  scope: RespondentScope,
  review: VendorReview,
): Promise<ReceiptPage | null> {
  const { timeZone } = review.organisation
  const ended = await read(ctx.store.db, function* (db) {
    const outcome = yield* readOutcome(db, scope.reviewId, timeZone)
    const [report] = yield* run(releasedReportInScope(db, scope))
    return { outcome, copyOf: report?.version ?? null }
  })
  return receiptPage(review, ended)
}

/**
 * The same bytes for the same submission where it stands, and with the outcome once the vendor may know it.
 * While the answers are open again there is no receipt for them.
 */
export async function receiptFile(ctx: RespondContext, scope: RespondentScope) {
  const review = await loadVendorReview(ctx, scope)
  if (isWithVendor(review.row.status)) return null
  const page = await readReceipt(ctx, scope, review)
  if (page === null) return null
  const { host, check, attestation, stage, outcome } = page
  const id = sha256(canonicalJson({ check, attestation, stage, outcome })).slice(0, 32)
  return {
    bytes: await renderReceipt(page, { id, timeZone: review.organisation.timeZone }),
    mediaType: 'application/pdf',
    fileName: cleanFileName(`${host.organisation} receipt ${host.offering}.pdf`, 'pdf'),
  }
}
