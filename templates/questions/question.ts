// One question on paper: when it is asked, what it asks, how it is answered, what proves it, and what was said so far.
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { howToAnswer } from '../../app/core/sheet/how-to-answer'
import type { OutlineQuestion } from '../../app/core/sheet/outline'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'

export function questionBlock(flow: Flow, asked: OutlineQuestion): void {
  const { question } = asked
  flow.heading(3, `${question.id}  ${question.prompt}`, question.id)
  definitions(flow, [...asking(asked), ...said(asked)], {
    labels: 0.17,
    rules: false,
    keep: true,
    spaceAfter: 6,
  })
}

function asking(asked: OutlineQuestion): Definition[] {
  const { question, askedIf, open, takesException } = asked
  const rows: Definition[] = []
  if (askedIf !== null) rows.push(['Asked only if', `${askedIf}.`])
  if (!open) rows.push(['Not open', 'This question cannot be changed now.'])
  if (question.hint !== undefined) rows.push(['Note', question.hint])
  rows.push(['Why we ask', question.why], ['How to answer', answering(asked)])
  const besides = [
    takesException ? 'An exception may be named: true, except …' : null,
    question.notApplicable ? 'If it does not apply to your product, say why.' : null,
  ].filter((line) => line !== null)
  if (besides.length > 0) rows.push(['', besides.join(' ')])
  if (question.evidence !== undefined) rows.push(['Proof that helps', question.evidence])
  return rows
}

/** Options one below the other, round where one is chosen and square where several may be. */
function answering(asked: OutlineQuestion): string {
  const control = kindOf(asked.question).control(asked.question)
  switch (control.control) {
    case 'radios':
      return ['One of:', ...control.options.map(({ label }) => `○ ${label}`)].join('\n')
    case 'checkboxes':
      return ['All that apply:', ...control.options.map(({ label }) => `☐ ${label}`)].join('\n')
    default:
      return howToAnswer(asked)
  }
}

function said({ fields, said: answer, files }: OutlineQuestion): Definition[] {
  const rows: [string, string | null][] = [
    ['Answered', answer],
    ['True, except', fields.exception],
    ['Does not apply', fields.notApplicable],
    ['Comment', fields.comment || null],
    ['Link', fields.link],
    ['Files', files.join('\n') || null],
  ]
  return rows.flatMap(([label, text]): Definition[] =>
    text === null ? [] : [[label, [{ text, face: 'bold' }]]],
  )
}
