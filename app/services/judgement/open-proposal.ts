// The proposal that waits for a second person, and why nothing it rests on may change meanwhile.
import { proposalsOf } from '../../../db/queries/judgement'
import { type Db, run } from '../../../db/store'
import { notNow, type Refusal } from './refusal'

export function* openProposal(tx: Db, reviewId: string) {
  const proposals = yield* run(proposalsOf(tx, reviewId))
  return proposals.find(({ status }) => status === 'open') ?? null
}

/** Judgements stay as they are while a proposal waits, or the second person would approve another score than the first wrote about. */
export function* openProposalBlocks(tx: Db, reviewId: string) {
  const open = yield* openProposal(tx, reviewId)
  if (open === null) return null
  return notNow(
    'A proposal waits for approval: withdraw it on the decision page before you change what it rests on.',
  ) satisfies Refusal
}
