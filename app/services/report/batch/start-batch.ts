// Begins a batch: many reports of decided reviews, made in the background and fetched as one zip.

import { appendAudit } from '../../../../db/queries/audit'
import { addBatch } from '../../../../db/queries/batches'
import { newestReports } from '../../../../db/queries/reports'
import { run } from '../../../../db/store'
import { allows } from '../../../core/access/policy'
import type { Staff } from '../../../core/access/roles'
import type { Audience } from '../../../core/report/audience'
import type { Services } from '../../context'

/** As many as somebody waits for; a thousand reports are two batches. */
export const MOST_REPORTS = 500

export interface BatchWish {
  numbers: readonly number[]
  audience: Audience
  paper: 'A4' | 'Letter'
}

export type BatchStarted =
  | { ok: true; id: string }
  | { ok: false; reason: 'not allowed' }
  | { ok: false; reason: 'not possible'; sentence: string }

export async function startBatch(
  ctx: Pick<Services, 'store' | 'clock' | 'ids'>,
  staff: Staff,
  { numbers, audience, paper }: BatchWish,
): Promise<BatchStarted> {
  if (!allows(staff, 'report.read', { decided: true })) return { ok: false, reason: 'not allowed' }
  const wanted = [...new Set(numbers)]
  if (wanted.length > MOST_REPORTS) {
    return impossible(`Choose at most ${MOST_REPORTS} reviews: ${wanted.length} are chosen.`)
  }
  const at = ctx.clock.now()
  const id = ctx.ids.id()
  return ctx.store.transact(function* (tx) {
    // Only what has a report: the list may have been open while a review went back to work.
    const items = (yield* run(newestReports(tx))).flatMap(({ number, version }) =>
      version !== null && wanted.includes(number) ? [{ number, version }] : [],
    )
    if (items.length === 0) return impossible('Choose at least one review that is decided.')
    const row = { id, byId: staff.id, createdAt: at, audience, paper, items }
    yield* run(addBatch(tx, { ...row, status: 'waiting', failed: [] }))
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      {
        kind: 'report batch started',
        reviewId: null,
        payload: { batchId: id, audience, reports: items.length },
      },
    ])
    return { ok: true, id } as const
  })
}

const impossible = (sentence: string) => ({ ok: false, reason: 'not possible', sentence }) as const
