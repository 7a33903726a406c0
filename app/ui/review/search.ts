// Addresses of the workspace: one question of one review, with the list narrowed as it is.

export interface WorkspacePlace {
  number: number
  /** The mark that the list is narrowed to. */
  show: string | null
}

export function questionPath({ number, show }: WorkspacePlace, question: string | null): string {
  const search = new URLSearchParams()
  if (show !== null) search.set('show', show)
  if (question !== null) search.set('question', question)
  const query = search.toString()
  return `/reviews/${number}/answers${query === '' ? '' : `?${query}`}`
}
