// What would change the score: the fewest changes that reach the next band, and proofs alone as another way.
import type { ExplainedWay, ExplanationView } from '../../core/scoring/explanation-view'
import { Section } from '../page'

export function WouldMove({ ways }: { ways: ExplanationView['wouldMove'] }) {
  if (ways.any === null) {
    return (
      <Section title="What would change it">
        <p>There is no higher band to reach.</p>
      </Section>
    )
  }
  const same = ways.any.moves.length > 0 && ways.any.moves.every(({ kind }) => kind === 'proof')
  return (
    <Section title="What would change it">
      <Way way={ways.any} />
      {ways.proofs === null || same ? null : (
        <div className="mt-4">
          <h3 className="font-semibold">With proofs alone, all answers as they are</h3>
          <Way way={ways.proofs} />
        </div>
      )}
      {ways.any.moves.some(({ kind }) => kind === 'answer') ? (
        <p className="prose-measure mt-3 text-muted">
          An answer helps only once it is true. Some answers state facts that nobody can change; the
          calculation cannot tell which, so read each with that in mind.
        </p>
      ) : null}
    </Section>
  )
}

function Way({ way }: { way: ExplainedWay }) {
  return (
    <>
      <p className="prose-measure">{way.heading}</p>
      {way.moves.length === 0 ? null : (
        <ol className="prose-measure mt-2 grid list-decimal gap-1 pl-6">
          {way.moves.map(({ question, kind, sentence, prompt }) => (
            <li key={`${question} ${kind}`}>
              {sentence} <span className="text-muted">({prompt})</span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
