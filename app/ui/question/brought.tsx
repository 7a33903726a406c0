// An answer from the round before: since when it stands, and the box that says it is still true.
import type { UseFormReturn } from 'react-hook-form'
import type { QuestionState } from '../../core/respond/pages'
import { DateText } from '../date-text'
import { Notice } from '../notice'
import type { SectionValues } from './section-values'
import { Box } from './value-control'

export interface BroughtProps {
  id: string
  brought: NonNullable<QuestionState['brought']>
  form: UseFormReturn<SectionValues>
}

export function Brought({ id, brought, form }: BroughtProps) {
  return (
    <div className="mt-5">
      <Notice
        kind={brought.old ? 'warning' : 'info'}
        title={
          <>
            Your answer of <DateText date={brought.from} />: confirm or change it
          </>
        }
      >
        {brought.old ? <p>It is more than a year old. Please look at it closely.</p> : null}
        <Box id={id} form={form} field="confirmed" label="This is still true" />
      </Notice>
    </div>
  )
}
