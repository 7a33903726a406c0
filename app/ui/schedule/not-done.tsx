// What the portal was to do by itself and could not, with its reason and a way to let it try again.
import { reviewLabel } from '../../core/review/number'
import { dueWords, type NotDone } from '../../core/schedule/ahead'
import { Button } from '../button'
import { Form } from '../link'
import { Notice } from '../notice'
import { ReviewLink } from '../reviews/review-link'

export interface NotDoneNoticeProps {
  items: readonly NotDone[]
  mayRetry: boolean
  /** Where several reviews are told of, each is named; as a link for those who may open it. */
  named?: 'as text' | 'as link'
}

export function NotDoneNotice({ items, mayRetry, named }: NotDoneNoticeProps) {
  if (items.length === 0) return null
  return (
    <Notice kind="warning" title="The portal could not do this by itself">
      <ul className="mt-2 grid gap-3">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">
              {named ? (
                <>
                  {named === 'as link' ? (
                    <ReviewLink number={item.number} />
                  ) : (
                    reviewLabel(item.number)
                  )}
                  , {item.vendor}:{' '}
                </>
              ) : null}
              {dueWords(item.what)}. {item.said}
              {item.failed ? null : ' It is tried again by itself.'}
            </span>
            {item.failed && mayRetry ? (
              <Form method="post">
                <input type="hidden" name="intent" value="try again" />
                <input type="hidden" name="item" value={item.id} />
                <Button look="secondary">
                  Try again<span className="sr-only">: {dueWords(item.what)}</span>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
