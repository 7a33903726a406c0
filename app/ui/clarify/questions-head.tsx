// What stands above the questions that came back: why they are here, until when, and which still need something.
import type { QuestionsPage } from '../../core/clarify/vendor-pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { Notice } from '../notice'
import { questionsWords as words } from '../respond/words/questions'
import { TextLink } from '../text-link'
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
          <Notice kind="done" title={words.saved} announce>
            <p>{words.savedText}</p>
          </Notice>
        </div>
      ) : null}
      <p>
        {words.asks(host.organisation, asked.length)}{' '}
        {words.due({ day: wordsOf(page.dueOn), daysLeft: page.daysLeft })}
      </p>
      {message === '' ? null : (
        <blockquote className="mt-4 border-l-4 border-action pl-4 whitespace-pre-line">
          {message}
        </blockquote>
      )}
      <p className="mt-4 mb-6">
        {words.rest((text) => (
          <TextLink to={`${base}/check`}>{text}</TextLink>
        ))}
      </p>
      {told === 'owed' || (told === 'saved' && owed.length > 0) ? (
        <OwedReplies owed={owed} base={base} />
      ) : null}
    </>
  )
}
