// Which of the questions that came back to the vendor still have neither a reply nor a changed answer.
import type { Message } from './thread'

export interface ReturnedAnswers {
  returned: { questionIds: readonly string[]; at: string } | null
  threads: readonly Message[]
  answers: readonly { questionId: string; updatedAt: Date }[]
  evidence: readonly { id: string; uploadedAt: Date }[]
  links: readonly { evidenceId: string; questionId: string }[]
}

/** A reply, another answer or a new file: one of them is owed for each, so that no question comes back untouched. */
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
  const linked = new Set(links.flatMap((link) => (link.questionId === id ? [link.evidenceId] : [])))
  return (
    answers.some(({ questionId, updatedAt }) => questionId === id && updatedAt > since) ||
    evidence.some((file) => linked.has(file.id) && file.uploadedAt > since)
  )
}
