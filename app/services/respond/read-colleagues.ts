// The lead's page of colleagues: who works on what, how far they are, and what else could be handed over.
import { lastSeenInScope } from '../../../db/queries/colleagues'
import type { RespondentScope } from '../../../db/queries/respond'
import { isAnswered } from '../../core/questionnaire/answer'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { type Colleague, type ColleaguesPage, MOST_COLLEAGUES } from '../../core/respond/colleagues'
import { hostOf } from '../../core/respond/host'
import { loadVendorReview, type RespondContext, type VendorReview } from './vendor-review'

/** Null for a colleague: only the lead hands over. */
export async function readColleagues(
  ctx: RespondContext,
  scope: RespondentScope,
): Promise<{ page: ColleaguesPage; review: VendorReview } | null> {
  const review = await loadVendorReview(ctx, scope)
  if (review.row.part !== null) return null
  const seen = await lastSeenInScope(ctx.store.db, scope)
  const seenAt = new Map(seen.map(({ invitationId, at }) => [invitationId, at]))
  const shown = visibleQuestions(review.questionnaire, review.asked)
  const delegates = review.people.filter(({ role }) => role === 'delegate')
  return {
    review,
    page: {
      host: hostOf(review.organisation, review.row),
      dueOn: review.row.dueOn,
      colleagues: delegates
        .filter(({ revokedAt }) => revokedAt === null)
        .map((person) => colleagueOf(review, person, seenAt.get(person.id) ?? null)),
      sections: review.questionnaire.definition.sections
        .map(({ id, title, questions }) => ({
          id,
          title,
          questions: questions
            .filter((question) => shown.includes(question))
            .map((question) => ({ id: question.id, prompt: question.prompt })),
        }))
        .filter(({ questions }) => questions.length > 0),
      room: delegates.length < MOST_COLLEAGUES,
    },
  }
}

function colleagueOf(
  { questionnaire, asked }: VendorReview,
  { id, name, email, part, createdAt }: VendorReview['people'][number],
  lastSeenAt: Date | null,
): Colleague {
  const mine = visibleQuestions(questionnaire, asked).filter(
    (question) => part?.questionIds.includes(question.id) ?? false,
  )
  const sections = questionnaire.definition.sections.filter((section) =>
    part?.sectionIds.includes(section.id),
  )
  const whole = new Set(sections.flatMap(({ questions }) => questions.map((each) => each.id)))
  return {
    id,
    name,
    email,
    given: [
      ...sections.map(({ title }) => title),
      ...mine.filter((question) => !whole.has(question.id)).map((question) => question.id),
    ],
    answered: mine.filter((question) => isAnswered(question, asked.answers[question.id])).length,
    total: mine.length,
    invitedAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }
}
