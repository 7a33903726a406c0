// The tier with its reasons in words, beside the answers that they come from.
import type { TierAssessment } from '../../core/intake/tier'

const meanings = {
  1: 'The highest inherent risk: the vendor gets the full questionnaire, and two people decide.',
  2: 'The vendor gets the standard questionnaire.',
  3: 'The vendor gets the short questionnaire.',
} as const

export function TierPanel({ assessment }: { assessment: TierAssessment }) {
  const { tier, refused, reasons, points, complete } = assessment
  return (
    <section
      aria-labelledby="tier-so-far"
      className="rounded-md border border-line bg-surface p-4 lg:sticky lg:top-4"
    >
      <h2 id="tier-so-far" className="text-muted">
        {complete ? 'What follows' : 'What follows so far'}
      </h2>
      <div role="status">
        <p className="text-xl font-semibold">{refused ? 'Refused' : `Tier ${tier}`}</p>
        <p className="mt-1">{refused ? 'because:' : `because (${points} points):`}</p>
        <ul className="mt-1 list-disc pl-5">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p className="mt-3 text-muted">
          {tier === null
            ? 'This use may not go ahead. Filing it records the refusal.'
            : meanings[tier]}
        </p>
        {complete || refused ? null : (
          <p className="mt-2 text-muted">Some items are open; more answers can only raise it.</p>
        )}
      </div>
    </section>
  )
}
