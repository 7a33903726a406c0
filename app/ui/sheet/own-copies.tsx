// After submission: what was sent, in forms that do not need this portal.
import type { Mark } from '../respond/words/common'
import { receiptWords } from '../respond/words/receipt'
import { TextLink } from '../text-link'

export function OwnCopies({ token }: { token: string }) {
  const file =
    (name: string): Mark =>
    (text) => (
      <TextLink to={`/respond/${token}/download/${name}`} document>
        {text}
      </TextLink>
    )
  return (
    <p className="mt-4 print:hidden">
      {receiptWords.ownCopies(file('questions.xlsx'), file('answers.json'))}
    </p>
  )
}
