// A question that is not open for change now: what was answered, to read.
import type { QuestionState } from '../../core/respond/pages'
import type { VendorQuestion } from '../../core/respond/vendor-section'
import { Prompt } from './question-card'

export function ClosedQuestion({ item, state }: { item: VendorQuestion; state: QuestionState }) {
  const { question } = item
  const { exception, notApplicable, comment, link } = state.fields
  return (
    <div
      id={question.id}
      className="scroll-mt-16 rounded-md border border-line bg-surface p-4 sm:p-6"
    >
      <p className="font-semibold">
        <Prompt id={question.id} prompt={question.prompt} />
      </p>
      <p className="mt-2 whitespace-pre-line">{state.printed ?? 'No answer'}</p>
      {exception ? <p>True, except for: {exception}</p> : null}
      {notApplicable ? <p>Does not apply: {notApplicable}</p> : null}
      {comment ? <p className="whitespace-pre-line">Comment: {comment}</p> : null}
      {link ? <p>Link: {link}</p> : null}
      {state.files.map((file) => (
        <p key={file.id}>File: {file.fileName}</p>
      ))}
      <p className="mt-2 text-base text-muted">You submitted this; it was not sent back.</p>
    </div>
  )
}
