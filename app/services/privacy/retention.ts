// How long records are kept: read, set, and what would go now.
import { appendAudit } from '../../../db/queries/audit'
import { putSetting, settingByKey } from '../../../db/queries/people'
import { heldReviews } from '../../../db/queries/retention'
import { read, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import {
  goesBefore,
  type KeptKind,
  keptKindNames,
  keptKinds,
  RETENTION_KEY,
  type Retention,
  retentionOf,
} from '../../core/privacy/retention'
import type { Services } from '../context'
import { dueBefore } from './kept-long-enough'

type Context = Pick<Services, 'store' | 'clock'>

export async function readRetention({ store }: Pick<Services, 'store'>): Promise<Retention> {
  const [row] = await settingByKey(store.db, RETENTION_KEY)
  return retentionOf(row?.value)
}

export interface WouldGo {
  kind: KeptKind
  count: number
  /** Of reviews: their numbers, what ended first before the others. */
  reviews: number[]
}

/** Null for whoever may not. Changes nothing. */
export async function previewRetention(ctx: Context, staff: Staff) {
  if (!allows(staff, 'privacy.manage')) return null
  const retention = await readRetention(ctx)
  const would: WouldGo[] = []
  for (const kind of keptKindNames) {
    const before = goesBefore(retention.days[kind], ctx.clock.now())
    if (before === null) continue
    const due = await read(ctx.store.db, (db) => dueBefore[kind](db, before))
    would.push({ kind, count: due.ids.length, reviews: due.reviews.map(({ number }) => number) })
  }
  const held = (await heldReviews(ctx.store.db)).map(({ number }) => number)
  return { retention, would, held }
}

export async function changeRetention(
  ctx: Context,
  staff: Staff,
  wanted: Retention,
): Promise<{ ok: true } | { ok: false; reason: 'not allowed' }> {
  if (!allows(staff, 'privacy.manage')) return { ok: false, reason: 'not allowed' }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [row] = yield* run(settingByKey(tx, RETENTION_KEY))
    const events = changesOf(retentionOf(row?.value), wanted)
    if (events.length === 0) return { ok: true } as const
    yield* run(putSetting(tx, { key: RETENTION_KEY, value: wanted, updatedAt: at }))
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, events)
    return { ok: true } as const
  })
}

function changesOf(before: Retention, wanted: Retention): AuditEvent[] {
  const changed = keptKindNames.filter((kind) => before.days[kind] !== wanted.days[kind])
  const events = changed.map((kind): AuditEvent => {
    const [what, from, to] = [keptKinds[kind].label, before.days[kind], wanted.days[kind]]
    return { kind: 'retention changed', reviewId: null, payload: { what, from, to } }
  })
  const switched: AuditEvent[] =
    before.daily === wanted.daily
      ? []
      : [{ kind: 'retention switched', reviewId: null, payload: { on: wanted.daily } }]
  return [...events, ...switched]
}
