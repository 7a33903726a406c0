// Says that an answer makes the use riskier than it was filed, and offers to raise its tier.
import { countWords } from '../../core/report/words'
import type { RaiseView } from '../../services/judgement/load-tier-raise'
import { Button } from '../button'
import { Form } from '../link'
import { Notice } from '../notice'

export function TierRaiseNotice({ number, raise }: { number: number; raise: RaiseView }) {
  const { from, to, because, opens, mayRaise } = raise
  return (
    <div className="mb-6">
      <Notice kind="warning" title={`The answers make this use Tier ${to} instead of ${from}`}>
        <p>Because {because}.</p>
        {mayRaise ? (
          <Form method="post" action={`/reviews/${number}?index`} className="mt-2">
            <input type="hidden" name="intent" value="raise tier" />
            <p className="mb-2">
              {opens === 0
                ? 'Raising it opens no question; '
                : `Raising it sends ${countWords(opens, 'more question')} to the vendor; `}
              the use rises with the review, and the rules of Tier {to} apply to the decision.
            </p>
            <Button look="secondary">Raise to Tier {to}</Button>
          </Form>
        ) : (
          <p>It can be raised once a reviewer has taken the answers up.</p>
        )}
      </Notice>
    </div>
  )
}
