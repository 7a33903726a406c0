// Above the pages of a review whose answers and evidence were removed: when, by which rule, and what is kept.
import { ruleWords } from '../../core/privacy/contents-removed'
import { scoreWords } from '../../core/report/words'
import type { RemovedView } from '../../services/privacy/contents-removed'
import { InstantDay } from '../date-text'
import { Notice } from '../notice'

export function ContentsRemoved({ at, days, score }: RemovedView) {
  return (
    <div className="mb-6">
      <Notice kind="info" title="Answers and evidence are no longer kept">
        <p>
          They were removed on <InstantDay instant={at} />, under the retention rule “
          {ruleWords({ days })}”. Nothing is worked out from what is left. Decision, findings,
          conditions and issued reports are kept.
        </p>
        {score ? (
          <p className="mt-1 tabular-nums">
            Score as it was recorded with the decision: assured {scoreWords(score.assured)}, as
            stated {scoreWords(score.asStated)}
            {score.residual ? `, residual risk ${score.residual}` : ''}.
          </p>
        ) : null}
      </Notice>
    </div>
  )
}
