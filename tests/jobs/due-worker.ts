// A process of its own that does what is due in a database: `due-worker.ts <database url> <now>`; it starts on a line and tells its counts.
import { noChanges } from '../../app/core/changes/kinds'
import { randomIds } from '../../app/ports/ids'
import type { Questionnaires } from '../../app/services/questionnaires/questionnaires'
import { workDue } from '../../app/services/schedule/work-due'
import { openStore } from '../../db/open'

async function work(url: string, now: Date): Promise<void> {
  const store = await openStore(url)
  process.stdout.write('ready\n')
  await new Promise((resolve) => process.stdin.once('data', resolve))
  const { faults, ...counts } = await workDue({
    store,
    clock: { now: () => now },
    ids: randomIds,
    questionnaires: unread,
    sendRound: never,
  })
  const said = faults.map(({ error }) => (error instanceof Error ? error.message : String(error)))
  process.stdout.write(`${JSON.stringify({ ...counts, faults: said })}\n`)
  await store.close()
  process.exit(0)
}

/** A late vendor asks for no questionnaire and sends nothing. */
const unread: Questionnaires = {
  get current() {
    return never()
  },
  get intake() {
    return never()
  },
  get frameworks() {
    return never()
  },
  cases: null,
  changes: noChanges,
  frozen: never,
  intakeOf: never,
}

function never(): never {
  throw new Error('Nothing here asks for this')
}

const [, , url = '', now = ''] = process.argv
void work(url, new Date(now))
