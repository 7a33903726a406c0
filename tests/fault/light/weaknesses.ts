// Takes one promise away from the process it runs in, so that the harness can show that it would notice.
import { open } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Db, Store, Work } from '../../../db/store'

/** What each leaves out; none of it can be had in the product. */
export const weaknesses = {
  none: 'nothing',
  'synchronous-normal': 'commits are not flushed to the disk',
  'unflushed-evidence': 'evidence files and their folders are not flushed to the disk',
  'no-transactions': 'each statement is committed by itself',
  'early-answers': 'a save is acknowledged before it is committed',
  'left-behind-files': 'what nobody entered after all is never swept',
  'no-snapshot': 'a backup reads one table after the other, each as it is by then',
  'file-without-wal': "a backup is a copy of the database's file without its log",
  'failing-pages': 'some pages fail',
  'another-vendors-word': 'pages of a vendor hold a word of another one',
  'kept-requests': 'what an answer needs is never given back',
} as const

export type Weakness = keyof typeof weaknesses

export const isWeakness = (name: string): name is Weakness => Object.hasOwn(weaknesses, name)

/** Before the database is opened. */
export async function weakenPlatform(weakness: Weakness): Promise<void> {
  if (weakness === 'synchronous-normal') commitWithoutFlush()
  if (weakness === 'unflushed-evidence') await skipFlushes()
}

function commitWithoutFlush(): void {
  const pragma = Database.prototype.pragma
  Database.prototype.pragma = function (this: Database.Database, text, options) {
    return pragma.call(this, text.replace('synchronous = FULL', 'synchronous = NORMAL'), options)
  }
}

async function skipFlushes(): Promise<void> {
  const handle = await open('/dev/null')
  Object.getPrototypeOf(handle).sync = async () => {}
  await handle.close()
}

export function weakenStore(store: Store, weakness: Weakness): Store {
  if (weakness === 'no-transactions') {
    const transact = <Result>(body: (tx: Db) => Work<Result>) =>
      statementByStatement(body(store.db))
    return { ...store, transact, transactTogether: transact }
  }
  if (weakness !== 'early-answers') return store
  return { ...store, transactTogether: (body) => answeredEarly(store, body) }
}

/** With a moment between them, in which the process may die. */
async function statementByStatement<Result>(work: Work<Result>): Promise<Result> {
  let step = work.next()
  while (!step.done) {
    step = work.next(await step.value)
    await rest(5)
  }
  return step.value
}

class Undone extends Error {}

/** Finds out what it would have answered, undoes it, and does it a moment after the answer. */
async function answeredEarly<Result>(
  store: Store,
  body: (tx: Db) => Work<Result>,
): Promise<Result> {
  const found: Result[] = []
  try {
    await store.transact(function* (tx) {
      found.push(yield* body(tx))
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  // Whoever was answered never hears whether it worked.
  void rest(5)
    .then(() => store.transact(body))
    .catch(() => {})
  const [result] = found
  if (result === undefined) throw new Error('The body gave no result')
  return result
}
