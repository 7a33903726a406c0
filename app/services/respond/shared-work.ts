// What several people at one vendor see of each other's work on the same review.
import { isInPart, isTheirs, type Part } from '../../core/respond/part'
import type { CheckedAnswer, CheckModel } from '../../core/respond/submission'
import type { VendorReview } from './vendor-review'

/** Whoever answers for the vendor now; an earlier lead's invitation was withdrawn. */
export const leadName = ({ people }: Pick<VendorReview, 'people'>): string | null =>
  people.findLast(({ role }) => role === 'lead')?.name ?? null

/** Null where nobody or the reader wrote it last. */
export function writerOf(
  { people, invitationId }: VendorReview,
  answer: { invitationId: string; updatedAt: Date } | undefined,
): { name: string; at: string } | null {
  if (answer === undefined || answer.invitationId === invitationId) return null
  const person = people.find(({ id }) => id === answer.invitationId)
  return person ? { name: person.name, at: answer.updatedAt.toISOString() } : null
}

/** The files of the reader's part: given for one of its questions, or given by the reader. */
export function piecesOf({ row, stored, invitationId }: VendorReview) {
  const { part } = row
  if (part === null) return stored.evidence
  const mine = new Set(
    stored.links
      .filter(({ questionId }) => isInPart(part, questionId))
      .map(({ evidenceId }) => evidenceId),
  )
  return stored.evidence.filter(
    (piece) => piece.invitationId === invitationId || mine.has(piece.id),
  )
}

/** Colleagues by section, for the lead: `Jan Novak`, or `Jan Novak (DAT-02, DAT-03)`. */
export function sharedWith({ row, people, questionnaire }: VendorReview): Record<string, string[]> {
  if (row.part !== null) return {}
  const shared: Record<string, string[]> = {}
  const working = people.filter(({ revokedAt, part }) => revokedAt === null && part !== null)
  for (const section of questionnaire.definition.sections) {
    const names = working.flatMap(({ name, part }) => {
      if (part?.sectionIds.includes(section.id)) return [name]
      const single = section.questions
        .map(({ id }) => id)
        .filter((id) => part?.questionIds.includes(id))
      return single.length > 0 ? [`${name} (${single.join(', ')})`] : []
    })
    if (names.length > 0) shared[section.id] = names
  }
  return shared
}

/** Counts by section; a question that is hidden now is counted once it shows. */
export function toConfirm({ row, brought, questionnaire }: VendorReview): Record<string, number> {
  const waiting = new Set(brought.map(({ questionId }) => questionId))
  return Object.fromEntries(
    questionnaire.definition.sections.flatMap(({ id, questions }) => {
      const own = questions.filter((each) => waiting.has(each.id) && isTheirs(row, each.id))
      return own.length > 0 ? [[id, own.length]] : []
    }),
  )
}

/** What was submitted, as far as it is the reader's part. */
export function partOfCheck(check: CheckModel, part: Part): CheckModel {
  if (part === null) return check
  const mine = (answers: CheckedAnswer[]) => answers.filter(({ id }) => isInPart(part, id))
  const sections = check.sections
    .map((section) => ({ ...section, answers: mine(section.answers) }))
    .filter(({ answers }) => answers.length > 0)
  return {
    ...check,
    sections,
    gaps: mine(check.gaps),
    exceptions: mine(check.exceptions),
    expired: mine(check.expired),
    contradictions: check.contradictions.filter(({ answers }) =>
      answers.every(({ id }) => isInPart(part, id)),
    ),
    total: sections.reduce((sum, { answers }) => sum + answers.length, 0),
  }
}
