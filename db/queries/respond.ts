// What a vendor's pages ask of the database about their one review; every function takes the respondent's scope.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Respondent } from '../../app/core/access/roles'
import type { MailPayload } from '../../app/core/mail/payload'
import type { ReviewStatus } from '../../app/core/review/lifecycle'
import type { Db } from '../store'
import { lookedAfterBy } from './chase'
import { cancelWaitingMail, insertMail } from './outbox'

/** What a vendor-facing query may touch. It is made from the session alone, never from an id in a request. */
export type RespondentScope = Pick<Respondent, 'reviewId' | 'invitationId'>

/** The review of the scope with what its vendor may know; scores, notes, tier and decision are not even read. */
export const reviewInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({
      number: db.t.reviews.number,
      status: db.t.reviews.status,
      dueOn: db.t.reviews.dueOn,
      kind: db.t.reviews.kind,
      priorReviewId: db.t.reviews.priorReviewId,
      tier: db.t.reviews.tier,
      intakeFacts: db.t.reviews.intakeFacts,
      questionnaireSlug: db.t.reviews.questionnaireSlug,
      questionnaireVersion: db.t.reviews.questionnaireVersion,
      questionnaireHash: db.t.reviews.questionnaireHash,
      message: db.t.reviews.message,
      openedAt: db.t.reviews.openedAt,
      submittedAt: db.t.reviews.submittedAt,
      attestation: db.t.reviews.attestation,
      returned: db.t.reviews.returned,
      asks: db.t.reviews.asks,
      revision: db.t.reviews.revision,
      offeringName: db.t.offerings.name,
      offeringPlan: db.t.offerings.plan,
      vendorId: db.t.vendors.id,
      vendorName: db.t.vendors.legalName,
      /** Null for the lead. */
      part: db.t.invitations.scope,
      launchedByName: db.t.users.name,
      launchedByEmail: db.t.users.email,
    })
    .from(db.t.reviews)
    .innerJoin(db.t.invitations, eq(db.t.invitations.reviewId, db.t.reviews.id))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .innerJoin(db.t.users, eq(db.t.users.id, lookedAfterBy(db)))
    .where(and(eq(db.t.reviews.id, scope.reviewId), eq(db.t.invitations.id, scope.invitationId)))

/** The little of a review that saving an answer has to know: whether it may be written, by whom, and what was asked. */
export const writableInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({
      status: db.t.reviews.status,
      returned: db.t.reviews.returned,
      asks: db.t.reviews.asks,
      part: db.t.invitations.scope,
      lastActivityAt: db.t.reviews.lastActivityAt,
      questionnaireSlug: db.t.reviews.questionnaireSlug,
      questionnaireVersion: db.t.reviews.questionnaireVersion,
      questionnaireHash: db.t.reviews.questionnaireHash,
    })
    .from(db.t.reviews)
    .innerJoin(db.t.invitations, eq(db.t.invitations.reviewId, db.t.reviews.id))
    .where(and(eq(db.t.reviews.id, scope.reviewId), eq(db.t.invitations.id, scope.invitationId)))

export type ReviewInScope = Awaited<ReturnType<typeof reviewInScope>>[number]

/** The first time anybody at the vendor came in; later visits leave it as it is. */
export const markOpened = (db: Db, scope: RespondentScope, now: Date) =>
  db
    .update(db.t.reviews)
    .set({ openedAt: now })
    .where(and(eq(db.t.reviews.id, scope.reviewId), isNull(db.t.reviews.openedAt)))

export const markActivity = (
  db: Db,
  scope: RespondentScope,
  { now, status }: { now: Date; status: ReviewStatus },
) =>
  db
    .update(db.t.reviews)
    .set({ lastActivityAt: now, status })
    .where(eq(db.t.reviews.id, scope.reviewId))

/** Moves the review to `submitted` only if nobody moved it meanwhile; no row back means somebody did. */
export const submitInScope = (
  db: Db,
  scope: RespondentScope,
  change: {
    revision: number
    now: Date
    status: ReviewStatus
    attestation: NonNullable<ReviewInScope['attestation']>
  },
) =>
  db
    .update(db.t.reviews)
    .set({
      status: change.status,
      submittedAt: change.now,
      lastActivityAt: change.now,
      attestation: change.attestation,
      revision: change.revision + 1,
    })
    .where(
      and(
        eq(db.t.reviews.id, scope.reviewId),
        eq(db.t.reviews.revision, change.revision),
        inArray(db.t.reviews.status, ['sent', 'answering', 'returned']),
      ),
    )
    .returning({ id: db.t.reviews.id })

/** Who looks after the review, to be written to. */
export const launcherInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({ name: db.t.users.name, email: db.t.users.email })
    .from(db.t.reviews)
    .innerJoin(db.t.users, eq(db.t.users.id, lookedAfterBy(db)))
    .where(eq(db.t.reviews.id, scope.reviewId))

export const mailsOfKind = (db: Db, scope: RespondentScope, kind: VendorMailKind) =>
  db
    .select({ id: db.t.outbox.id })
    .from(db.t.outbox)
    .where(and(eq(db.t.outbox.reviewId, scope.reviewId), eq(db.t.outbox.kind, kind)))

/** A mail that the vendor's side causes, due at once. */
export const queueMail = (
  db: Db,
  scope: RespondentScope,
  { now, ...mail }: { [Kind in VendorMailKind]: VendorMail<Kind> }[VendorMailKind],
) =>
  insertMail(db, [
    { ...mail, reviewId: scope.reviewId, dueAt: now, createdAt: now, status: 'waiting' },
  ])

type VendorMailKind = 'code' | 'submitted' | 'delegation' | 'not me'

interface VendorMail<Kind extends VendorMailKind> {
  id: string
  kind: Kind
  payload: MailPayload<Kind>
  toName: string
  toEmail: string
  now: Date
}

/** Whoever submitted, or asked for it, is not reminded any more. */
export const cancelReminders = (db: Db, scope: RespondentScope, because: string) =>
  cancelWaitingMail(db, { reviewId: scope.reviewId, kinds: ['reminder'] }, because)
