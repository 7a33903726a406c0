// What was decided, how long it holds, and when it is looked at again and why.
import type { DecidedView } from '../../core/judgement/outcome-view'
import { DECISION_WORDS } from '../../core/report/words'
import { Actions, Button, LinkButton } from '../button'
import { DateText, InstantText } from '../date-text'
import { Form } from '../link'
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
          {
            key: 'vendor',
            term: 'Vendor told',
            value: decided.released ? (
              <>
                <InstantText instant={decided.released.at} />, by {decided.released.by}
              </>
            ) : (
              'No: its pages only say that the review is finished'
            ),
          },
        ]}
      />
      <div className="mt-3">
        <Actions>
          <LinkButton to={`/reviews/${number}/report`}>Open the report</LinkButton>
          {decided.mayRelease ? <Release /> : null}
        </Actions>
      </div>
      {decided.mayRelease ? (
        <p className="mt-2 text-muted">
          The vendor then reads the decision, its last day and the conditions that bind them, and
          gets a mail. No score, verdict or reason. It cannot be called back.
        </p>
      ) : null}
    </section>
  )
}

function Release() {
  return (
    <Form method="post">
      <Button look="secondary" name="act" value="release">
        Release the outcome to the vendor
      </Button>
    </Form>
  )
}
