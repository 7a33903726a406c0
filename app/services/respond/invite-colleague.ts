// The lead hands a part of the review to a colleague, who gets a link of their own; the lead keeps access to all of it.
import { appendAudit } from '../../../db/queries/audit'
import { insertColleague, peopleInScope, takeBackInScope } from '../../../db/queries/colleagues'
import { queueMail, reviewInScope } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import type { Respondent } from '../../core/access/roles'
import { type ColleagueInput, MOST_COLLEAGUES } from '../../core/respond/colleagues'
import { partOf } from '../../core/respond/part'
import { isWithVendor } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { findOrCreateContact } from '../vendors/find-or-create'
import { questionnaireInScope, type RespondContext } from './vendor-review'

export type ColleagueRefusal = { ok: false; reason: 'not the lead' | 'not with vendor' }

export type ColleagueInvited =
  | { ok: true; again: boolean }
  | ColleagueRefusal
  | { ok: false; reason: 'is the lead' | 'too many' | 'nothing given' }

/** Whoever was invited before gets the new part in place of the old one, with a new link. */
export async function inviteColleague(
  ctx: RespondContext & Pick<Services, 'ids' | 'secrets'>,
  respondent: Respondent,
  { name, email, ...ticked }: ColleagueInput,
): Promise<ColleagueInvited> {
  const questionnaire = await questionnaireInScope(ctx, respondent)
  const part = partOf(questionnaire, ticked)
  if (part.questionIds.length === 0) return { ok: false, reason: 'nothing given' }
  const at = ctx.clock.now()
  const actor = `respondent:${respondent.invitationId}` as const
  const id = ctx.ids.id()
  const mailId = ctx.ids.id()
  const tokenHash = ctx.secrets.hash('invitation', ctx.secrets.deriveToken('invitation', id))
  return ctx.store.transact(function* (tx) {
    const [review] = yield* run(reviewInScope(tx, respondent))
    if (!review || review.part !== null) return { ok: false, reason: 'not the lead' } as const
    if (!isWithVendor(review.status)) return { ok: false, reason: 'not with vendor' } as const
    const people = yield* run(peopleInScope(tx, respondent))
    const lead = people.find((person) => person.id === respondent.invitationId)
    if (!lead || lead.email === email) return { ok: false, reason: 'is the lead' } as const
    const ever = people.filter(({ role }) => role === 'delegate').length
    if (ever >= MOST_COLLEAGUES) return { ok: false, reason: 'too many' } as const
    const { vendorId } = review
    const making = { ids: ctx.ids, at, actor }
    const contact = yield* findOrCreateContact(tx, making, { vendorId, name, email })
    const before = people.filter((one) => one.contactId === contact.id && one.revokedAt === null)
    for (const one of before) yield* run(takeBackInScope(tx, respondent, one.id, at))
    const row = { id, contactId: contact.id, tokenHash, createdAt: at, expiresAt: lead.expiresAt }
    yield* run(insertColleague(tx, respondent, { ...row, scope: part }))
    const mail = { id: mailId, kind: 'delegation' as const, payload: { invitationId: id } }
    yield* run(queueMail(tx, respondent, { ...mail, toName: name, toEmail: email, now: at }))
    const { sectionIds, questionIds } = part
    const payload = { invitationId: id, sectionIds, questionIds }
    yield* appendAudit(tx, { at, actor }, [
      { kind: 'colleague invited', reviewId: respondent.reviewId, payload },
    ])
    return { ok: true, again: before.length > 0 } as const
  })
}
