// Drafts a review of a use: vendor, offering and contact are found or created, and the draft takes its number.
import { appendAudit } from '../../../db/queries/audit'
import {
  changeReview,
  insertReview,
  lastReviewNumber,
  type ReviewRow,
} from '../../../db/queries/reviews'
import { setUseOffering } from '../../../db/queries/uses'
import { type Db, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { holidaysOf } from '../../core/people/organisation'
import { usualDueDate } from '../../core/review/due-date'
import type { SubjectInput } from '../../core/review/launch-input'
import { dateIn } from '../../core/schedule/plain-date'
import { domainOf } from '../../core/vendors/domain'
import type { Services } from '../context'
import { loadOrganisation } from '../organisation/read-organisation'
import {
  findOrCreateContact,
  findOrCreateOffering,
  findOrCreateVendor,
  type Making,
} from '../vendors/find-or-create'
import { type DraftGround, type DraftRefused, draftGround } from './draft-ground'
import { contentFor } from './freeze-review'
import { nextRound } from './next-round'

export type ReviewDrafted =
  /** The number of the draft; one that was saved or even sent before is answered alike. */
  | { ok: true; number: number }
  | { ok: false; reason: 'not allowed' | 'not a web address' }
  | DraftRefused

type DraftContext = Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'>

export async function draftReview(
  ctx: DraftContext,
  staff: Staff,
  input: SubjectInput,
): Promise<ReviewDrafted> {
  if (!allows(staff, 'review.launch')) return { ok: false, reason: 'not allowed' }
  const found = domainOf(input.vendor.website)
  if (!found.ok) return found
  const asked = { ...input, domain: found.domain }
  const { intake } = await contentFor(ctx, input.useId)
  const making: Making = { ids: ctx.ids, at: ctx.clock.now(), actor: `user:${staff.id}` }
  return ctx.store.transact(function* (tx) {
    const ground = yield* draftGround(tx, asked, intake)
    if (!ground.ok) return ground
    const { draft } = ground
    // A form sent twice, or from a page that was left open: what was sent meanwhile is not touched.
    if (draft !== null && draft.status !== 'draft')
      return { ok: true, number: draft.number } as const
    const subject = yield* findSubject(tx, making, asked)
    yield* run(setUseOffering(tx, input.useId, subject.offeringId))
    if (draft !== null) yield* changeDraft(tx, making, { draft, subject })
    const number =
      draft?.number ?? (yield* writeDraft(tx, making, { ctx, staff, input, ground, subject }))
    return { ok: true, number } as const
  })
}

type Subject = Pick<ReviewRow, 'offeringId' | 'contactId' | 'priorReviewId' | 'round'>

function* findSubject(tx: Db, making: Making, asked: SubjectInput & { domain: string }) {
  const { name, website } = asked.vendor
  const { domain } = asked
  const vendor = yield* findOrCreateVendor(tx, making, { name, legalName: '', website, domain })
  const vendorId = vendor.id
  const offering = yield* findOrCreateOffering(tx, making, { ...asked.offering, vendorId, website })
  const contact = yield* findOrCreateContact(tx, making, { ...asked.contact, vendorId })
  const round = yield* nextRound(tx, { useId: asked.useId, offeringId: offering.id })
  return { offeringId: offering.id, contactId: contact.id, ...round } satisfies Subject
}

function* changeDraft(
  tx: Db,
  making: Making,
  { draft, subject }: { draft: ReviewRow; subject: Subject },
) {
  if (draft.offeringId === subject.offeringId && draft.contactId === subject.contactId) return
  yield* run(changeReview(tx, draft, subject))
  const payload = { offeringId: subject.offeringId, contactId: subject.contactId }
  yield* appendAudit(tx, making, [{ kind: 'draft changed', reviewId: draft.id, payload }])
}

interface DraftToWrite {
  ctx: DraftContext
  staff: Staff
  input: SubjectInput
  ground: DraftGround
  subject: Subject
}

function* writeDraft(tx: Db, { at, actor }: Making, toWrite: DraftToWrite) {
  const { ctx, staff, input, ground, subject } = toWrite
  const organisation = yield* loadOrganisation(tx)
  const from = { today: dateIn(organisation.timeZone, at), holidays: holidaysOf(organisation) }
  const [last] = yield* run(lastReviewNumber(tx))
  const number = (last?.number ?? 0) + 1
  const { definition, hash } = ctx.questionnaires.current
  const { use, tier, facts } = ground
  yield* run(
    insertReview(tx, {
      id: input.draftId,
      number,
      useId: use.id,
      ...subject,
      status: 'draft',
      tier,
      tierReasons: use.tierReasons,
      intakeFacts: facts,
      // Sending freezes both anew: a draft may rest while the bank and the intake move on.
      questionnaireSlug: definition.slug,
      questionnaireVersion: definition.version,
      questionnaireHash: hash,
      launchedById: staff.id,
      createdAt: at,
      dueOn: usualDueDate(tier, facts.already_in_use === true, from),
    }),
  )
  const payload = { number, useId: use.id, offeringId: subject.offeringId }
  yield* appendAudit(tx, { at, actor }, [
    { kind: 'review drafted', reviewId: input.draftId, payload },
  ])
  return number
}
