// Everything a reviewer adds to a question: a verdict, and a note to colleagues.
import type { QuestionView } from '../../core/judgement/view'
import { Notes, VerdictHistory } from './history'
import { Meanwhile } from './meanwhile'
import { judgedPath, questionPath, type WorkspacePlace } from './search'
import { VerdictForm } from './verdict-form'

export interface JudgementProps {
  place: WorkspacePlace
  workspace: {
    canJudge: boolean
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
