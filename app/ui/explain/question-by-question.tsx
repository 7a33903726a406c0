// Every scored question with its answer and its cost, under its domain, with the sum that gives the domain's score.
import { UNKNOWN } from '../../core/report/words'
import type { ExplainedDomain, ExplainedQuestion } from '../../core/scoring/explanation'
import { DataTable } from '../data-table'
import { Section } from '../page'
import { creditText, pointsText } from './figures'

export function QuestionByQuestion({ domains }: { domains: readonly ExplainedDomain[] }) {
  return (
    <Section title="Question by question">
      <p className="prose-measure">
        Each answer has a credit from 0 to 100. A question counts by its weight; its confidence says
        how much of the credit counts in assured.
      </p>
      {domains
        .filter(({ questions }) => questions.length > 0)
        .map((domain) => (
          <Domain key={domain.id} domain={domain} />
        ))}
    </Section>
  )
}

function Domain({ domain }: { domain: ExplainedDomain }) {
  const { id, name, lost } = domain
  const questions = domain.questions.toSorted((a, b) => (b.lost ?? 0) - (a.lost ?? 0))
  return (
    <section className="mt-6 print:break-inside-avoid">
      <h3 className="mb-1 text-lg font-semibold">
        {id} {name}
        {lost === null ? ': no score' : `: ${lost.toFixed(1)} points missing`}
      </h3>
      <DataTable
        caption={`Questions of ${name}, dearest first`}
        captionHidden
        rows={questions}
        rowKey={(question) => question.id}
        columns={[
          { key: 'question', header: 'Question', cell: Asked },
          { key: 'answer', header: 'Answer', cell: Said },
          { key: 'weight', header: 'Weight', numeric: true, cell: ({ weight }) => weight },
          {
            key: 'credit',
            header: 'Credit',
            numeric: true,
            cell: ({ exactCredit }) => creditText(exactCredit),
          },
          {
            key: 'confidence',
            header: 'Confidence',
            numeric: true,
            cell: ({ confidence, inAssured }) => (inAssured ? confidence.toFixed(2) : UNKNOWN),
          },
          {
            key: 'lost',
            header: 'Points missing',
            numeric: true,
            cell: (question) => pointsText(question.lost),
          },
        ]}
      />
      <Worked domain={{ ...domain, questions }} />
    </section>
  )
}

function Asked({ id, prompt }: ExplainedQuestion) {
  return (
    <span className="block max-w-[48ch] min-w-0 sm:min-w-[20ch]">
      {id} <span className="font-normal">{prompt}</span>
    </span>
  )
}

function Said({ answer, basis, remarks }: ExplainedQuestion) {
  return (
    <span className="block max-w-[56ch] min-w-0 sm:min-w-[18ch]">
      {answer === null ? null : (
        <span className="block whitespace-pre-line">
          {answer}
          {basis === null ? null : <span className="text-muted"> ({basis})</span>}
        </span>
      )}
      {remarks.map((remark) => (
        <span key={remark} className="block text-muted">
          {remark}
        </span>
      ))}
    </span>
  )
}

/** The line that a reader redoes, in the order of the table. */
function Worked({ domain: { id, questions, work } }: { domain: ExplainedDomain }) {
  const { assured, asStated } = work
  return (
    <div className="mt-2 grid gap-1 text-muted tabular-nums">
      {assured === null ? null : (
        <p>
          {id} assured: {productsOf(questions, 'assured')} = {assured.sum}; ÷ {assured.weights} ={' '}
          {assured.mean}
        </p>
      )}
      {asStated === null ? null : (
        <p>
          {id} as stated: {productsOf(questions, 'asStated')} = {asStated.sum}; ÷ {asStated.weights}{' '}
          = {asStated.mean}
        </p>
      )}
    </div>
  )
}

/** Weight × credit × confidence of each question that counts; factors of 1 are left out. */
function productsOf(questions: readonly ExplainedQuestion[], which: 'assured' | 'asStated') {
  return questions
    .filter(({ inAssured, inAsStated }) => (which === 'assured' ? inAssured : inAsStated))
    .map(({ weight, exactCredit, confidence }) => {
      const product = `${weight}×${creditText(exactCredit).replace(' ', ' ')}`
      return which === 'assured' && confidence !== 1
        ? `${product}×${confidence.toFixed(2)}`
        : product
    })
    .join(' + ')
}
