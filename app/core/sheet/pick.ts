// A row of the dry run as the value of its box: what was agreed to, and which answer it was compared with.
export const pickOf = ({
  questionId,
  revision,
}: {
  questionId: string
  revision: number
}): string => `${questionId}/${revision}`
