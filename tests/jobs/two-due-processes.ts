// Two processes of their own on one database with so many due items: what each did, and how often each item was done.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../db/open'
import { DUE_AT, fillOverdue, overdueId } from './due-rows'

export interface TwoProcesses {
  items: number
  /** Done by each of the two. */
  done: [number, number]
  /** Items without exactly one event of their own, or that are not done. */
  notOnce: string[]
  faults: string[]
  /** From the start of both to the end of the later. */
  seconds: number
}

export async function twoProcesses(url: string, items: number): Promise<TwoProcesses> {
  const store = await openStore(url)
  const workers: ChildProcess[] = []
  try {
    await fillOverdue(store, items)
    workers.push(...(await Promise.all([startWorker(url), startWorker(url)])))
    const told = workers.map(counts)
    const started = performance.now()
    for (const worker of workers) worker.stdin?.write('go\n')
    const [one, other] = await Promise.all(told)
    const seconds = (performance.now() - started) / 1000
    if (!one || !other) throw new Error('A process told nothing')
    const faults = [...one.faults, ...other.faults]
    return {
      items,
      done: [one.done, other.done],
      notOnce: await notOnce(url, items),
      faults,
      seconds,
    }
  } finally {
    for (const worker of workers) worker.kill('SIGKILL')
    await store.close()
  }
}

async function startWorker(url: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./due-worker.ts', import.meta.url))
  const args = ['--import', 'tsx', script, url, DUE_AT.toISOString()]
  const worker = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  if (worker.stdout) await once(worker.stdout, 'data')
  return worker
}

async function counts(worker: ChildProcess): Promise<{ done: number; faults: string[] }> {
  const [line] = await once(worker.stdout ?? worker, 'data')
  return JSON.parse(String(line))
}

/** Read from the outside: the record of events, and the rows themselves. */
async function notOnce(url: string, items: number): Promise<string[]> {
  const { db, close } = await openStore(url)
  const events = await db.select({ of: db.t.auditEvents.reviewId }).from(db.t.auditEvents)
  const rows = await db
    .select({ id: db.t.dueItems.id, status: db.t.dueItems.status })
    .from(db.t.dueItems)
  await close()
  const told = new Map<string, number>()
  for (const { of } of events) if (of) told.set(of, (told.get(of) ?? 0) + 1)
  const done = new Set(rows.filter(({ status }) => status === 'done').map(({ id }) => id))
  return Array.from({ length: items }, (_, at) => at + 1)
    .filter((place) => told.get(`review-${place}`) !== 1 || !done.has(overdueId(place)))
    .map(overdueId)
}
