// Where a reviewer's word replaced the engine's, with name and reason.
import type { ReportRecord } from '../../app/core/report/record'
import { instantWords, pairWords, plainNumber, UNKNOWN } from '../../app/core/report/words'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { cite } from './cite'

export function adjustments(flow: Flow, { questions, score }: ReportRecord): void {
  flow.heading(2, 'Adjustments by reviewers')
  const adjusted = questions.flatMap(({ id, verdict }) =>
    verdict && verdict.kind !== 'accepted' && verdict.kind !== 'asked' ? [{ id, verdict }] : [],
  )
  if (adjusted.length === 0) {
    paragraph(flow, 'No answer was adjusted: the score is the engine’s.')
    return
  }
  const step = (id: string) => score.adjustments.find(({ question }) => question === id)
  paragraph(
    flow,
    'Effect is what the verdict did to assured before caps, in points, on top of those given before it.',
    { style: 'label' },
  )
  table(flow, {
    columns: [
      { head: 'Question', width: 1.6 },
      { head: 'Verdict', width: 2 },
      { head: 'Credit', width: 1.9, align: 'right' },
      { head: 'Effect', width: 1.3, align: 'right' },
      { head: 'Reason', width: 5 },
      { head: 'By', width: 2.4 },
      { head: 'When', width: 2.4 },
    ],
    rows: adjusted.map(({ id, verdict }) => ({
      cells: [
        cite([id]),
        verdict.kind,
        creditWords(step(id), verdict.credit),
        effectWords(step(id)?.effect ?? null),
        verdict.reason ?? UNKNOWN,
        verdict.by,
        instantWords(verdict.at),
      ],
    })),
    spaceAfter: 6,
  })
  const { automatic } = score
  if (!automatic) return
  const before = `Before review: ${pairWords(automatic)}, ${automatic.band ?? 'no level'}`
  paragraph(flow, `${before}. After: ${pairWords(score)}, ${score.band ?? 'no level'}.`)
}

type Step = ReportRecord['score']['adjustments'][number]

/** '75 → 40'; the reviewer's own where the answer took part in no sum. */
function creditWords(step: Step | undefined, credit: number | null): string {
  const words = (value: number | null) => (value === null ? UNKNOWN : plainNumber(value))
  return step ? `${words(step.from)} → ${words(step.to)}` : words(credit)
}

/** '+2.1', '−0.4', '0.0', or a dash where there is no score. */
function effectWords(effect: number | null): string {
  if (effect === null) return UNKNOWN
  const sign = effect > 0 ? '+' : effect < 0 ? '−' : ''
  return `${sign}${Math.abs(effect).toFixed(1)}`
}
