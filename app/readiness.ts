// What has to work before requests can be served, and what only files need.
import type { Store } from '../db/store'
import { LEFT_FOR_ANSWERS } from './core/respond/evidence-input'
import type { Check, Readiness } from './http/health'
import type { Scanner } from './ports/clamd'
import type { Files } from './ports/files'

export interface Watched {
  store: Store
  files: Files
  scanner: Scanner | null
}

/** Anybody may ask, and asking a scanner is work for it: its last answer stands for so long. */
const SCANNER_STANDS_MS = 10_000

export function readinessOf({ store, files, scanner }: Watched): () => Promise<Readiness> {
  const scannerAnswers = scanner === null ? null : remembered(() => scanner.check())
  return async () => {
    const checks = [
      await check('database', () => store.ping()),
      await check('migrations', async () => {
        const state = await store.migrations()
        if (state !== 'current') throw new Error(state)
      }),
      { ...(await check('data folder', () => files.check())), optional: true as const },
      { ...(await check('disk space', () => enough(files))), optional: true as const },
    ]
    if (scannerAnswers) {
      checks.push({ ...(await check('virus scanner', scannerAnswers)), optional: true as const })
    }
    return { ok: checks.every(({ ok, optional }) => ok || optional === true), checks }
  }
}

async function check(name: string, work: () => Promise<void>): Promise<Check> {
  try {
    await work()
    return { name, ok: true, detail: 'ok' }
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

async function enough(files: Files): Promise<void> {
  const room = await files.room()
  if (room === null || room >= LEFT_FOR_ANSWERS) return
  throw new Error(`${Math.floor(room / 1024 / 1024)} MB are left, so no more files are taken`)
}

function remembered(work: () => Promise<void>): () => Promise<void> {
  let last: { at: number; answer: Promise<void> } | null = null
  return () => {
    if (last === null || Date.now() - last.at > SCANNER_STANDS_MS) {
      last = { at: Date.now(), answer: work() }
    }
    return last.answer
  }
}
