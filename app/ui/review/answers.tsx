// The workspace as a whole: the score, the list, and the open question with everything said about it.
import type { EvidenceKindChoice } from '../../core/evidence/view'
import type { Mark } from '../../core/judgement/marks'
import type { QuestionView, ScoreView, WorkItem } from '../../core/judgement/view'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Form, Link } from '../link'
import { Notice } from '../notice'
import { Judgement } from './judgement'
import { QuestionList } from './question-list'
import { QuestionPanel } from './question-panel'
import { ReviewKeys } from './review-keys'
import { ScoreHeader } from './score-header'
import { questionPath, type WorkspacePlace } from './search'

export interface WorkspaceView {
  status: string
  canJudge: boolean
  canTakeUp: boolean
  canReturn: boolean
  readsNotes: boolean
  proposalOpen: boolean
  returned: { questionIds: string[]; reason: string } | null
  score: ScoreView
  evidenceKinds: EvidenceKindChoice[]
  counts: Partial<Record<Mark, number>>
  total: number
  list: WorkItem[]
  previous: string | null
  next: string | null
  nextUnreviewed: string | null
  question: QuestionView | null
}

export interface AnswersProps {
  place: WorkspacePlace
  workspace: WorkspaceView
  errors: Record<string, string> | undefined
  /** What was typed into the form that was refused. */
  values: Record<string, string | string[]>
}

export function Answers({ place, workspace, errors, values }: AnswersProps) {
  const { question, score } = workspace
  return (
    <>
      <ErrorSummary errors={errors} />
      <Standing place={place} workspace={workspace} />
      <ScoreHeader score={score} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <QuestionList
          place={place}
          list={workspace.list}
          counts={workspace.counts}
          total={workspace.total}
          open={question?.id ?? null}
        />
        {question ? (
          <article className="min-w-0" aria-labelledby="question">
            <Steps place={place} workspace={workspace} />
            <QuestionPanel
              number={place.number}
              question={question}
              canJudge={workspace.canJudge}
            />
            <Judgement {...{ place, workspace, question, values }} errors={errors ?? {}} />
          </article>
        ) : null}
      </div>
    </>
  )
}

/** Where the review stands, when that keeps the reader from judging. */
function Standing({ place, workspace }: Pick<AnswersProps, 'place' | 'workspace'>) {
  if (workspace.canTakeUp) {
    return (
      <div className="mb-6">
        <Notice title="The vendor has submitted. Nobody has taken this review up yet.">
          <Form method="post" className="mt-2">
            <input type="hidden" name="act" value="take up" />
            <Button>Take up this review</Button>
          </Form>
        </Notice>
      </div>
    )
  }
  if (workspace.returned) {
    return (
      <div className="mb-6">
        <Notice title="With the vendor again">
          <p>
            Asked about {workspace.returned.questionIds.join(', ')}: {workspace.returned.reason}
          </p>
        </Notice>
      </div>
    )
  }
  if (!workspace.proposalOpen) return null
  return (
    <div className="mb-6">
      <Notice title="A proposal waits for approval">
        <p>
          Verdicts stay as they are until it is approved, declined or withdrawn on the{' '}
          <Link to={`/reviews/${place.number}/decision`} className="link">
            decision page
          </Link>
          .
        </p>
      </Notice>
    </div>
  )
}

function Steps({ place, workspace }: Pick<AnswersProps, 'place' | 'workspace'>) {
  const { previous, next, nextUnreviewed, canJudge, canReturn } = workspace
  return (
    <nav aria-label="Steps" className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
      <Step place={place} to={previous} keyName="previous" label="Previous" />
      <Step place={place} to={next} keyName="next" label="Next" />
      <Step place={place} to={nextUnreviewed} label="Next unreviewed" />
      {canReturn && !workspace.proposalOpen ? (
        <Link
          to={`/reviews/${place.number}/return?question=${workspace.question?.id ?? ''}`}
          className="link"
        >
          Return to the vendor
        </Link>
      ) : null}
      {canJudge ? <ReviewKeys /> : null}
    </nav>
  )
}

interface StepProps {
  place: WorkspacePlace
  to: string | null
  keyName?: 'next' | 'previous'
  label: string
}

function Step({ place, to, keyName, label }: StepProps) {
  if (to === null) return null
  return (
    <Link
      to={questionPath(place, to)}
      className="link"
      {...(keyName
        ? { 'data-key': keyName, 'aria-keyshortcuts': keyName === 'next' ? 'j' : 'k' }
        : {})}
    >
      {label}
    </Link>
  )
}
