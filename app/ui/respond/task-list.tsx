// The sections with how far each is, what is left, and why it is this much.
import type { SectionProgress } from '../../core/questionnaire/progress'
import type { AskedAgain, TasksPage } from '../../core/respond/pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { Actions, LinkButton } from '../button'
import { Link } from '../link'
import { Section } from '../page'
import { Downloads } from '../sheet/downloads'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { tasksWords as words } from './words/tasks'

export function TaskList({ page, token }: { page: TasksPage; token: string }) {
  const base = `/respond/${token}`
  const isLead = page.invitedBy === null
  const open =
    page.sections.find(({ status }) => status === 'needs answer') ??
    page.sections.find(({ status }) => status !== 'complete')
  return (
    <>
      <p>
        {words.progress(page)} {words.due({ day: wordsOf(page.dueOn), daysLeft: page.daysLeft })}
      </p>
      {page.invitedBy === null ? null : <p className="mt-2">{words.givenBy(page.invitedBy)}</p>}
      {page.again === null ? null : <Again again={page.again} base={base} />}
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
              {page.answered === 0 ? words.start(open.title) : words.goOn(open.title)}
            </LinkButton>
          ) : null}
          {isLead ? (
            <LinkButton to={`${base}/check`} look={open ? 'secondary' : 'primary'}>
              {words.check}
            </LinkButton>
          ) : null}
        </Actions>
      </div>
      {Object.keys(page.toConfirm).length > 0 ? <p className="mt-4">{words.fromLastTime}</p> : null}
      <Section title={words.sections}>
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
            <TextLink to={`${base}/colleagues`}>{words.colleagues}</TextLink>
          </p>
        ) : null}
        <p className="mt-4">
          {words.files(
            page.files,
            (text) => (
              <TextLink to={`${base}/evidence`}>{text}</TextLink>
            ),
            (text) => (
              <span className="text-muted">{text}</span>
            ),
          )}
        </p>
      </Section>
      <Downloads token={token} />
      <Section title={words.whyThisMany}>
        <p>{page.intro}</p>
        {isLead && page.again === null ? (
          <p className="mt-3">{words.whyThisManyText(page.bank, page.total)}</p>
        ) : null}
      </Section>
    </>
  )
}

/** Why only these, and where the others are. */
function Again({ again, base }: { again: AskedAgain; base: string }) {
  return (
    <div className="mt-4 border-l-4 border-line pl-4">
      <p>{words.again(again.asking, again.of)}</p>
      <ul className="mt-1">
        {again.why.map(({ words: why, on }) => (
          <li key={`${why} ${on}`}>{words.why(why, on === null ? null : wordsOf(on))}</li>
        ))}
      </ul>
      <p className="mt-1">
        <TextLink to={`${base}/standing`}>{words.others}</TextLink>
      </p>
    </div>
  )
}

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
          {words.section({
            ...{ answered, total, toConfirm, shared },
            minutes: status === 'not started' ? minutes : null,
          })}
        </p>
      </div>
      <div className="text-base">
        <StatusTag tone={status === 'complete' ? 'neutral' : 'blue'}>
          {words.status[status]}
        </StatusTag>
      </div>
    </li>
  )
}
