// Before a change is saved: the reviews it leads to, and exactly the questions that it opens in each.
import { reviewLabel } from '../../core/review/number'
import { wordsOf } from '../../core/schedule/plain-date'
import { Actions, Button } from '../button'
import { Form } from '../link'
import { Section } from '../page'

export interface OutlookReview {
  useId: string
  useTitle: string
  open: { number: number; asksAll: boolean; growing: boolean } | null
  decided: number | null
  questions: readonly { id: string; prompt: string }[]
}

export interface ChangeOutlookProps {
  outlook: {
    title: string
    days: number
    dueOn: string
    reviews: readonly OutlookReview[]
    seen: string
  }
  values: Readonly<Record<string, string | string[]>>
}

const kept = ['kind', 'offeringId', 'useId', 'what', 'happenedOn'] as const

export function ChangeOutlook({ outlook, values }: ChangeOutlookProps) {
  const { title, reviews, seen } = outlook
  const opened = reviews.reduce((sum, { questions }) => sum + questions.length, 0)
  return (
    <Section
      title={`${title}: ${counted(opened, 'question')} in ${counted(reviews.length, 'review')}`}
    >
      <p className="prose-measure mb-4">
        Nothing is sent by saving. A new round waits as a draft until somebody looks at it and sends
        it. The vendor has {counted(outlook.days, 'working day')}: until {wordsOf(outlook.dueOn)} if
        it is sent today.
      </p>
      {reviews.length === 0 ? (
        <p className="mb-4">
          No review of this product is open or decided. The change is kept with the vendor.
        </p>
      ) : null}
      <div className="grid gap-4">
        {reviews.map((review) => (
          <Review key={review.useId} review={review} />
        ))}
      </div>
      <Form method="post" className="mt-6" aria-label="Save the change">
        {kept.map((name) => (
          <input key={name} type="hidden" name={name} value={String(values[name] ?? '')} />
        ))}
        <input type="hidden" name="seen" value={seen} />
        <Actions>
          <Button>Save the change</Button>
          <Button look="secondary" name="go" value="back">
            Change something
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}

function Review({ review }: { review: OutlookReview }) {
  const { useTitle, questions } = review
  return (
    <div className="rounded-md border border-line p-3">
      <h3 className="font-semibold">{useTitle}</h3>
      <p>{whatFollows(review)}</p>
      {questions.length > 0 ? (
        <ul className="mt-2 grid gap-1">
          {questions.map(({ id, prompt }) => (
            <li key={id}>
              <span className="font-semibold">{id}</span> {prompt}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function whatFollows({ open, decided, questions }: OutlookReview): string {
  if (open?.growing && open.asksAll) {
    return `${reviewLabel(open.number)} is open and asks these anyway: it is shown there.`
  }
  if (open?.growing) {
    return `${reviewLabel(open.number)} is open and takes these in.`
  }
  if (open) {
    return `${reviewLabel(open.number)} is with its reviewer, who is shown the change and can ask these again.`
  }
  const holds = decided === null ? '' : reviewLabel(decided)
  return questions.length === 0
    ? `None of the questions that depend on it was asked in ${holds}: nothing is opened.`
    : `A new round after ${holds} asks ${counted(questions.length, 'question')}; everything else stands as it was decided.`
}

const counted = (many: number, what: string): string => `${many} ${many === 1 ? what : `${what}s`}`
