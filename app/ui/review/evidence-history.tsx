// What was said of a piece of evidence: by the vendor, by whoever read it, and by whoever judged it.
import type { EvidenceView, SaidOfEvidence } from '../../core/evidence/view'
import { capitalised } from '../../core/report/words'
import { wordsOf } from '../../core/schedule/plain-date'
import { InstantText } from '../date-text'

interface SaidProps {
  said: SaidOfEvidence
  counted: string | null
}

/** Issuer, scope and days in one line. */
export function Said({ said, counted }: SaidProps) {
  const { issuer, scope } = said
  return (
    <>
      {[issuer, scope].filter(Boolean).join(' · ') || 'No issuer or scope given'}. {daysWords(said)}
      {counted ? `, ${counted}` : ''}.
    </>
  )
}

function daysWords({ periodStart, periodEnd, validFrom, validTo }: SaidOfEvidence): string {
  const until = validTo === null ? 'no last day' : `counts until ${wordsOf(validTo)}`
  if (periodStart !== null || periodEnd !== null) {
    return `Period ${dayOr(periodStart)} to ${dayOr(periodEnd)}, ${until}`
  }
  return validFrom === null ? capitalised(until) : `From ${wordsOf(validFrom)}, ${until}`
}

const dayOr = (day: string | null): string => (day === null ? 'not given' : wordsOf(day))

export function EvidenceHistory({ item }: { item: EvidenceView }) {
  const { words, readings, vendorSaid } = item
  const [word] = words
  const [reading] = readings
  return (
    <>
      {reading && vendorSaid ? (
        <p>
          Read as this by {reading.by}, <InstantText instant={reading.at} />. The vendor said:{' '}
          {vendorSaid.title}. <Said said={vendorSaid} counted={null} />
        </p>
      ) : null}
      {word && word.status !== 'unreviewed' ? (
        <p>
          {capitalised(word.status)} by {word.by}, <InstantText instant={word.at} />
          {word.reason ? `: ${word.reason}` : '.'}
        </p>
      ) : null}
      {words.length + readings.length > 1 ? <Earlier item={item} /> : null}
    </>
  )
}

function Earlier({ item: { words, readings } }: { item: EvidenceView }) {
  return (
    <details>
      <summary className="link w-fit">
        Everything said of it ({words.length + readings.length})
      </summary>
      <ul className="mt-1 grid gap-1">
        {words.map((word) => (
          <li key={`${word.at} ${word.status}`}>
            {word.by}, <InstantText instant={word.at} />:{' '}
            {word.status === 'unreviewed' ? 'took the word back' : word.status}
            {word.reason ? `. ${word.reason}` : ''}
          </li>
        ))}
        {readings.map((reading) => (
          <li key={reading.seq}>
            {reading.by}, <InstantText instant={reading.at} />: read as {reading.title}.{' '}
            <Said said={reading} counted={null} />
          </li>
        ))}
      </ul>
    </details>
  )
}
