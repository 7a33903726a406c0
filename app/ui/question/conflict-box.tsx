// Shows what somebody else saved while we typed, and lets the reader choose: nothing is replaced unseen.

import type { Question } from '../../core/questionnaire/definition'
import { fieldsInWords } from '../../core/respond/fields-in-words'
import { Actions, Button } from '../button'
import { Notice } from '../notice'
import type { Conflict } from './answer-entry'

export interface ConflictBoxProps {
  question: Question
  conflict: Conflict
  onChoose: (choice: 'mine' | 'theirs') => void
}

export function ConflictBox({ question, conflict, onChoose }: ConflictBoxProps) {
  return (
    <div className="mb-4">
      <Notice kind="warning" title="Someone else changed this answer" announce>
        <p>It now says:</p>
        <p className="my-2 whitespace-pre-line">{fieldsInWords(question, conflict.current)}</p>
        <p className="mb-3">What you typed is below and not saved yet.</p>
        <Actions>
          <Button type="button" look="secondary" onClick={() => onChoose('theirs')}>
            Use theirs
          </Button>
          <Button type="button" look="secondary" onClick={() => onChoose('mine')}>
            Replace it by mine
          </Button>
        </Actions>
      </Notice>
    </div>
  )
}
