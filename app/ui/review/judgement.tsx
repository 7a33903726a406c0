// Everything a reviewer adds to a question: a word on its evidence, a verdict, a note.
import type { ReactNode } from 'react'
import type { EvidenceKindChoice } from '../../core/evidence/view'
import type { QuestionView } from '../../core/judgement/view'
import { EvidenceList } from './evidence-list'
import { Notes, VerdictHistory } from './history'
import { questionPath, type WorkspacePlace } from './search'
import { VerdictForm } from './verdict-form'

export interface JudgementProps {
  place: WorkspacePlace
  workspace: {
    canJudge: boolean
    readsNotes: boolean
    nextUnreviewed: string | null
    evidenceKinds: readonly EvidenceKindChoice[]
  }
  question: QuestionView
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

export function Judgement({ place, workspace, question, errors, values }: JudgementProps) {
  const typed = (act: string, name: string) =>
    values.act === act && typeof values[name] === 'string' ? values[name] : ''
  const wrong = (act: string) => (values.act === act ? errors : {})
  return (
    <>
      <Part title="Evidence">
        <EvidenceList
          number={place.number}
          evidence={question.evidence}
          expected={question.evidenceExpected}
          kinds={workspace.evidenceKinds}
          canJudge={workspace.canJudge}
          errors={errors}
          values={values}
        />
      </Part>
      <Part title="Verdict">
        {workspace.canJudge ? (
          <VerdictForm
            question={question}
            onward={questionPath(place, workspace.nextUnreviewed ?? question.id)}
            errors={wrong('verdict')}
            values={{ credit: typed('verdict', 'credit'), reason: typed('verdict', 'reason') }}
          />
        ) : null}
        <div className="mt-4">
          <VerdictHistory verdicts={question.verdicts} />
        </div>
      </Part>
      {workspace.readsNotes ? (
        <Notes
          questionId={question.id}
          notes={question.notes}
          error={wrong('note').text}
          typed={typed('note', 'text')}
        />
      ) : null}
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6" aria-label={title}>
      <h3 className="mb-2 text-lg font-semibold">{title}</h3>
      {children}
    </section>
  )
}
