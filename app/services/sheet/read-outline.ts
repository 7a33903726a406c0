// The questionnaire of a respondent's scope as it may be carried away, with their answers so far.
import { sha256 } from '../../../db/queries/audit'
import type { RespondentScope } from '../../../db/queries/respond'
import { reviewMark } from '../../core/sheet/identity'
import { type Outline, outlineOf } from '../../core/sheet/outline'
import { loadVendorReview, type RespondContext } from '../respond/vendor-review'

export async function readOutline(ctx: RespondContext, scope: RespondentScope): Promise<Outline> {
  const review = await loadVendorReview(ctx, scope)
  return outlineOf(review, reviewMark(scope.reviewId, sha256))
}
