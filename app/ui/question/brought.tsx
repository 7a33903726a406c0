// An answer from the round before: since when it stands, and the box that says it is still true.
import type { QuestionFields } from '../../core/respond/answer-input'
import type { QuestionState } from '../../core/respond/pages'
import { DateText } from '../date-text'
import { Notice } from '../notice'
import { questionWords as words } from '../respond/words/section'
import { Box } from './value-control'

export interface BroughtProps {
  id: string
  brought: NonNullable<QuestionState['brought']>
  fields: QuestionFields
}

export function Brought({ id, brought, fields }: BroughtProps) {
  return (
    <div className="mt-5">
      <Notice
        kind={brought.old ? 'warning' : 'info'}
        title={words.brought(<DateText date={brought.from} />)}
      >
        {brought.old ? <p>{words.broughtOld}</p> : null}
        <Box id={id} fields={fields} field="confirmed" label={words.stillTrue} />
      </Notice>
    </div>
  )
}
