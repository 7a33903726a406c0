// Shows both versions of an answer side by side and lets the reader choose: nothing is replaced unseen.
import type { QuestionFields } from '../../core/respond/answer-input'
import { partsInWords } from '../../core/respond/fields-in-words'
import { mergedFields } from '../../core/respond/merge-fields'
import type { VendorQuestion } from '../../core/respond/vendor-question'
import { Actions, Button } from '../button'
import { Notice } from '../notice'
import type { Conflict } from './answer-entry'

export interface ConflictBoxProps {
  question: VendorQuestion
  conflict: Conflict
  onChoose: (chosen: QuestionFields) => void
}

export function ConflictBox({ question, conflict, onChoose }: ConflictBoxProps) {
  const { current, mine } = conflict
  const choices = [
    { label: 'Use theirs', fields: current },
    { label: 'Keep mine', fields: mine },
    { label: 'Put both together', fields: mergedFields(question.control, current, mine) },
  ]
  return (
    <div className="mb-4">
      <Notice kind="warning" title="Someone else changed this answer" announce>
        <p>Theirs is saved; yours is below, kept here and not saved yet.</p>
        <Versions question={question} conflict={conflict} />
        <Actions>
          {choices.map(({ label, fields }) => (
            <Button key={label} type="button" look="secondary" onClick={() => onChoose(fields)}>
              {label}
              <span className="sr-only"> for {question.id}</span>
            </Button>
          ))}
        </Actions>
      </Notice>
    </div>
  )
}

/** Only what differs, or was said at all; a phone stacks the two. */
function Versions({ question, conflict }: Omit<ConflictBoxProps, 'onChoose'>) {
  const theirs = partsInWords(question.control, conflict.current)
  const mine = partsInWords(question.control, conflict.mine)
  const parts = theirs.flatMap(({ label, words }, at) => {
    const own = mine[at]?.words ?? ''
    return words === own ? [] : [{ label, theirs: words, mine: own }]
  })
  return (
    <dl className="my-3 grid gap-3">
      {parts.map((part) => (
        <div key={part.label} className="border-t border-line pt-2">
          <dt className="font-semibold">{part.label}</dt>
          <dd className="grid gap-3 sm:grid-cols-2">
            <Version whose="Theirs, saved" words={part.theirs} />
            <Version whose="Yours, not saved" words={part.mine} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Version({ whose, words }: { whose: string; words: string }) {
  return (
    <div className="min-w-0">
      <p className="text-base text-muted">{whose}</p>
      <p className="break-words whitespace-pre-line">{words || 'Nothing'}</p>
    </div>
  )
}
