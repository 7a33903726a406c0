// The overall, from the domains' scores to the published pair, line by line.
import { pairWords } from '../../core/report/words'
import type { ExplanationView } from '../../core/scoring/explanation-view'
import type { OverallWork } from '../../core/scoring/hand-arithmetic'
import { Section } from '../page'

export function Arithmetic({ view }: { view: ExplanationView }) {
  const { overall, caps } = view
  if (overall.assured.length === 0) return null
  const ceilings = caps.filter(({ scope }) => scope === 'overall').map(({ at }) => at)
  return (
    <Section title="From the domains to the overall">
      <div className="grid gap-2 tabular-nums">
        {overall.assured.map((work) => (
          <Line key={String(work.capped)} name="Assured" work={work} />
        ))}
        {overall.asStated.map((work) => (
          <Line key={String(work.capped)} name="As stated" work={work} />
        ))}
        {ceilings.length === 0 ? null : (
          <p>
            The overall is at most {Math.min(...ceilings)}: {pairWords(view)}.
          </p>
        )}
      </div>
      <p className="prose-measure mt-2 text-muted">
        Shown to four decimals and calculated exactly; rounded once, half up, to one decimal. The
        JSON copy has every credit as an exact fraction. Strong begins at 80, acceptable at 65,
        conditional at 50. Questionnaire {view.questionnaire.slug} version{' '}
        {view.questionnaire.version}, engine {view.engine}.
      </p>
    </Section>
  )
}

function Line({ name, work }: { name: string; work: OverallWork }) {
  return (
    <p>
      <strong className="font-semibold">
        {name}
        {work.capped ? ', domains capped' : ''}:
      </strong>{' '}
      ({work.terms.join(' + ')}) ÷ {work.weights} = {work.mean}, rounded {work.rounded?.toFixed(1)}.
    </p>
  )
}
