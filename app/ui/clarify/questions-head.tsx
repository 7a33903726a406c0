// What stands above the questions that came back: why they are here, until when, and which still need something.
import type { QuestionsPage } from '../../core/clarify/vendor-pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { Link } from '../link'
import { Notice } from '../notice'
import { counted } from '../respond/frame'
import { OwedReplies } from './owed-replies'

export interface QuestionsHeadProps {
  page: QuestionsPage
  token: string
  /** What the reader has just done. */
  told: 'saved' | 'owed' | null
}

export function QuestionsHead({ page, token, told }: QuestionsHeadProps) {
  const { asked, host, message } = page
  const base = `/respond/${token}`
  const owed = asked.filter((each) => each.owed).map(({ id }) => id)
  return (
    <>
      {told === 'saved' ? (
        <div className="mb-6">
          <Notice kind="done" title="Saved" announce>
            <p>Nothing was sent. Come back to this page when you are ready.</p>
          </Notice>
        </div>
      ) : null}
      <p>
        {host.organisation} has read your answers and asks about {counted(asked.length, 'answer')}.
        Change {asked.length === 1 ? 'it' : 'an answer'}, or reply in your own words.{' '}
        {dueWords(page)}
      </p>
      {message === '' ? null : (
        <blockquote className="mt-4 border-l-4 border-action pl-4 whitespace-pre-line">
          {message}
        </blockquote>
      )}
      <p className="mt-4 mb-6">
        Everything else stays as you sent it:{' '}
        <Link to={`${base}/check`} className="link">
          all your answers
        </Link>
        .
      </p>
      {told === 'owed' || (told === 'saved' && owed.length > 0) ? (
        <OwedReplies owed={owed} base={base} />
      ) : null}
    </>
  )
}

function dueWords({ dueOn, daysLeft }: QuestionsPage): string {
  if (daysLeft < 0) return `It was due on ${wordsOf(dueOn)}; it still helps to send it.`
  if (daysLeft === 0) return 'It is due today.'
  return `Please send back by ${wordsOf(dueOn)}, in ${counted(daysLeft, 'day')}.`
}
