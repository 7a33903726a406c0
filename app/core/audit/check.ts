// Checks a chain of events one link at a time, against heads that were kept elsewhere, and says in words what is wrong.
import type { Sha256 } from './canonical-json'
import { GENESIS } from './chain'
import { type HeadFound, type KeptHead, seenHeads } from './kept-heads'
import { linkBodySchema } from './link-body'
import { checkPersonal, type KeptValues } from './personal'

/** An event as it was read, from a file or from the database: nothing of it is believed. */
export interface LinkRead {
  seq: number
  hash: string
  body: string
  values: KeptValues
  /** What the database says beside the body, for pages to find it by; a file has none. */
  columns?: { at: Date; actor: string; kind: string; reviewId: string | null }
}

export interface ChainFound {
  holds: boolean
  /** Events that follow from each other, from the first on. */
  count: number
  head: { seq: number; hash: string } | null
  /** The first event that is wrong, and how. */
  broken: { seq: number; sentence: string } | null
  heads: HeadFound[]
  /** The last event that a kept head vouches for; null where none was met. */
  keptUpTo: number | null
  /** Personal values that are gone, and how many of them the log's own erasures account for. */
  erased: number
  accounted: number
  /** What speaks against the chain as a whole rather than against one event. */
  problems: string[]
}

export interface ChainCheck {
  add(link: LinkRead): void
  /** Nothing that comes after can be judged: a line that is no event, a file that ends in the middle. */
  stop(sentence: string): void
  end(): ChainFound
}

export function checkChain(heads: readonly KeptHead[], sha256: Sha256): ChainCheck {
  const seen = seenHeads(heads)
  let previous = GENESIS
  let count = 0
  let broken: ChainFound['broken'] = null
  let erased = 0
  let accounted = 0
  return {
    add(link) {
      if (broken) return
      const looked = lookAt(link, { seq: count + 1, previous }, sha256)
      if (!looked.ok) {
        broken = { seq: looked.seq, sentence: looked.sentence }
        return
      }
      erased += looked.erased
      accounted += looked.accounted
      previous = link.hash
      count++
      seen.note(link)
    },
    stop(sentence) {
      broken ??= { seq: count + 1, sentence }
    },
    end() {
      const found = seen.found(count, broken !== null)
      const gone = erased - accounted
      const problems = gone > 0 ? [unaccounted(gone)] : []
      return {
        holds: broken === null && problems.length === 0 && found.every((each) => each.found),
        count,
        head: count === 0 ? null : { seq: count, hash: previous },
        broken,
        heads: found,
        keptUpTo: seen.upTo(),
        erased,
        accounted,
        problems,
      }
    },
  }
}

const unaccounted = (gone: number): string =>
  `${gone} personal ${gone === 1 ? 'value is' : 'values are'} gone that no erasure in the log accounts for: deleted outside Assay.`

type Looked =
  | { ok: true; erased: number; accounted: number }
  | { ok: false; seq: number; sentence: string }

function lookAt(
  link: LinkRead,
  expected: { seq: number; previous: string },
  sha256: Sha256,
): Looked {
  const { seq } = expected
  if (link.seq !== seq) return { ok: false, seq, sentence: misplaced(link.seq, seq) }
  const wrong = (sentence: string): Looked => ({ ok: false, seq, sentence })
  const body = readBody(link.body)
  if (body === null) return wrong(`Event ${seq} was edited: what it holds is no event.`)
  if (body.seq !== seq) {
    return wrong(
      `In place of event ${seq} stands what was event ${body.seq}: reordered, or one before it deleted or inserted.`,
    )
  }
  if (sha256(`${expected.previous}\n${link.body}`) !== link.hash) {
    return wrong(
      `Event ${seq} does not follow from the one before it: it was edited, or replaced, or its hash was.`,
    )
  }
  const column = link.columns && otherwise(link.columns, body)
  if (column)
    return wrong(`Event ${seq} is listed with another ${column} than it was written with: edited.`)
  const { erased, wrong: field } = checkPersonal(body.payload, link.values, sha256)
  if (field) return wrong(`The ${field} of event ${seq} is not the one that was written: edited.`)
  return { ok: true, erased, accounted: accountedIn(body) }
}

function readBody(text: string) {
  try {
    const parsed = linkBodySchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function misplaced(found: number, expected: number): string {
  if (found < expected)
    return `Where event ${expected} belongs stands event ${found} again: reordered or repeated.`
  const last = found - 1
  return last === expected
    ? `Event ${expected} is missing: deleted, or moved.`
    : `Events ${expected} to ${last} are missing: deleted, or moved.`
}

type Body = NonNullable<ReturnType<typeof readBody>>

function otherwise(columns: NonNullable<LinkRead['columns']>, body: Body): string | null {
  if (columns.at.toISOString() !== body.at) return 'time'
  if (columns.actor !== body.actor) return 'person'
  if (columns.kind !== body.kind) return 'kind'
  return columns.reviewId !== body.reviewId ? 'review' : null
}

/** How many personal values an event says that it removed. */
function accountedIn({ kind, payload }: Body): number {
  if (kind !== 'personal data erased' && kind !== 'kept data removed') return 0
  const values =
    typeof payload === 'object' && payload !== null && 'auditValues' in payload
      ? payload.auditValues
      : 0
  return typeof values === 'number' ? values : 0
}
