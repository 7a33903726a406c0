// Everything a reviewer adds to a question: a verdict, words to the vendor, and a note to colleagues.
import type { ReactNode } from 'react'
import type { QuestionView } from '../../core/judgement/view'
import { AskForm, ClarificationThread } from '../clarify/thread'
import { Notes, VerdictHistory } from './history'
import { Meanwhile } from './meanwhile'
import { collectedPath, judgedPath, questionPath, type WorkspacePlace } from './search'
import { VerdictForm } from './verdict-form'

export interface JudgementProps {
  place: WorkspacePlace
  workspace: {
    canJudge: boolean
    canCollect: boolean
    readsNotes: boolean
    nextUnreviewed: string | null
  }
  question: QuestionView
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

export function Judgement({ place, workspace, question, errors, values }: JudgementProps) {
  const { id } = question
  // What was typed on one question never turns up at another.
  const isOwn = (act: string) => values.act === act && values.questionId === id
  const typed = (act: string, name: string) =>
    isOwn(act) && typeof values[name] === 'string' ? values[name] : ''
  const here = questionPath(place, id)
  const open = workspace.nextUnreviewed ?? id
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
      <section aria-label="Verdict">
        <h3 className="mb-2 text-lg font-semibold">Verdict</h3>
        {workspace.canJudge ? (
          <>
            {isOwn('verdict') ? <Meanwhile question={question} values={values} /> : null}
            <VerdictForm
              question={question}
              here={here}
              onward={judgedPath(place, { judged: id, open })}
              errors={isOwn('verdict') ? errors : {}}
              values={{ credit: typed('verdict', 'credit'), reason: typed('verdict', 'reason') }}
            />
          </>
        ) : null}
        <div className="mt-4">
          <VerdictHistory verdicts={question.verdicts} />
        </div>
      </section>
      <WithVendor thread={question.thread}>
        {workspace.canCollect ? (
          <AskForm
            key={`${id} ${question.thread.length}`}
            questionId={id}
            here={here}
            onward={collectedPath(place, id)}
            errors={isOwn('collect') ? errors : {}}
            typed={typed('collect', 'ask')}
          />
        ) : null}
      </WithVendor>
      {workspace.readsNotes ? (
        <Notes
          questionId={id}
          here={here}
          notes={question.notes}
          error={isOwn('note') ? errors.text : undefined}
          typed={typed('note', 'text')}
        />
      ) : null}
    </div>
  )
}

interface WithVendorProps {
  thread: QuestionView['thread']
  children: ReactNode
}

/** In a frame of its own colour and shape, so that nobody takes it for the internal notes below. */
function WithVendor({ thread, children }: WithVendorProps) {
  if (thread.length === 0 && children === null) return null
  return (
    <section
      aria-labelledby="with-vendor"
      className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-md border border-l-4 border-action p-4"
    >
      <h3 id="with-vendor" className="font-semibold">
        Between us and the vendor
      </h3>
      <ClarificationThread messages={thread} />
      {children}
    </section>
  )
}
