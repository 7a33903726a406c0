// Where the review stands, when that keeps the reader from judging.
import { Link } from '../link'
import { Notice } from '../notice'
import { TakeUpForm } from './take-up-form'
import type { AnswersProps } from './workspace-view'

export function Standing({ place, workspace }: Pick<AnswersProps, 'place' | 'workspace'>) {
  if (workspace.canTakeUp) return <TakeUpForm />
  if (workspace.returned) {
    return (
      <div className="mb-6">
        <Notice title="With the vendor again">
          <p>
            Asked about {workspace.returned.questionIds.join(', ')}:{' '}
            <Link to={`/reviews/${place.number}/questions`} className="link">
              what was asked
            </Link>
            .
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
