// Why a round exists: what the portal prepared it for, and each change that it looks into.
import { DateText } from '../date-text'
import { TextLink } from '../text-link'

export interface RoundCauseProps {
  round: number
  kind: 'full' | 'light' | 'change'
  /** Follows "because"; empty where a person launched it. */
  because: string
  draft: boolean
  vendorId: string
  causes: readonly {
    id: string
    title: string
    what: string
    happenedOn: string | null
    questionIds: readonly string[]
    withdrawn: boolean
  }[]
}

/** Nothing where a person launched a full round and nothing happened meanwhile. */
export function RoundCause({ round, because, draft, vendorId, causes }: RoundCauseProps) {
  if (because === '' && causes.length === 0) return null
  return (
    <div className="mb-6 rounded-md border border-line p-3">
      {because === '' ? null : (
        <p className="font-semibold">
          Round {round} prepared because {because}
          {draft ? ': look and send.' : '.'}
        </p>
      )}
      <ul className="mt-1 grid gap-2">
        {causes.map(({ id, title, what, happenedOn, questionIds, withdrawn }) => (
          <li key={id}>
            <TextLink to={`/vendors/${vendorId}#changes`}>{title}</TextLink>
            {withdrawn ? ' (withdrawn)' : ''}
            {happenedOn === null ? null : (
              <>
                , <DateText date={happenedOn} />
              </>
            )}
            : <span className="break-words whitespace-pre-line">{what}</span>
            {questionIds.length > 0 ? (
              <span className="block text-muted">Opened {questionIds.join(', ')}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
