// What others did to an answer between opening its page and judging it: their words, and what the vendor changed.
import type { QuestionView } from '../../core/judgement/view'
import { Notice } from '../notice'
import { EarlierAnswer } from './earlier'
import { VerdictLine } from './history'

export interface MeanwhileProps {
  question: QuestionView
  /** The refused form, with what its page had shown. */
  values: Readonly<Record<string, string | string[]>>
}

/** Nothing where the refusal had another reason. What was typed stands in the form below, ready to be given again. */
export function Meanwhile({ question, values }: MeanwhileProps) {
  const { form, verdicts, earlier } = question
  const seen = { seq: Number(values.lastSeq), revision: Number(values.answerRevision) }
  const words = verdicts.filter(({ seq }) => seq > seen.seq)
  const answerChanged = seen.revision !== form.answerRevision
  if (words.length === 0 && !answerChanged) return null
  const then = earlier.find(({ review, revision }) => review === null && revision === seen.revision)
  return (
    <section aria-label="Changed since you opened this page" className="mb-4">
      <Notice kind="warning" title="Changed since you opened this page">
        {answerChanged ? (
          <div className="my-2">
            <p>The vendor answered anew:</p>
            {then ? (
              <EarlierAnswer questionId={question.id} each={then} />
            ) : (
              <p>The answer above is the present one; how it read before was not kept.</p>
            )}
          </div>
        ) : null}
        <ol className="my-2 grid gap-2">
          {words.map((verdict) => (
            <VerdictLine key={verdict.seq} verdict={verdict} />
          ))}
        </ol>
        <p>What you typed is kept below. Give it again if it still holds.</p>
      </Notice>
    </section>
  )
}
