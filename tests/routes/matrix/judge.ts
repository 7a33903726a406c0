// Asks the cells one by one, and says of each in a sentence what is wrong with it.
import { sql } from 'drizzle-orm'
import { type Answered, ask, comparable } from './ask'
import { ANSWER_CANARY, type Internal, internalIn } from './canaries'
import { bodyOf, type Cell, isRefusal } from './cells'
import { received } from './contents'
import { wrongHeaders } from './headers'
import { anyone } from './needs'
import { type Offer, offersOf } from './offers'
import { cookieOf, type Principal } from './principals'
import { mayBeShown, withoutOwn } from './readers'
import { keepState } from './state'
import type { World } from './world'

export interface Judged {
  /** What is wrong, one sentence each; none where all is right. */
  wrong: string[]
  answer: Answered
  /** How many rows were written. */
  rows: number
}

export interface Judge {
  judge(cell: Cell): Promise<string[]>
  /** `answered` is called before anything that the page offers is tried. */
  look(cell: Cell, answered?: () => void): Promise<Judged>
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
  const send = async (
    cell: Pick<Cell, 'method' | 'who' | 'form' | 'body' | 'json'>,
    path: string,
  ) => {
    asked += 1
    const body = cell.form ? bodyOf(cell.form) : cell.body
    const { method, json = false } = cell
    return ask(world, { method, path, cookie: await cookie(cell.who), body, json })
  }
  /** What was written is taken back. */
  const sendAndCount = async (...sending: Parameters<typeof send>) => {
    const answer = await send(...sending)
    const before = written
    written = await rowsWritten()
    const rows = written - before
    if (rows > 0) state.putBack()
    return { answer, rows }
  }
  const tried = new Map<string, string | null>()
  /** Null where whoever is offered it may have it. */
  const tryOffer = async (who: Principal, offer: Offer): Promise<string | null> => {
    const key = JSON.stringify([who, offer])
    const known = tried.get(key)
    if (known !== undefined) return known
    const { method, path, fields, multipart } = offer
    const form = { need: anyone, fields, ...(multipart ? { files: {} } : {}) }
    const { answer } = await sendAndCount({ who, method, form }, path)
    const { outcome } = answer
    // Where the page's own address is the one that those are sent to, the way back to it is no refusal.
    const back = outcome === 'account' || outcome === 'second factor'
    const refused = (isRefusal(outcome) && !back) || outcome.startsWith('broken')
    const said = refused
      ? `offers ${method} ${path} ${JSON.stringify(fields)}, and there: "${outcome}"`
      : null
    tried.set(key, said)
    return said
  }
  written = await rowsWritten()
  const judge: Judge = {
    seen,
    asked: () => asked,
    close: () => state.close(),
    judge: async (cell) => (await judge.look(cell)).wrong,
    async look(cell, answered = () => {}) {
      const { answer, rows } = await sendAndCount(cell, cell.path)
      const text = await received(answer)
      const internal = internalIn(withoutOwn(text, cell.who))
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
      answered()
      for (const offer of offeredTo(cell, answer)) {
        const refused = await tryOffer(cell.who, offer)
        if (refused !== null) wrong.push(refused)
      }
      return { wrong: wrong.map((sentence) => `${nameOf(cell)} ${sentence}`), answer, rows }
    },
  }
  return judge
}

/** Only of whole pages, to those who have a working session. */
function offeredTo({ who, transport, method, path }: Cell, { outcome, headers, text }: Answered) {
  const page = transport === 'page' && method === 'GET' && outcome === 'in'
  if (!page || who.kind === 'nobody' || who.shut || !headers.includes('text/html')) return []
  return offersOf(text, path)
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
  { who, expected, secret, tells, review }: Cell,
  { text, internal }: { text: string; internal: readonly Internal[] },
): string[] {
  const [outcome = 'none'] = expected
  const outside = (who.kind !== 'staff' && !secret) || isRefusal(outcome)
  const shown = internal.filter(
    (field) => outside || (who.kind === 'staff' && !secret && !mayBeShown(field, who, review)),
  )
  const wrong = shown.map((field) => `is shown what stands in "${field}"`)
  const reader =
    who.kind === 'staff' && who.roles.some((role) => role === 'reviewer' || role === 'legal')
  const allowed = !isRefusal(outcome) && (tells || reader)
  if (text.includes(ANSWER_CANARY) && !allowed) wrong.push('is shown an answer')
  return wrong
}
