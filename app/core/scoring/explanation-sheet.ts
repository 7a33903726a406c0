/** The explanation as rows for a spreadsheet: one for each question, and the sum they come to. */
import type { ExplanationView } from './explanation-view'

type Cell = string | number | null

const head = [
  'Domain',
  'Domain weight',
  'Share of the overall, %',
  'Question',
  'Wording',
  'Answer',
  'Basis',
  'Weight',
  'Credit',
  'Confidence',
  'Counts in assured',
  'Counts in as stated',
  'Points lost',
  'Remarks',
]

export function explanationSheet({ domains, sum, uncapped }: ExplanationView): Cell[][] {
  const rows = domains.flatMap((domain) =>
    domain.questions.map((question): Cell[] => [
      domain.id,
      domain.weight,
      domain.share,
      question.id,
      question.prompt,
      question.answer,
      question.basis,
      question.weight,
      question.exactCredit,
      question.confidence,
      question.inAssured ? 'yes' : 'no',
      question.inAsStated ? 'yes' : 'no',
      question.lost,
      question.remarks.join(' '),
    ]),
  )
  const blank = (text: string, value: Cell): Cell[] =>
    head.map((name) => (name === 'Wording' ? text : name === 'Points lost' ? value : null))
  return [
    head,
    ...rows,
    blank('All questions together', sum.lost),
    blank('100 − assured before caps', sum.missing),
    blank('Assured before caps', uncapped.assured),
  ]
}
