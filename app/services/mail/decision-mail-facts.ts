// The facts of the mails around a decision: answers have come in, a proposal waits, and how it ended.
import { conditionsOf } from '../../../db/queries/conditions'
import { proposalsOf, staffNames } from '../../../db/queries/judgement'
import { read } from '../../../db/store'
import type {
  ArrivedFacts,
  OutcomeFacts,
  ProposedFacts,
  ReleasedFacts,
} from '../../../templates/email/decision-facts'
import { conditionLabel } from '../../core/judgement/condition'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOutcome } from '../respond/read-outcome'
import { type MailSource, staffFactsOf, vendorFactsOf } from './mail-facts'

export async function arrivedFactsOf(source: MailSource): Promise<ArrivedFacts> {
  const { progress } = await source.progress()
  return {
    ...staffFactsOf(source),
    tier: source.about.review.tier,
    answered: progress.answered,
    questions: progress.total,
  }
}

export async function proposedFactsOf(
  { store }: Pick<Services, 'store'>,
  proposalId: string,
  source: MailSource,
): Promise<ProposedFacts> {
  const { review } = source.about
  const proposals = await proposalsOf(store.db, review.id)
  const proposal = proposals.find(({ id }) => id === proposalId)
  if (!proposal) throw new Error('The proposal is gone')
  const people = await staffNames(store.db)
  const facts = staffFactsOf(source)
  return {
    ...facts,
    link: `${facts.link}/decision`,
    by: people.find(({ id }) => id === proposal.byId)?.name ?? 'A reviewer',
    decision: proposal.decision,
    tier: review.tier,
  }
}

export async function outcomeFactsOf(
  { store }: Pick<Services, 'store'>,
  source: MailSource,
): Promise<OutcomeFacts> {
  const { review } = source.about
  if (!review.decision || !review.decidedAt) throw new Error('Nothing is decided')
  const conditions = await conditionsOf(store.db, review.id)
  const proposals = await proposalsOf(store.db, review.id)
  return {
    ...staffFactsOf(source),
    decision: review.decision,
    decidedOn: dateIn(source.organisation.timeZone, review.decidedAt),
    validUntil: review.validUntil,
    nextReviewOn: review.nextReviewOn,
    nextReviewReason: review.nextReviewReason,
    reason: proposals.findLast(({ status }) => status === 'approved')?.reason ?? '',
    mustEnd: review.decision === 'reject' && review.intakeFacts.already_in_use === true,
    conditions: conditions.map(({ number, sentence, ownerSide, owner, dueOn }) => ({
      label: conditionLabel(number),
      sentence,
      ownerSide,
      owner,
      dueOn,
    })),
  }
}

export async function releasedFactsOf(
  { store }: Pick<Services, 'store'>,
  source: MailSource,
): Promise<ReleasedFacts> {
  const { about, organisation } = source
  const outcome = await read(store.db, (db) =>
    readOutcome(db, about.review.id, organisation.timeZone),
  )
  if (outcome === null) throw new Error('The outcome was not released')
  return { ...vendorFactsOf(source), ...outcome }
}
