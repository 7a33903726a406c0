// Says on a review's overview that the vendor waits for a reply, and leads to where it is given.
import { countWords } from '../../core/report/words'
import { Notice } from '../notice'
import { TextLink } from '../text-link'

export interface VendorAsksProps {
  number: number
  questions: number
  amendments: number
}

export function VendorAsks({ number, questions, amendments }: VendorAsksProps) {
  const parts = [
    questions > 0 ? `has asked ${countWords(questions, 'question')}` : '',
    amendments > 0 ? `asks to amend ${countWords(amendments, 'answer')}` : '',
  ].filter(Boolean)
  return (
    <div className="mb-6">
      <Notice kind="warning" title={`The vendor ${parts.join(' and ')}`}>
        <p>
          Nobody has replied yet.{' '}
          <TextLink to={`/reviews/${number}/questions`}>Look and reply</TextLink>
        </p>
      </Notice>
    </div>
  )
}
