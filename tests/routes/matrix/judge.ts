// Asks the cells one by one, and says of each in a sentence what is wrong with it.
import { sql } from 'drizzle-orm'
import { readPages } from '../../pdf/reading'
import { entriesOf } from '../../support/zip'
import { type Answered, ask, comparable } from './ask'
import { ANSWER_CANARY, type Internal, internalIn } from './canaries'
import { bodyOf, type Cell, isRefusal } from './cells'
import { wrongHeaders } from './headers'
import { cookieOf, type Principal } from './principals'
import { keepState } from './state'
import type { World } from './world'

export interface Judge {
  /** What is wrong, one sentence each; none where all is right. */
  judge(cell: Cell): Promise<string[]>
  /** Internal words that reached the staff who may read them: what is never seen would prove nothing. */
  seen: ReadonlySet<Internal>
  asked(): number
  close(): void
}

export async function openJudge(world: World): Promise<Judge> {
  const { store } = world.app
  const state = keepState(world)
  let written = 0
  const cookies = new Map<string, string>()
  const seen = new Set<Internal>()
  const nonces = new Set<string>()
  let asked = 0
  const cookie = async (who: Principal) => {
    const key = JSON.stringify(who)
    const known = cookies.get(key) ?? (await cookieOf(who))
    cookies.set(key, known)
    return known
  }
  const rowsWritten = async () => {
    const { db } = store
    const [row] = await db.select({ count: sql<number>`total_changes()` }).from(db.t.users).limit(1)
    return row?.count ?? 0
  }
  const send = async (cell: Cell, path: string) => {
    asked += 1
    const body = cell.form ? bodyOf(cell.form) : cell.body
    return ask(world, {
      method: cell.method,
      path,
      cookie: await cookie(cell.who),
      body,
      json: cell.json === true,
    })
  }
  written = await rowsWritten()
  return {
    seen,
    asked: () => asked,
    close: () => state.close(),
    async judge(cell) {
      const answer = await send(cell, cell.path)
      const before = written
      written = await rowsWritten()
      const rows = written - before
      if (rows > 0) state.putBack()
      const text = `${answer.headers}\n${await textOf(answer)}`
      const internal = internalIn(text)
      if (cell.who.kind === 'staff') for (const field of internal) seen.add(field)
      const wrong = [
        ...wrongOutcome(cell, answer),
        ...wrongWriting(cell, rows),
        ...wrongWords(cell, { text, internal }),
        ...wrongHeaders(answer, nonces),
      ]
      if (cell.twin && ['none', 'door'].includes(answer.outcome)) {
        const other = await send(cell, cell.twin.path)
        if (comparable(answer, [cell.twin.own]) !== comparable(other, [cell.twin.other])) {
          wrong.push('is told from an address that never was')
        }
      }
      return wrong.map((sentence) => `${nameOf(cell)} ${sentence}`)
    },
  }
}

const nameOf = ({ who, method, path, transport, form }: Cell) =>
  `${who.name}: ${method} ${path.replace(/_data=.*/, '')} as ${transport}${form ? ` with ${JSON.stringify(form.fields)}` : ''}`

function wrongOutcome({ expected }: Cell, answer: Answered): string[] {
  const { outcome, status, location } = answer
  if (expected.includes('tasks') && location?.endsWith('/tasks')) return []
  if (expected.includes(outcome)) return []
  return [`gets "${outcome}" (${status} ${location ?? ''}), not "${expected.join('" or "')}"`]
}

function wrongWriting({ expected, method, form, who, recorded }: Cell, written: number): string[] {
  const [outcome = 'none'] = expected
  const reads = method === 'GET' || method === 'HEAD'
  const mayWrite = !isRefusal(outcome) && (!reads || recorded)
  if (written > 0 && (!mayWrite || form?.changesNothing)) return [`writes ${written} rows`]
  // A form that does nothing would be refused as easily: it must be a real one.
  const shut = who.kind === 'staff' && who.shut !== undefined
  if (form && mayWrite && !form.changesNothing && !shut && written === 0) return ['writes nothing']
  return []
}

function wrongWords(
  { who, expected, secret, tells }: Cell,
  { text, internal }: { text: string; internal: readonly Internal[] },
): string[] {
  const [outcome = 'none'] = expected
  const outside = (who.kind !== 'staff' && !secret) || isRefusal(outcome)
  const wrong = outside ? internal.map((field) => `is shown what stands in "${field}"`) : []
  const reader =
    who.kind === 'staff' && who.roles.some((role) => role === 'reviewer' || role === 'legal')
  const allowed = !isRefusal(outcome) && (tells || reader)
  if (text.includes(ANSWER_CANARY) && !allowed) wrong.push('is shown an answer')
  return wrong
}

async function textOf({ bytes, text }: Answered): Promise<string> {
  if (text.startsWith('%PDF')) {
    try {
      return (await readPages(bytes))
        .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
        .join(' ')
    } catch {
      return text
    }
  }
  return text.startsWith('PK') ? entriesOf(bytes).join('\n') : text
}
