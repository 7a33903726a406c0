// The sections with how far each is, what is left, and why it is this much.
import type { SectionProgress } from '../../core/questionnaire/progress'
import type { TasksPage } from '../../core/respond/pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { Actions, LinkButton } from '../button'
import { Link } from '../link'
import { Section } from '../page'
import { Downloads } from '../sheet/downloads'
import { StatusTag } from '../status-tag'
import { counted } from './frame'

export function TaskList({ page, token }: { page: TasksPage; token: string }) {
  const base = `/respond/${token}`
  const isLead = page.invitedBy === null
  const open =
    page.sections.find(({ status }) => status === 'needs answer') ??
    page.sections.find(({ status }) => status !== 'complete')
  return (
    <>
      <p>
        {progressWords(page)} {dueWords(page)}
      </p>
      {page.invitedBy === null ? null : (
        <p className="mt-2">
          {page.invitedBy} gave you this part, sees what you write, and submits everything together.
          There is nothing to send: what says “Saved” is there.
        </p>
      )}
      {page.answered === 0 && page.message !== '' ? (
        <figure className="mt-4 border-l-4 border-line pl-4">
          <blockquote className="whitespace-pre-line">{page.message}</blockquote>
          <figcaption className="text-base text-muted">{page.messageBy}</figcaption>
        </figure>
      ) : null}
      <div className="mt-6">
        <Actions>
          {open ? (
            <LinkButton to={`${base}/section/${open.id}`} look="primary">
              {page.answered === 0 ? 'Start' : 'Go on'}
              <span className="sr-only"> with {open.title}</span>
            </LinkButton>
          ) : null}
          {isLead ? (
            <LinkButton to={`${base}/check`} look={open ? 'secondary' : 'primary'}>
              Check and submit
            </LinkButton>
          ) : null}
        </Actions>
      </div>
      {Object.keys(page.toConfirm).length > 0 ? (
        <p className="mt-4">
          Your answers of last time are filled in, each with its date. Say for each whether it is
          still true, or change it; nothing counts before you do.
        </p>
      ) : null}
      <Section title="Sections">
        <ol className="border-t border-line">
          {page.sections.map((section) => (
            <SectionRow
              key={section.id}
              section={section}
              base={base}
              shared={page.with[section.id] ?? []}
              toConfirm={page.toConfirm[section.id] ?? 0}
            />
          ))}
        </ol>
        {isLead ? (
          <p className="mt-4">
            <Link to={`${base}/colleagues`} className="link">
              Give a part to a colleague
            </Link>
          </p>
        ) : null}
        <p className="mt-4">
          <Link to={`${base}/evidence`} className="link">
            Your files
          </Link>{' '}
          <span className="text-muted">({page.files})</span>
        </p>
      </Section>
      <Downloads token={token} />
      <Section title="Why this many questions">
        <p>{page.intro}</p>
        {isLead ? (
          <p className="mt-3">
            The whole questionnaire has {page.bank} questions. You see the {page.total} that matter
            for what we plan to do with your product; a few come or go with your answers.
          </p>
        ) : null}
      </Section>
    </>
  )
}

const statusWords = {
  'not started': 'Not started',
  'in progress': 'In progress',
  complete: 'Complete',
  'needs answer': 'Needs an answer',
} as const

interface SectionRowProps {
  section: SectionProgress
  base: string
  /** Colleagues who work on it. */
  shared: readonly string[]
  /** Answers of the round before. */
  toConfirm: number
}

function SectionRow({ section, base, shared, toConfirm }: SectionRowProps) {
  const { id, title, status, answered, total, minutes } = section
  return (
    <li className="grid gap-x-4 gap-y-1 border-b border-line py-3 sm:grid-cols-[1fr_auto]">
      <div>
        <Link to={`${base}/section/${id}`} className="link font-semibold">
          {title}
        </Link>
        <p className="text-base text-muted">
          {answered} of {counted(total, 'question')}
          {status === 'not started' ? `, about ${counted(minutes, 'minute')}` : ''}
          {toConfirm > 0 ? ` · ${toConfirm} from last time to confirm` : ''}
          {shared.length > 0 ? ` · with ${shared.join(', ')}` : ''}
        </p>
      </div>
      <div className="text-base">
        <StatusTag tone={status === 'complete' ? 'neutral' : 'blue'}>
          {statusWords[status]}
        </StatusTag>
      </div>
    </li>
  )
}

function progressWords({ answered, total, minutesLeft }: TasksPage): string {
  const left =
    answered === total
      ? 'nothing is left to answer'
      : `about ${counted(minutesLeft, 'minute')} left`
  return `${answered} of ${counted(total, 'question')} answered, ${left}.`
}

function dueWords({ dueOn, daysLeft }: TasksPage): string {
  if (daysLeft < 0) return `It was due on ${wordsOf(dueOn)}; it still helps to send it.`
  if (daysLeft === 0) return 'It is due today.'
  return `Due on ${wordsOf(dueOn)}, in ${counted(daysLeft, 'day')}.`
}
