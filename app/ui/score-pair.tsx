// The two scores that always stand together: what is proven, and what is said.

export interface ScorePairProps {
  /** 0–100 to one decimal, higher is better assurance; null where nothing can be scored yet. */
  assured: number | null
  asStated: number | null
}

export function ScorePair({ assured, asStated }: ScorePairProps) {
  return (
    <span className="tabular-nums">
      assured <strong className="font-semibold">{scoreText(assured)}</strong>, as stated{' '}
      <strong className="font-semibold">{scoreText(asStated)}</strong>
    </span>
  )
}

export function scoreText(score: number | null): string {
  return score === null ? 'not scored' : score.toFixed(1)
}
