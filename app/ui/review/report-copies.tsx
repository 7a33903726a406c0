// The copies of a report for its other readers, each with what it is for and what it withholds.
import { audiences, audienceWords } from '../../core/report/audience'
import { Section } from '../page'
import { TextLink } from '../text-link'

export function ReportCopies({ reviewNumber, version }: { reviewNumber: number; version: number }) {
  return (
    <Section title="Copies for other readers">
      <ul className="prose-measure grid gap-3">
        {audiences
          .filter((audience) => audience !== 'full')
          .map((audience) => {
            const { name, use, withheld } = audienceWords[audience]
            const to = `/reviews/${reviewNumber}/report.pdf?version=${version}&audience=${audience}`
            return (
              <li key={audience}>
                <TextLink to={to} document>
                  {name}
                </TextLink>{' '}
                (
                <TextLink to={`${to}&paper=letter`} document>
                  Letter
                </TextLink>
                ): {use.charAt(0).toLowerCase() + use.slice(1)}.
                <span className="block text-muted">Withheld: {lowered(withheld)}.</span>
              </li>
            )
          })}
      </ul>
    </Section>
  )
}

const lowered = (sentences: readonly string[]): string =>
  sentences.map((sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1)).join('; ')
