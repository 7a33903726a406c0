// Above the form that sends a further round: why it was prepared, and how much of it is filled in already.
export interface PreparedRoundProps {
  round: number
  /** Follows "because"; empty where a person launched it. */
  because: string
  questions: number
  prefilled: number
  /** Not asked again. */
  standing: number
}

export function PreparedRound(props: PreparedRoundProps) {
  const { round, because, questions, prefilled, standing } = props
  if (round === 1) return null
  return (
    <div className="rounded-md border border-line p-3">
      {because === '' ? null : (
        <p className="font-semibold">
          Round {round} prepared because {because}: look and send.
        </p>
      )}
      <p>
        {standing > 0
          ? `${questions} of ${questions + standing} questions are asked; the others stand as they were decided. `
          : ''}
        {prefilled === 1
          ? '1 answer comes filled in, to confirm or change.'
          : `${prefilled} answers come filled in, to confirm or change.`}
      </p>
    </div>
  )
}
