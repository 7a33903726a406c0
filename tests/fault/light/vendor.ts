// Somebody at a vendor who types, uploads and submits, review after review, and remembers what was acknowledged.
import { createHash } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import { z } from 'zod'
import type { Seat } from './seats'

/** What a server has promised by answering 200. `ack` is the number that the answer carried. */
export type Promised = { ack: number; reviewId: string } & (
  | { kind: 'answer'; questionId: string; turn: number }
  | { kind: 'evidence'; sha256: string }
  | { kind: 'submission'; hash: string }
)

export type Act = Promised['kind']

export interface Vendor {
  promised: readonly Promised[]
  /** What it is waiting for at this moment. */
  waitingFor(): Act | null
  /** Answers other than 200 that a user would have seen as a fault. */
  faults: readonly string[]
  /** How often the page's revision was behind what is stored. */
  conflicts(): number
  stop(): Promise<void>
}

interface Work {
  /** Where the server is now; null while there is none. */
  url: () => string | null
  seats: readonly Seat[]
  /** Numbers the answers over all vendors. */
  nextAck: () => number
  /** Saves without an end instead of submitting. */
  keepsTyping?: boolean
  /** Of so many who type into the same answers the how manyth it is, so that no two write the same. */
  among?: { place: number; count: number }
}

const QUESTIONS = [
  { questionId: 'TRN-01', value: 'never' },
  { questionId: 'TRN-03', value: '30' },
] as const

export const commentOf = (turn: number): string => `${turn} ${'abcdefghij'.repeat((turn % 30) + 1)}`
/** The turn that a comment was written in; null for any other text. */
export function turnOf(comment: string): number | null {
  const turn = Number(comment.split(' ', 1)[0])
  return Number.isInteger(turn) && comment === commentOf(turn) ? turn : null
}

const bodySchema = z.object({
  revision: z.number().optional(),
  conflict: z.object({ revision: z.number() }).optional(),
  sha256: z.string().optional(),
  hash: z.string().optional(),
  failed: z.string().optional(),
})

interface Answer {
  status: number
  ack: number
  body: z.infer<typeof bodySchema>
}

export function openVendor(work: Work): Vendor {
  const promised: Promised[] = []
  const faults: string[] = []
  const state = { stopped: false, turn: 0, conflicts: 0, act: null as Act | null }

  /** Null where nothing is known: the connection broke, or the server failed. */
  async function send(act: Act, seat: Seat, path: string, body: string): Promise<Answer | null> {
    const url = work.url()
    if (url === null) return rest(2, null)
    const ack = work.nextAck()
    state.act = act
    try {
      const response = await fetch(`${url}/respond/${seat.token}/${path}`, {
        method: 'POST',
        headers: {
          ...{ Origin: url, Cookie: seat.cookie, 'X-Ack': String(ack) },
          'Content-Type': 'application/json',
        },
        body,
      })
      const answer = bodySchema.parse(await response.json())
      if (response.status >= 500) {
        faults.push(`${act}: ${response.status} ${answer.failed ?? ''}`)
        return await rest(20, null)
      }
      return { status: response.status, ack, body: answer }
    } catch {
      return await rest(2, null)
    } finally {
      state.act = null
    }
  }

  const revisions = new Map<string, number>()

  async function save(seat: Seat): Promise<'saved' | 'unknown' | 'closed'> {
    const { place: mine, count } = work.among ?? { place: 0, count: 1 }
    const turn = ++state.turn * count + mine
    const { questionId, value } = QUESTIONS[state.turn % QUESTIONS.length] ?? QUESTIONS[0]
    const place = `${seat.reviewId} ${questionId}`
    const revision = revisions.get(place) ?? 0
    const fields = { value, comment: commentOf(turn) }
    const change = JSON.stringify({ question: questionId, revision, fields })
    const answer = await send('answer', seat, 'autosave', change)
    if (answer === null) return 'unknown'
    const { status, ack, body } = answer
    if (status === 410) return 'closed'
    if (status === 200) {
      revisions.set(place, body.revision ?? 0)
      promised.push({ kind: 'answer', ack, reviewId: seat.reviewId, questionId, turn })
    }
    // A save whose answer was cut off, or a rival's, has moved the revision on.
    if (status === 409) {
      state.conflicts += 1
      revisions.set(place, body.conflict?.revision ?? 0)
    }
    return status === 200 ? 'saved' : 'unknown'
  }

  async function upload(seat: Seat): Promise<boolean> {
    const text = `Policy ${state.turn} of ${seat.reviewId}\n`.repeat(20 + (state.turn % 400))
    const answer = await send('evidence', seat, 'file', text)
    if (answer?.status === 200) {
      const { sha256 = createHash('sha256').update(text).digest('hex') } = answer.body
      promised.push({ kind: 'evidence', ack: answer.ack, reviewId: seat.reviewId, sha256 })
    }
    return answer !== null
  }

  async function submit(seat: Seat): Promise<boolean> {
    const answer = await send('submission', seat, 'submit', '{}')
    if (answer?.status === 200) {
      const { hash = '' } = answer.body
      promised.push({ kind: 'submission', ack: answer.ack, reviewId: seat.reviewId, hash })
    }
    return answer !== null
  }

  async function workAt(seat: Seat, saves: number): Promise<void> {
    for (let saved = 0; saved < saves && !state.stopped; ) {
      const outcome = await save(seat)
      if (outcome === 'closed') return
      if (outcome === 'saved') saved += 1
    }
    if (work.keepsTyping) return
    while (!state.stopped && !(await upload(seat)));
    while (!state.stopped && !(await submit(seat)));
  }

  const working = (async () => {
    for (const [place, seat] of work.seats.entries()) {
      if (state.stopped) return
      await workAt(seat, work.keepsTyping ? Number.POSITIVE_INFINITY : 2 + (place % 4))
    }
  })()
  return {
    promised,
    faults,
    waitingFor: () => state.act,
    conflicts: () => state.conflicts,
    async stop() {
      state.stopped = true
      await working
    },
  }
}
