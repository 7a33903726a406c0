// What the parts of the workspace are given.
import type { EvidenceKindChoice } from '../../core/evidence/view'
import type { Mark } from '../../core/judgement/marks'
import type { JustJudged, QuestionView, ScoreView, WorkItem } from '../../core/judgement/view'
import type { WorkspacePlace } from './search'

export interface WorkspaceView {
  status: string
  round: number
  canJudge: boolean
  canTakeUp: boolean
  canCollect: boolean
  readsNotes: boolean
  proposalOpen: boolean
  returned: { questionIds: string[]; reason: string } | null
  score: ScoreView
  evidenceKinds: EvidenceKindChoice[]
  justJudged: JustJudged | null
  /** Questions to the vendor that wait to be sent, on the whole review. */
  collected: number
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
  /** The reader's own switch. */
  shortcuts: boolean
  /** How many answers were accepted in one act, where that was the last thing done. */
  acceptedAtOnce: number | null
  /** A question was collected a moment ago. */
  justCollected: boolean
  errors: Record<string, string> | undefined
  /** What was typed into the form that was refused. */
  values: Record<string, string | string[]>
}
