// Changes with the rounds that look into them and how those ended, for the pages of a vendor and of a review.
import { changesOfReview, changesOfVendor, roundsOfChanges } from '../../../db/queries/changes'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { kindById } from '../../core/changes/kinds'
import type { PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { offeringWords } from '../mail/invitation-facts'

export interface ToldChange {
  id: string
  title: string
  offering: string
  what: string
  happenedOn: PlainDate | null
  dueOn: PlainDate
  /** Who told: a colleague's name, 'the vendor' or 'the portal'. */
  by: string
  at: string
  withdrawn: { at: string; reason: string } | null
  rounds: {
    number: number
    use: string
    status: string
    decision: string | null
    questionIds: string[]
  }[]
  /** Its rounds are drafts still, so it can be taken back. */
  mayWithdraw: boolean
}

/** Newest first. */
export async function changesTold(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  staff: Staff,
  vendorId: string,
): Promise<ToldChange[]> {
  const rows = await changesOfVendor(store.db, vendorId)
  const ids = rows.map(({ change }) => change.id)
  const rounds = ids.length > 0 ? await roundsOfChanges(store.db, ids) : []
  const mayRecord = allows(staff, 'change.record')
  return rows.map(({ change, recordedBy, offering }) => {
    const own = rounds.filter(({ changeId }) => changeId === change.id)
    const withdrawn = change.withdrawnAt && {
      at: change.withdrawnAt.toISOString(),
      reason: change.withdrawnReason ?? '',
    }
    return {
      ...{ id: change.id, what: change.what, happenedOn: change.happenedOn, dueOn: change.dueOn },
      title: kindById(questionnaires.changes, change.kind)?.title ?? change.kind,
      offering: offeringWords(offering),
      by: change.source === 'staff' ? (recordedBy ?? 'us') : `the ${change.source}`,
      at: change.at.toISOString(),
      withdrawn,
      rounds: own.map(({ number, useTitle, status, decision, questionIds }) => ({
        ...{ number, use: useTitle, status, decision, questionIds },
      })),
      mayWithdraw: mayRecord && withdrawn === null && own.every(({ status }) => status === 'draft'),
    }
  })
}

/** Why a round exists, for its own page: each cause with the questions that it opened. */
export async function causesOf(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  reviewId: string,
) {
  const rows = await changesOfReview(store.db, reviewId)
  return rows.map(({ change, questionIds }) => ({
    ...{ id: change.id, what: change.what, happenedOn: change.happenedOn, questionIds },
    title: kindById(questionnaires.changes, change.kind)?.title ?? change.kind,
    withdrawn: change.withdrawnAt !== null,
  }))
}
