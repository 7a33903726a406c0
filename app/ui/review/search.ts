// Addresses of the workspace: one question of one review, with the list narrowed as it is.

export interface WorkspacePlace {
  number: number
  /** The mark that the list is narrowed to. */
  show: string | null
}

export function questionPath(place: WorkspacePlace, question: string | null): string {
  return pathOf(place, { question })
}

/** The same, with the question that was judged a moment ago, so that the page can say so. */
export function judgedPath(
  place: WorkspacePlace,
  { judged, open }: { judged: string; open: string },
): string {
  return pathOf(place, { question: open, judged })
}

/** The same question, after one to the vendor was collected on it. */
export const collectedPath = (place: WorkspacePlace, question: string): string =>
  pathOf(place, { question, collected: 'yes' })

/** The form for a finding on this question, which leads back to the question. */
export function findingPath(place: WorkspacePlace, question: string): string {
  const search = new URLSearchParams({ from: question, onward: questionPath(place, question) })
  return `/reviews/${place.number}/findings?${search}#form`
}

function pathOf({ number, show }: WorkspacePlace, rest: Record<string, string | null>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ show, ...rest })) {
    if (value !== null) search.set(name, value)
  }
  const query = search.toString()
  return `/reviews/${number}/answers${query === '' ? '' : `?${query}`}`
}
