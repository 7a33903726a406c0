// One question as its vendor answers it: why it is asked, the answer, what limits it, and what proves it.
import { type ReactNode, useState } from 'react'
import type { QuestionFields } from '../../core/respond/answer-input'
import { isOnlyAround } from '../../core/respond/only-around'
import type { QuestionState } from '../../core/respond/pages'
import type { VendorQuestion } from '../../core/respond/vendor-question'
import type { PlainDate } from '../../core/schedule/plain-date'
import { InstantText } from '../date-text'
import { Textarea, TextInput } from '../inputs'
import { questionWords as words } from '../respond/words/section'
import { Brought } from './brought'
import { GivenFiles } from './given-files'
import { ValueControl } from './value-control'

export interface QuestionCardProps {
  question: VendorQuestion
  state: QuestionState
  /** What stands in its fields when it is drawn; after that its reader types. */
  fields: QuestionFields
  revision: number
  /** The sentence at one of the question's fields. */
  error: (field: string) => string | undefined
  today: PlainDate
  /** What somebody else saved meanwhile, if anybody did. */
  conflict: ReactNode
  /** Below the answer: what is said about the question. */
  children?: ReactNode
}

export function QuestionCard(props: QuestionCardProps) {
  const { question, state, fields, revision, error, today, conflict } = props
  const { id, control } = question
  const files = (
    <GivenFiles questionId={id} files={state.files} expected={question.evidence ?? undefined} />
  )
  return (
    <div id={id} className="scroll-mt-16 rounded-md border border-line p-4 sm:p-6">
      {conflict}
      <input type="hidden" name={`${id}.revision`} value={revision} />
      <ValueControl
        id={id}
        control={control}
        fields={fields}
        label={<Prompt id={id} prompt={question.prompt} />}
        hint={<Why why={question.why} hint={question.hint} />}
        error={error('value')}
        today={today}
        files={files}
      />
      {state.brought === null && isOnlyAround(control, fields) ? <NotAnswered /> : null}
      {state.by ? (
        <p className="mt-3 text-base text-muted">
          {words.writtenBy(state.by.name, <InstantText instant={state.by.at} />)}
        </p>
      ) : null}
      {state.brought ? <Brought id={id} brought={state.brought} fields={fields} /> : null}
      <AroundTheAnswer {...props} files={control.control === 'evidence' ? null : files} />
      {props.children}
    </div>
  )
}

/** What limits an answer, proves it, explains it, or stands in its place. */
function AroundTheAnswer({
  question,
  state,
  fields,
  error,
  files,
}: QuestionCardProps & { files: ReactNode | null }) {
  const text = (field: 'exception' | 'comment' | 'link' | 'notApplicable') => ({
    name: `${question.id}.${field}`,
    defaultValue: fields[field] ?? '',
    error: error(field),
  })
  const [exception, comment, link] = [text('exception'), text('comment'), text('link')]
  const proof = files ? (
    <>
      {files}
      <TextInput label={words.link} optional inputMode="url" autoComplete="off" {...link} />
    </>
  ) : null
  return (
    <div className="mt-5 grid gap-4">
      {question.takesException ? (
        <TextInput label={words.exception} hint={words.exceptionHint} optional {...exception} />
      ) : null}
      {/* What proof is expected is not folded away: an unproven answer counts for less. */}
      {question.evidence ? proof : null}
      {proof && !question.evidence ? (
        <Fold
          summary={words.addProof}
          open={state.files.length > 0 || link.defaultValue !== '' || !!link.error}
        >
          {proof}
        </Fold>
      ) : null}
      <Fold
        summary={words.addComment}
        open={comment.defaultValue !== '' || exception.defaultValue !== '' || !!comment.error}
      >
        <Textarea label={words.comment} rows={3} {...comment} />
      </Fold>
      {question.takesNotApplicable ? <NotApplicable {...text('notApplicable')} /> : null}
    </div>
  )
}

/** Whoever wrote a comment alone takes the question for done. */
function NotAnswered() {
  return (
    <p className="mt-3 border-l-4 border-line pl-3 text-base">
      {words.notAnswered((text) => (
        <strong className="font-semibold">{text}</strong>
      ))}
    </p>
  )
}

interface TextField {
  name: string
  defaultValue: string
  error: string | undefined
}

function NotApplicable(field: TextField) {
  return (
    <Fold
      summary={words.notApplicable}
      open={field.defaultValue !== '' || field.error !== undefined}
    >
      <Textarea
        label={words.notApplicableLabel}
        hint={words.notApplicableHint}
        rows={2}
        {...field}
      />
    </Fold>
  )
}

/** The id is part of the prompt: people quote it when they ask. */
export function Prompt({ id, prompt }: { id: string; prompt: string }) {
  return (
    <>
      <span className="mb-1 block text-base font-normal text-muted">{id}</span>
      {prompt}
    </>
  )
}

function Why({ why, hint }: { why: string; hint: string | null }) {
  return (
    <div className="mt-1 text-base">
      {hint ? <p className="text-text">{hint}</p> : null}
      <p>{words.why(why)}</p>
    </div>
  )
}

/** Opens once there is a reason to; what its reader does with it afterwards stands. */
function Fold({
  summary,
  open,
  children,
}: {
  summary: string
  open: boolean
  children: ReactNode
}) {
  const [opened, setOpened] = useState(open)
  // Never closed again by the page: somebody may be typing in it.
  if (open && !opened) setOpened(true)
  return (
    <details open={opened} className="not-open:print:hidden">
      <summary className="py-1 text-action">{summary}</summary>
      <div className="mt-2 grid gap-4 border-l-2 border-line pl-4">{children}</div>
    </details>
  )
}
