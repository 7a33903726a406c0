// The proposal that waits for a second person, and why nothing it rests on may change meanwhile.
import { approvalsOf, proposalsOf, staffNames } from '../../../db/queries/judgement'
import { type Db, run } from '../../../db/store'
import { notNow, type Refusal } from './refusal'

export type OpenProposal = Awaited<ReturnType<typeof proposalsOf>>[number]

export function* openProposal(tx: Db, reviewId: string) {
  const proposals = yield* run(proposalsOf(tx, reviewId))
  return proposals.find(({ status }) => status === 'open') ?? null
}

/** For somebody whose page shows a proposal that no longer waits: what happened to it meanwhile. */
export function* whatBecameOf(tx: Db, reviewId: string, proposalId: string) {
  const proposals = yield* run(proposalsOf(tx, reviewId))
  const proposal = proposals.find(({ id }) => id === proposalId)
  if (!proposal) return 'There is no such proposal. Read the page again.'
  const approvals = yield* run(approvalsOf(tx, reviewId))
  const staff = yield* run(staffNames(tx))
  const word = approvals.find(({ approval }) => approval.proposalId === proposalId)?.approval
  const by = staff.find(({ id }) => id === word?.byId)?.name
  const newer = proposals.some(({ seq, status }) => seq > proposal.seq && status === 'open')
  return [
    `This proposal no longer waits for approval: it was ${proposal.status}${by ? ` by ${by}` : ''}.`,
    newer ? 'Another one waits in its place: read it on this page.' : 'Read the page again.',
  ].join(' ')
}

/** Judgements stay as they are while a proposal waits, or the second person would approve another score than the first wrote about. */
export function* openProposalBlocks(tx: Db, reviewId: string) {
  const open = yield* openProposal(tx, reviewId)
  if (open === null) return null
  return notNow(
    'A proposal waits for approval: withdraw it on the decision page before you change what it rests on.',
  ) satisfies Refusal
}
