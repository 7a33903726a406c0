// After a backup was restored: finds in a newer exported audit log what was erased and removed since, and does it again.
import { auditLinks, sha256 } from '../../../db/queries/audit'
import { contactById, userWithId } from '../../../db/queries/privacy'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read, run, type Store } from '../../../db/store'
import { type ChainFound, checkChain } from '../../core/audit/check'
import { readLine } from '../../core/audit/line'
import { readEvent } from '../../core/audit/link-body'
import { reviewLabel } from '../../core/review/number'
import { linesOf } from '../audit/verify-lines'
import type { Services } from '../context'
import { removalOf } from './contents-removed'
import { eraseAs } from './erase-person'
import { emptyReview } from './remove-kept'

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'files'>

export interface Repeated {
  ok: true
  /** The last event that both logs have. */
  upTo: number
  /** A line for each erasure and removal since then, in their order. */
  done: string[]
  /** What a person has to do by hand. */
  left: string[]
}

type Refused = { ok: false; sentence: string }
type ExportedLink = NonNullable<ReturnType<typeof readLine>>

/** `dry` only says what would be done. For whoever runs the command line, and so owns the data folder. */
export async function repeatRemovals(
  ctx: Context,
  pieces: AsyncIterable<string>,
  { dry }: { dry: boolean },
): Promise<Repeated | Refused> {
  const log = await readLog(pieces)
  if (!log.ok) return log
  const upTo = await lastInCommon(ctx.store, log.links)
  if (upTo === 0) {
    return { ok: false, sentence: 'It is the log of another portal: no event of it is here.' }
  }
  const repeated: Repeated = { ok: true, upTo, done: [], left: [] }
  for (const link of log.links.slice(upTo)) {
    const event = readEvent({ body: link.body, values: JSON.stringify(link.values) })
    if (event.kind === 'personal data erased') {
      await eraseAgain(
        ctx,
        { number: event.payload.number, of: event.payload.of ?? [], dry },
        repeated,
      )
    }
    if (event.kind === 'kept data removed' && event.reviewId !== null) {
      const [number = 0] = event.payload.reviews
      await emptyAgain(ctx, { number, days: event.payload.days ?? 0, dry }, repeated)
    }
  }
  if (!dry && repeated.done.length > 0) await ctx.store.scrub()
  return repeated
}

async function readLog(
  pieces: AsyncIterable<string>,
): Promise<{ ok: true; links: ExportedLink[] } | Refused> {
  const check = checkChain([], sha256)
  const links: ExportedLink[] = []
  for await (const line of linesOf(pieces)) {
    const link = readLine(line)
    if (!link)
      return { ok: false, sentence: `Line ${links.length + 1} is no event of an audit log.` }
    check.add(link)
    links.push(link)
  }
  const found: ChainFound = check.end()
  if (found.broken) return { ok: false, sentence: `It does not hold: ${found.broken.sentence}` }
  return { ok: true, links }
}

/** The number of events with which both begin; what follows here was written after the restore. */
async function lastInCommon(store: Store, links: readonly ExportedLink[]): Promise<number> {
  const own = await auditLinks(store.db)
  let upTo = 0
  while (upTo < own.length && own[upTo]?.hash === links[upTo]?.hash) upTo++
  return upTo
}

interface Erasure {
  number: number
  of: readonly string[]
  dry: boolean
}

async function eraseAgain(
  ctx: Context,
  { number, of, dry }: Erasure,
  told: Repeated,
): Promise<void> {
  const what = `Erased person ${number}`
  if (of.length === 0) {
    told.left.push(`${what}: the log does not say who that was. Erase them under Personal data.`)
    return
  }
  const emails = await emailsOf(ctx.store, of)
  for (const email of emails) {
    if (dry) {
      told.done.push(`${what}: ${email} is back and would be erased`)
      continue
    }
    const reason = 'Erased before; brought back by a restored backup'
    const erased = await eraseAs(ctx, 'command line', { email, reason })
    if (erased.ok) told.done.push(`${what}: erased again, now “${erased.name}”`)
    else told.left.push(`${what}: ${email} has an account in use. Deactivate it, and repeat this.`)
  }
  if (emails.length === 0) told.done.push(`${what}: not here, or erased already`)
}

/** Addresses under which the person is here again. */
async function emailsOf(store: Store, of: readonly string[]): Promise<string[]> {
  const found = await read(store.db, function* (db) {
    const emails: string[] = []
    for (const each of of) {
      const [kind, id = ''] = each.split(':')
      const rows = yield* run(kind === 'user' ? userWithId(db, id) : contactById(db, id))
      emails.push(...rows.map(({ email }) => email.toLowerCase()))
    }
    return emails
  })
  return [...new Set(found)].filter((email) => !email.endsWith('@erased.invalid'))
}

interface Removal {
  number: number
  days: number
  dry: boolean
}

async function emptyAgain(
  ctx: Context,
  { number, days, dry }: Removal,
  told: Repeated,
): Promise<void> {
  const [row] = await reviewByNumber(ctx.store.db, number)
  const what = `${reviewLabel(number)}: answers and evidence`
  if (!row) return
  if (row.review.status !== 'closed' && row.review.status !== 'cancelled') {
    told.left.push(
      `${what} were removed after it ended; here it is ${row.review.status}. End it, then retention takes them.`,
    )
    return
  }
  if (await read(ctx.store.db, (db) => removalOf(db, row.review))) {
    told.done.push(`${what} are removed already`)
    return
  }
  if (row.review.legalHold) {
    told.left.push(`${what} were removed; here there is a legal hold on it.`)
    return
  }
  told.done.push(dry ? `${what} are back and would be removed` : `${what} removed again`)
  if (dry) return
  const at = ctx.clock.now()
  const act = { kind: 'reviews', actor: 'command line', runId: ctx.ids.id(), at, days } as const
  await emptyReview(ctx, act, row.review)
}
