// Kills the tab or the server in mid-typing, again and again, and looks for every character that was acknowledged.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../db/open'
import { prepareTypists } from '../bench/autosave-typists'
import { openBrowser } from '../support/browser'
import { openTab } from './tab'
import { startVictim } from './victim'
import { openWriter, type Writer } from './writer'

export interface FaultCounts {
  rounds: number
  serverKills: number
  tabKills: number
  /** Saves that the server acknowledged, from all who typed. */
  acknowledged: number
  /** Characters typed in the browser, all of which were found again. */
  typed: number
  /** What was acknowledged or typed and is not there; empty is good. */
  lost: string[]
}

const WRITERS = 8

export interface FaultOptions {
  rounds: number
  say?: (line: string) => void
}

/** Even rounds kill the server's process (SIGKILL), odd ones crash the tab's. */
export async function killWhileTyping({
  rounds,
  say = () => {},
}: FaultOptions): Promise<FaultCounts> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'assay-fault-'))
  const { all } = await prepareTypists(dataFolder, WRITERS + 1)
  const [vendor, ...others] = all
  if (!vendor) throw new Error('Nobody types')
  const victim = await startVictim(dataFolder)
  const browser = await openBrowser()
  const tab = await openTab(browser, victim.url, vendor)
  const writers = others.map((typist) => openWriter(victim.url, typist))
  const counts: FaultCounts = {
    rounds: 0,
    serverKills: 0,
    tabKills: 0,
    acknowledged: 0,
    typed: 0,
    lost: [],
  }
  try {
    for (; counts.rounds < rounds; counts.rounds++) {
      const typing = tab.type()
      await pause(80 + Math.random() * 500)
      if (counts.rounds % 2 === 0) {
        await victim.kill()
        await typing.stop()
        counts.serverKills += 1
        counts.lost.push(...(await missing(dataFolder, { writers, tab })))
        await victim.start()
      } else {
        await tab.crash(typing)
        counts.tabKills += 1
        counts.lost.push(...(await missing(dataFolder, { writers: [], tab })))
      }
      counts.lost.push(...(await tab.comeBack()))
      if ((counts.rounds + 1) % 10 === 0)
        say(`${counts.rounds + 1} rounds, ${counts.lost.length} lost`)
    }
  } finally {
    for (const writer of writers) writer.stop()
    await browser.close()
    await victim.kill()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  counts.acknowledged =
    tab.acknowledged() + writers.reduce((sum, each) => sum + each.acknowledged(), 0)
  counts.typed = tab.typed().length
  return counts
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

interface Witnesses {
  writers: readonly Writer[]
  tab: Awaited<ReturnType<typeof openTab>>
}

/** Reads the database as it lies on the disk and compares it with what each was told. */
async function missing(dataFolder: string, { writers, tab }: Witnesses): Promise<string[]> {
  const store = await openStore(`file:${join(dataFolder, 'assay.db')}`)
  const rows = await store.db.select().from(store.db.t.answers)
  await store.close()
  const comments = (reviewId: string) =>
    rows.filter((row) => row.reviewId === reviewId).map((row) => row.comment ?? '')
  return [...writers, tab].flatMap((each) => each.missingIn(comments(each.reviewId)))
}
