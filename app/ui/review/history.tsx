// What was said about a question before: every verdict, newest first, and the internal notes.
import type { QuestionView } from '../../core/judgement/view'
import { Button } from '../button'
import { InstantText } from '../date-text'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { StatusTag } from '../status-tag'

type Given = QuestionView['verdicts'][number]

export function VerdictHistory({ verdicts }: { verdicts: readonly Given[] }) {
  if (verdicts.length === 0) return <p className="text-muted">Nobody has judged this answer yet.</p>
  return (
    <ol className="grid gap-2" reversed>
      {verdicts.map((verdict) => (
        <VerdictLine key={verdict.seq} verdict={verdict} />
      ))}
    </ol>
  )
}

export function VerdictLine({ verdict }: { verdict: Given }) {
  return (
    <li className="border-l-2 border-line pl-3">
      <p className="flex flex-wrap items-center gap-x-2">
        <strong className="font-semibold">
          {verdict.word === 'withdrawn' ? 'taken back' : verdict.word}
          {verdict.credit === null ? '' : ` to ${verdict.credit}`}
        </strong>
        {verdict.stands ? <StatusTag tone="blue">stands</StatusTag> : null}
        {verdict.onEarlierAnswer ? <StatusTag>on an earlier answer</StatusTag> : null}
      </p>
      {verdict.reason ? <p className="whitespace-pre-line">{verdict.reason}</p> : null}
      <p className="text-muted">
        {verdict.by}, <InstantText instant={verdict.at} />
      </p>
    </li>
  )
}

export interface NotesProps {
  questionId: string
  /** The page of this very question. */
  here: string
  notes: QuestionView['notes']
  error: string | undefined
  typed: string
}

/** Marked as internal in words and by a dashed frame: what stands here never leaves. */
export function Notes({ questionId, here, notes, error, typed }: NotesProps) {
  return (
    <section aria-labelledby="notes" className="rounded-md border border-dashed border-input p-4">
      <h3 id="notes" className="font-semibold">
        Internal notes
      </h3>
      <p className="text-muted">Never shown to the vendor, and not part of the report.</p>
      <ul className="mt-2 grid gap-2">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="whitespace-pre-line">{note.text}</p>
            <p className="text-muted">
              {note.by}, <InstantText instant={note.at} />
            </p>
          </li>
        ))}
      </ul>
      <Form
        method="post"
        action={here}
        preventScrollReset
        className="mt-3 grid gap-2"
        key={`${questionId} ${notes.length}`}
      >
        <input type="hidden" name="act" value="note" />
        <input type="hidden" name="questionId" value={questionId} />
        <Textarea name="text" label="Note" rows={2} defaultValue={typed} error={error} />
        <div>
          <Button look="secondary">Add note</Button>
        </div>
      </Form>
    </section>
  )
}
