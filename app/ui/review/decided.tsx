// What was decided, how long it holds, and when it is looked at again and why.
import type { DecidedView } from '../../core/judgement/outcome-view'
import { DECISION_WORDS } from '../../core/report/words'
import { LinkButton } from '../button'
import { DateText, InstantText } from '../date-text'
import { SummaryList } from '../summary-list'

/** Only a rejection has no next review. */
const whyNoNextReview = ({ alreadyInUse }: DecidedView): string =>
  alreadyInUse
    ? 'None: the use began before it was filed and must end'
    : 'None: the use does not begin'

export function Decided({ number, decided }: { number: number; decided: DecidedView }) {
  return (
    <section className="mb-6" aria-label="Decision">
      <h2 className="mb-2 text-xl font-semibold">{DECISION_WORDS[decided.decision]}</h2>
      <SummaryList
        items={[
          { key: 'at', term: 'Decided', value: <InstantText instant={decided.decidedAt} /> },
          {
            key: 'until',
            term: 'Valid until',
            value: decided.validUntil ? <DateText date={decided.validUntil} /> : 'No end date',
          },
          {
            key: 'next',
            term: 'Next review',
            value: decided.nextReviewOn ? (
              <>
                <DateText date={decided.nextReviewOn} />, because {decided.nextReviewReason}
              </>
            ) : (
              whyNoNextReview(decided)
            ),
          },
        ]}
      />
      <div className="mt-3">
        <LinkButton to={`/reviews/${number}/report`}>Open the report</LinkButton>
      </div>
    </section>
  )
}
