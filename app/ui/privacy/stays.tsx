// What an erasure leaves, with the reason for each.
import type { PersonFound } from '../../services/privacy/find-person'

const names: Readonly<Record<string, string>> = {
  vendors: 'Vendors’ names',
  offerings: 'Products’ names',
  answers: 'Answers',
  answerVersions: 'Submitted answers',
  explanations: 'Explanations',
  clarifications: 'Questions and replies',
  evidence: 'Evidence',
  evidenceReadings: 'Readings of evidence',
  reports: 'Frozen reports',
  auditEvents: 'Early audit events',
  elsewhere: 'Other entries',
}

const MOST = 20

export function Stays({ stays }: { stays: PersonFound['stays'] }) {
  if (stays.length === 0) return <p>Nothing would stay.</p>
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {stays.map(({ what, why, entries, where }) => (
        <li key={what}>
          <strong>{names[what] ?? what}</strong> ({entries}
          {where.length > 0 ? `: ${where.slice(0, MOST).join(', ')}` : ''}
          {where.length > MOST ? ` and ${where.length - MOST} more` : ''}): {why}.
        </li>
      ))}
    </ul>
  )
}
