// The vendor's page of questions that came back: the reviewer's words, the answer to change, and a reply to write.

import { repliedQuestion } from '../../core/clarify/reply-field'
import type { QuestionsPage } from '../../core/clarify/vendor-pages'
import { Button } from '../button'
import { QuestionCard, type QuestionCardProps } from '../question/question-card'
import { SectionForm } from '../question/section-form'
import type { PostedSection } from '../question/section-values'
import { ValueControl } from '../question/value-control'
import { questionsWords as words } from '../respond/words/questions'
import { VendorThread } from './vendor-thread'

export interface QuestionsFormProps {
  page: QuestionsPage
  token: string
  posted: PostedSection | undefined
}

export function QuestionsForm({ page, token, posted }: QuestionsFormProps) {
  return (
    <SectionForm
      page={page}
      token={token}
      posted={posted}
      card={(card) => <Card page={page} card={card} />}
      onEnter="stay"
      buttons={
        <>
          <Button name="next" value="check">
            {words.check}
          </Button>
          <Button name="next" value="stay" look="secondary">
            {words.later}
          </Button>
        </>
      }
    />
  )
}

function Card({ page, card }: { page: QuestionsPage; card: QuestionCardProps }) {
  const { id } = card.question
  if (repliedQuestion(id) !== null) return <ReplyCard {...card} />
  const place = page.asked.findIndex((asked) => asked.id === id)
  const asked = page.asked[place]
  // It is only asked because of another answer, so it comes back with that one.
  if (!asked) {
    return (
      <div>
        <p className="mb-3 text-muted">{words.depends}</p>
        <QuestionCard {...card} />
      </div>
    )
  }
  return (
    <div className={place > 0 ? 'mt-6 border-t border-line pt-8' : ''}>
      <h2 className="mb-3 text-xl font-semibold">
        {words.place(place + 1, page.asked.length, id)}
      </h2>
      <div className="mb-4">
        <VendorThread organisation={page.host.organisation} messages={asked.thread} />
      </div>
      <QuestionCard {...card} />
    </div>
  )
}

/** Saved like an answer, by the same form and script. */
function ReplyCard(props: QuestionCardProps) {
  const { question, fields, revision, error, today, conflict } = props
  const about = repliedQuestion(question.id)
  return (
    <div id={question.id} className="scroll-mt-16 border-l-4 border-line pl-4">
      {conflict}
      <input type="hidden" name={`${question.id}.revision`} value={revision} />
      <ValueControl
        id={question.id}
        control={question.control}
        fields={fields}
        label={words.reply(about)}
        hint={words.replyHint}
        error={error('value')}
        today={today}
        files={null}
      />
    </div>
  )
}
