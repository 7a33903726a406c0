// The facts of the mails about dates that draw near, read as they stand at sending time.
import { mailsOfReview } from '../../../db/queries/delivery'
import {
  conditionForMail,
  evidenceForMail,
  questionsOnEvidence,
  reviewForMail,
  staffForMail,
  waiverForMail,
} from '../../../db/queries/mail-subject'
import type { NudgeFacts } from '../../../templates/email/facts'
import type {
  ConditionDueFacts,
  EvidenceExpiringFacts,
  ReReviewComingFacts,
  VendorConditionFacts,
  WaiverEndingFacts,
} from '../../../templates/email/notice-facts'
import { conditionLabel } from '../../core/judgement/condition'
import type { MailPayload } from '../../core/mail/payload'
import { reviewLabel } from '../../core/review/number'
import { daysBetween } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { evidenceTitle } from '../report/compose/questions'
import { stopLinkOf } from './invitation-facts'
import { type MailSource, reminderFactsOf, staffFactsOf, vendorFactsOf } from './mail-facts'
import { vendorMailId } from './queue-notices'

type Context = Pick<Services, 'store' | 'questionnaires'>

export async function evidenceExpiringFactsOf(
  { store: { db }, questionnaires }: Context,
  source: MailSource,
  { evidenceId }: MailPayload<'evidence expiring'>,
): Promise<EvidenceExpiringFacts> {
  const one = { reviewId: source.about.review.id, id: evidenceId }
  const [piece] = await evidenceForMail(db, one)
  if (!piece?.validTo) throw new Error(`No evidence ${evidenceId} that runs out`)
  const answers = await questionsOnEvidence(db, one)
  return {
    ...staffFactsOf(source),
    evidence: evidenceTitle(questionnaires.frameworks, piece.kind),
    issuer: piece.issuer,
    fileName: piece.fileName,
    validTo: piece.validTo,
    daysLeft: daysBetween(source.today, piece.validTo),
    answers: answers.length,
  }
}

export async function conditionDueFactsOf(
  { store: { db } }: Pick<Services, 'store'>,
  source: MailSource,
  { conditionId, when }: MailPayload<'condition due'>,
): Promise<ConditionDueFacts> {
  const reviewId = source.about.review.id
  const [condition] = await conditionForMail(db, { reviewId, id: conditionId })
  if (!condition) throw new Error(`No condition ${conditionId}`)
  const { sentence, ownerSide, owner, dueOn, evidenceNeeded, consequence } = condition
  const told = vendorMailId({ reviewId, conditionId, dueOn, when })
  const asked = await mailsOfReview(db, reviewId)
  const facts = staffFactsOf(source)
  return {
    ...facts,
    link: `${facts.link}/conditions`,
    label: conditionLabel(condition.number),
    ...{ sentence, ownerSide, owner, dueOn, evidenceNeeded, consequence },
    daysLeft: daysBetween(source.today, dueOn),
    vendorContact: source.about.contact,
    vendorTold: asked.some(
      ({ id, status }) => id === told && (status === 'waiting' || status === 'sent'),
    ),
  }
}

export async function vendorConditionFactsOf(
  { store: { db } }: Pick<Services, 'store'>,
  source: MailSource,
  { conditionId }: MailPayload<'vendor condition'>,
): Promise<VendorConditionFacts> {
  const reviewId = source.about.review.id
  const [condition] = await conditionForMail(db, { reviewId, id: conditionId })
  if (!condition) throw new Error(`No condition ${conditionId}`)
  const { number, sentence, evidenceNeeded, dueOn } = condition
  return {
    ...vendorFactsOf(source),
    label: conditionLabel(number),
    ...{ sentence, evidenceNeeded, dueOn },
    daysLeft: daysBetween(source.today, dueOn),
    stopLink: stopLinkOf(source.link),
  }
}

export async function waiverEndingFactsOf(
  { store: { db } }: Pick<Services, 'store'>,
  source: MailSource,
  { waiverId }: MailPayload<'waiver ending'>,
): Promise<WaiverEndingFacts> {
  const [waiver] = await waiverForMail(db, { reviewId: source.about.review.id, id: waiverId })
  if (!waiver) throw new Error(`No waiver ${waiverId}`)
  const { sentence, executive, executiveTitle, endsOn } = waiver
  const facts = staffFactsOf(source)
  return {
    ...facts,
    link: `${facts.link}/decision`,
    ...{ sentence, executive, executiveTitle, endsOn },
    daysLeft: daysBetween(source.today, endsOn),
  }
}

/** `source` is the prepared round, which waits as a draft. */
export async function reReviewComingFactsOf(
  { store: { db } }: Pick<Services, 'store'>,
  source: MailSource,
): Promise<ReReviewComingFacts> {
  const { review, contact } = source.about
  const [prior] = review.priorReviewId ? await reviewForMail(db, review.priorReviewId) : []
  const decision = prior?.review.decision
  return {
    ...staffFactsOf(source),
    link: `${source.origin}/reviews/new/send/${review.number}`,
    because: review.preparedBecause,
    round: review.round,
    prior: prior && decision ? { review: reviewLabel(prior.review.number), decision } : null,
    asks: review.asks?.length ?? null,
    dueOn: review.dueOn,
    vendorContact: contact,
  }
}

export async function nudgeFactsOf(
  { store: { db } }: Pick<Services, 'store'>,
  source: MailSource,
  { text, byId }: MailPayload<'nudge'>,
): Promise<NudgeFacts> {
  const [by] = await staffForMail(db, byId)
  return { ...(await reminderFactsOf(source)), by: by?.name ?? source.organisation.name, text }
}
