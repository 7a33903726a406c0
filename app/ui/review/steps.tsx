// The ways on from the open question, each with its key.
import { fieldId } from '../field'
import { Link } from '../link'
import { ReviewKeys } from './review-keys'
import { findingPath, questionPath, type WorkspacePlace } from './search'
import type { AnswersProps } from './workspace-view'

type StepsProps = Pick<AnswersProps, 'place' | 'workspace' | 'shortcuts'>

export function Steps({ place, workspace, shortcuts }: StepsProps) {
  const { previous, next, nextUnreviewed, canJudge, canCollect, question } = workspace
  return (
    <nav aria-label="Steps" className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1.5">
      <Step place={place} to={previous} keyName="previous" label="Previous" />
      <Step place={place} to={next} keyName="next" label="Next" />
      <Step place={place} to={nextUnreviewed} label="Next unreviewed" />
      {canJudge && question ? (
        <Link
          to={findingPath(place, question.id)}
          className="link inline-flex min-h-7 items-center"
          data-key="finding"
        >
          Raise a finding
        </Link>
      ) : null}
      {canCollect && question ? (
        <a href={`#${fieldId('ask')}`} className="link inline-flex min-h-7 items-center">
          Ask the vendor
        </a>
      ) : null}
      <ReviewKeys on={shortcuts} here={questionPath(place, question?.id ?? null)} />
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
      className="link inline-flex min-h-7 items-center"
      preventScrollReset
      {...(keyName ? { 'data-key': keyName } : {})}
    >
      {label}
    </Link>
  )
}
