// Shows both versions of an answer side by side and lets the reader choose: nothing is replaced unseen.
import type { QuestionFields } from '../../core/respond/answer-input'
import { partsInWords } from '../../core/respond/fields-in-words'
import { mergedFields } from '../../core/respond/merge-fields'
import type { VendorQuestion } from '../../core/respond/vendor-question'
import { Actions, Button } from '../button'
import { Notice } from '../notice'
import { conflictWords as words } from '../respond/words/section'
import type { Conflict } from './answer-entry'

export interface ConflictBoxProps {
  question: VendorQuestion
  conflict: Conflict
  onChoose: (chosen: QuestionFields) => void
}

export function ConflictBox({ question, conflict, onChoose }: ConflictBoxProps) {
  const { current, mine } = conflict
  const choices = [
    { choice: 'useTheirs', fields: current },
    { choice: 'keepMine', fields: mine },
    { choice: 'both', fields: mergedFields(question.control, current, mine) },
  ] as const
  return (
    <div className="mb-4">
      <Notice kind="warning" title={words.title} announce>
        <p>{words.text}</p>
        <Versions question={question} conflict={conflict} />
        <Actions>
          {choices.map(({ choice, fields }) => (
            <Button key={choice} type="button" look="secondary" onClick={() => onChoose(fields)}>
              {words[choice](question.id)}
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
  const parts = theirs.flatMap(({ label, words: said }, at) => {
    const own = mine[at]?.words ?? ''
    return said === own ? [] : [{ label, theirs: said, mine: own }]
  })
  return (
    <dl className="my-3 grid gap-3">
      {parts.map((part) => (
        <div key={part.label} className="border-t border-line pt-2">
          <dt className="font-semibold">{part.label}</dt>
          <dd className="grid gap-3 sm:grid-cols-2">
            <Version whose={words.theirs} said={part.theirs} />
            <Version whose={words.mine} said={part.mine} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Version({ whose, said }: { whose: string; said: string }) {
  return (
    <div className="min-w-0">
      <p className="text-base text-muted">{whose}</p>
      <p className="break-words whitespace-pre-line">{said || words.nothing}</p>
    </div>
  )
}
