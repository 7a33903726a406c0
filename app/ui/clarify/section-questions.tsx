// A section of the questionnaire with a way to ask about each of its questions.
import { useMemo } from 'react'
import type { VendorMessage } from '../../core/clarify/vendor-message'
import type { SectionPage } from '../../core/respond/pages'
import { Button } from '../button'
import { Textarea } from '../inputs'
import { QuestionCard, type QuestionCardProps } from '../question/question-card'
import { SectionForm } from '../question/section-form'
import type { PostedSection } from '../question/section-values'
import { sectionWords as words } from '../respond/words/section'
import { useKeptText } from './kept-text'
import { VendorThread } from './vendor-thread'

export interface SectionQuestionsProps {
  page: SectionPage
  token: string
  posted: PostedSection | undefined
}

export function SectionQuestions({ page, token, posted }: SectionQuestionsProps) {
  return (
    <SectionForm
      page={page}
      token={token}
      posted={posted}
      card={(card) => <Card page={page} token={token} card={card} posted={posted} />}
      onEnter="continue"
      buttons={<Buttons toConfirm={confirmable(page)} />}
    />
  )
}

/** Answers of the round before that one press may confirm together; old ones want a look each. */
const confirmable = ({ states }: SectionPage): number =>
  Object.values(states).filter(({ brought, open }) => open && brought && !brought.old).length

function Buttons({ toConfirm }: { toConfirm: number }) {
  return (
    <>
      {toConfirm > 1 ? (
        <Button name="next" value="confirm">
          {words.confirmAll(toConfirm)}
        </Button>
      ) : null}
      <Button name="next" value="continue" look={toConfirm > 1 ? 'secondary' : 'primary'}>
        {words.goOn}
      </Button>
      <Button name="next" value="tasks" look="secondary">
        {words.toList}
      </Button>
    </>
  )
}

function Card({ page, token, card, posted }: SectionQuestionsProps & { card: QuestionCardProps }) {
  const { id } = card.question
  const messages = page.threads[id] ?? []
  return (
    <QuestionCard {...card}>
      {messages.length > 0 ? (
        <section className="mt-5" aria-label={words.threadOn(id)}>
          <VendorThread organisation={page.host.organisation} messages={messages} />
        </section>
      ) : null}
      {page.mayAsk ? (
        <Ask
          // A question that was sent leaves its box empty for the next.
          key={messages.length}
          id={id}
          organisation={page.host.organisation}
          keptAs={`assay/${token}/ask/${id}`}
          messages={messages}
          typed={posted?.asks?.[id]}
          error={card.error('ask')}
        />
      ) : null}
    </QuestionCard>
  )
}

interface AskProps {
  id: string
  organisation: string
  keptAs: string
  messages: readonly VendorMessage[]
  typed: string | undefined
  error: string | undefined
}

function Ask({ id, organisation, keptAs, messages, typed, error }: AskProps) {
  const sent = useMemo(() => messages.map(({ text }) => text), [messages])
  const { box, onInput, open } = useKeptText(keptAs, sent)
  return (
    <details
      className="mt-4 not-open:print:hidden"
      open={open || typed !== undefined || error !== undefined}
    >
      <summary className="py-1 text-action">{words.ask}</summary>
      <div className="mt-2 grid gap-3 border-l-2 border-line pl-4">
        <Textarea
          ref={box}
          name={`${id}.ask`}
          label={words.askLabel}
          hint={words.askHint(organisation)}
          rows={3}
          defaultValue={typed ?? ''}
          onInput={onInput}
          error={error}
        />
        <div>
          <Button look="secondary" name="next" value={`ask ${id}`}>
            {words.askSend(id)}
          </Button>
        </div>
      </div>
    </details>
  )
}
