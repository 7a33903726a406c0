// The page of questions between us and the vendor, part by part: theirs first, then what we are about to send, then what was said.
import type { AnswerVersionView, MessageView } from '../../core/clarify/view'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { Section } from '../page'
import { TextLink } from '../text-link'
import { About, type AboutView } from './about'
import { AnswerHistory } from './answer-history'
import { CollectedList } from './collected-list'
import { SendForm, type Sending } from './send-form'
import { ClarificationThread } from './thread'
import { WaitingQuestion, type WaitingView } from './waiting-question'

export interface StaffQuestionsProps {
  number: number
  questions: {
    collected: (MessageView & { about: AboutView })[]
    waiting: WaitingView[]
    threads: { about: AboutView; messages: MessageView[]; versions: AnswerVersionView[] }[]
    mayCollect: boolean
    sending: Sending | null
  }
  /** The collected questions have just gone out. */
  sent: boolean
  errors: Record<string, string> | undefined
  /** What was typed into the form that was refused. */
  values: Record<string, string | string[]>
}

export function StaffQuestions(props: StaffQuestionsProps) {
  const { number, questions, sent, errors, values } = props
  const { collected, waiting, threads, sending } = questions
  return (
    <>
      <ErrorSummary errors={errors} />
      {sent ? (
        <div className="mb-6">
          <Notice kind="done" title="Sent" announce>
            <p>The questions are with the vendor. You get a mail when they come back.</p>
          </Notice>
        </div>
      ) : null}
      {waiting.length > 0 ? (
        <Section title="The vendor asks">
          <ul className="grid gap-6">
            {waiting.map((each) => (
              <WaitingQuestion
                key={each.about.id}
                number={number}
                waiting={each}
                mayCollect={questions.mayCollect}
                errors={errors ?? {}}
                values={values}
              />
            ))}
          </ul>
        </Section>
      ) : null}
      {questions.mayCollect || collected.length > 0 ? (
        <Section title="Collected, not sent">
          <Collected {...props} />
        </Section>
      ) : null}
      {sending?.preview ? (
        <Section title="Send">
          <SendForm collected={collected} sending={sending} errors={errors ?? {}} values={values} />
        </Section>
      ) : null}
      <Threads threads={threads} number={number} />
    </>
  )
}

function Collected({ number, questions, errors, values }: StaffQuestionsProps) {
  if (questions.collected.length > 0) {
    return (
      <CollectedList
        number={number}
        collected={questions.collected}
        errors={errors ?? {}}
        values={values}
      />
    )
  }
  return (
    <EmptyState
      text="No question is collected. Collect them beside the answers: what you ask is sent to the vendor in one mail."
      action={<TextLink to={`/reviews/${number}/answers`}>Go to the answers</TextLink>}
    />
  )
}

function Threads({ threads, number }: { threads: ThreadsOf; number: number }) {
  if (threads.length === 0) return null
  return (
    <Section title="What was said">
      <ul className="grid gap-6">
        {threads.map(({ about, messages, versions }) => (
          <li key={about.id}>
            <About about={about} number={number} />
            <div className="mt-2">
              <ClarificationThread messages={messages} />
            </div>
            <AnswerHistory versions={versions} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type ThreadsOf = StaffQuestionsProps['questions']['threads']
