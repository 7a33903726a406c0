// What each verdict did to the score, step by step, so that the way from the engine's number to the reviewed one can be walked.
import type { AdjustmentView, ScoreView } from '../../core/judgement/view'
import { countWords, plainNumber } from '../../core/report/words'
import { DataTable } from '../data-table'
import { scoreText } from '../score-pair'

export function Adjustments({ score }: { score: ScoreView }) {
  const { steps, sum } = score.adjustments
  if (steps.length === 0) return null
  const from = score.automatic.uncapped.assured
  const to = score.uncapped.assured
  return (
    <details className="min-w-0 open:basis-full">
      <summary className="link w-fit">
        {countWords(steps.length, 'adjustment')}
        {sum === null ? '' : `, ${signed(sum)} points`}
      </summary>
      <div className="mt-2">
        <DataTable
          caption="What each adjustment did to assured, before caps, in the order they were given"
          rows={steps}
          rowKey={({ question }) => question}
          totals={
            sum === null
              ? 'Without a score there is nothing to add up.'
              : `${scoreText(from)} by the engine, ${signed(sum)} by reviewers, makes ${scoreText(to)}`
          }
          columns={[
            { key: 'question', header: 'Question', cell: ({ question }) => question },
            { key: 'word', header: 'Verdict', cell: ({ word }) => word },
            { key: 'credit', header: 'Credit', cell: creditWords },
            { key: 'reason', header: 'Reason', cell: ({ reason }) => reason },
            { key: 'by', header: 'By', cell: ({ by }) => by },
            { key: 'after', header: 'Assured', cell: scoreWords, numeric: true },
            { key: 'effect', header: 'Effect', cell: effectWords, numeric: true },
          ]}
        />
      </div>
    </details>
  )
}

const creditWords = ({ from, to }: AdjustmentView) => `${credit(from)} → ${credit(to)}`
const credit = (value: number | null) => (value === null ? 'none' : plainNumber(value))
const scoreWords = ({ before, after }: AdjustmentView) =>
  `${scoreText(before)} → ${scoreText(after)}`
const effectWords = ({ effect }: AdjustmentView) => (effect === null ? '–' : signed(effect))

/** +2.1, −2.1 or ±0.0. */
export function signed(points: number): string {
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±'
  return `${sign}${Math.abs(points).toFixed(1)}`
}
