// Which of the questions that came back to the vendor still have neither a reply nor a changed answer.
import type { Message } from './thread'

export interface ReturnedAnswers {
  returned: { questionIds: readonly string[]; at: string } | null
  threads: readonly Message[]
  answers: readonly { questionId: string; updatedAt: Date }[]
  evidence: readonly { id: string }[]
  links: readonly { evidenceId: string; questionId: string; linkedAt: Date }[]
}

/** A reply, another answer, a new file or one that now supports it: one of them is owed for each, so that no question comes back untouched. */
export function owedReplies(given: ReturnedAnswers): string[] {
  return (given.returned?.questionIds ?? []).filter(
    (id) => !isReplied(given, id) && !isChanged(given, id),
  )
}

const isReplied = ({ threads }: ReturnedAnswers, id: string): boolean =>
  threads.some(
    ({ questionId, side, kind, sentAt, text }) =>
      questionId === id && side === 'vendor' && kind === 'reply' && !sentAt && text !== '',
  )

/** Since it came back. */
export function isChanged(
  { returned, answers, evidence, links }: Omit<ReturnedAnswers, 'threads'>,
  id: string,
): boolean {
  const since = new Date(returned?.at ?? 0)
  const present = new Set(evidence.map((file) => file.id))
  return (
    answers.some(({ questionId, updatedAt }) => questionId === id && updatedAt > since) ||
    links.some(
      ({ evidenceId, questionId, linkedAt }) =>
        questionId === id && present.has(evidenceId) && linkedAt > since,
    )
  )
}
