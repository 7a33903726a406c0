// Two servers, the mail job and the command line on one SQLite file at once: nobody is turned away, nothing is overwritten unseen, the chain has one end.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as rest } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { openSecrets } from '../../app/ports/secrets'
import { migrationsFolder } from '../../db/open'
import { runCli } from '../cli/run-cli'
import { bundleProgram, bundleServer } from './light/bundle'
import { damageOf, judge } from './light/judge'
import { openLightPortal } from './light/portal'
import { seatsOf } from './light/seats'
import { openVendor, type Vendor } from './light/vendor'
import { warmUp } from './light/victim'
import type { Weakness } from './light/weaknesses'

export interface RivalCounts {
  seconds: number
  saves: number
  submissions: number
  /** Saves that were told that somebody else was faster. */
  conflicts: number
  mails: number
  commands: number
  wrong: string[]
}

export interface RivalOptions {
  seconds: number
  /** Each is a process of its own that takes a second or two. */
  commands: number
  weakness?: Weakness
}

const SEATS = 60
/** On these, vendors of both servers type into the same answers. */
const SHARED = 2

export async function raceOnOneFile(options: RivalOptions): Promise<RivalCounts> {
  const { seconds, weakness = 'none' } = options
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'assay-rivals-'))
  const bundle = await bundleServer()
  const first = warmUp(bundle.program, { dataFolder, weakness, seats: SEATS })
  const second = warmUp(bundle.program, { dataFolder, weakness })
  const job = await startJob(dataFolder)
  try {
    const urls = [await first.open(), await second.open()]
    job.start()
    const vendors = startVendors(dataFolder, urls)
    const commands = runCommands(dataFolder, options.commands)
    await rest(seconds * 1000)
    const failed = await commands
    await Promise.all(vendors.map((vendor) => vendor.stop()))
    const { sent, faults } = await job.stop()
    const wrong = [
      ...failed,
      ...(faults > 0 ? [`the mail job failed ${faults} times`] : []),
      ...vendors.flatMap((vendor) => vendor.faults),
      ...(await lookAt(dataFolder, vendors)),
    ]
    const promised = vendors.flatMap((vendor) => vendor.promised)
    return {
      seconds,
      saves: promised.filter(({ kind }) => kind === 'answer').length,
      submissions: promised.filter(({ kind }) => kind === 'submission').length,
      conflicts: vendors.reduce((sum, vendor) => sum + vendor.conflicts(), 0),
      mails: sent,
      commands: options.commands,
      wrong,
    }
  } finally {
    await Promise.all([first.kill(), second.kill()])
    job.remove()
    bundle.remove()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

function startVendors(dataFolder: string, urls: readonly string[]): Vendor[] {
  const seats = seatsOf(openSecrets(dataFolder), SEATS)
  let acks = 0
  const nextAck = () => ++acks
  const own = seats.slice(SHARED)
  return urls.flatMap((at, place) => {
    const work = { url: () => at, nextAck, among: { place, count: urls.length } }
    const mine = own.filter((_, number) => number % urls.length === place)
    return [
      ...seats
        .slice(0, SHARED)
        .map((seat) => openVendor({ ...work, seats: [seat], keepsTyping: true })),
      openVendor({ ...work, seats: mine }),
    ]
  })
}

/** Real commands, which open the same file as `npm run assay` does. */
async function runCommands(dataFolder: string, count: number): Promise<string[]> {
  const failed: string[] = []
  for (let number = 1; number <= count; number++) {
    const email = `colleague${number}@harbour.example`
    const args = ['user', 'add', '--email', email, '--name', 'Colleague', '--role', 'reviewer']
    const { code, err } = await runCli(args, { data: dataFolder })
    if (code !== 0) failed.push(`the command line failed: ${err}`)
  }
  return failed
}

const jobSchema = z.object({ sent: z.number(), faults: z.number() })

/** Opens the file only once a server has made it. */
async function startJob(dataFolder: string) {
  const program = fileURLToPath(new URL('light/deliver.ts', import.meta.url))
  const bundle = await bundleProgram(program)
  let last = { sent: 0, faults: 0 }
  let stop = async () => {}
  return {
    start() {
      const args = [bundle.program, path.join(dataFolder, 'assay.db'), migrationsFolder.sqlite]
      const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      createInterface({ input: child.stdout }).on('line', (line) => {
        last = jobSchema.parse(JSON.parse(line))
      })
      stop = async () => {
        child.stdin.end()
        await ended
      }
    },
    async stop() {
      await stop()
      return last
    },
    remove: () => bundle.remove(),
  }
}

async function lookAt(dataFolder: string, vendors: readonly Vendor[]): Promise<string[]> {
  const portal = await openLightPortal(dataFolder)
  const promised = vendors.flatMap((vendor) => vendor.promised)
  // Where two type into one answer, the later word stands, whoever's it is; there the revisions below tell.
  const shared = new Set(seatsOf(portal.secrets, SHARED).map((seat) => seat.reviewId))
  const own = promised.filter(({ reviewId }) => !shared.has(reviewId))
  const wrong = await judge(portal, own)
  const rows = await portal.store.db.select().from(portal.store.db.t.answers)
  await portal.store.close()
  // Nobody died, so each save that was acknowledged is one revision, and there is no other.
  for (const { reviewId, questionId, revision } of rows) {
    const saves = promised.filter(
      (each) =>
        each.kind === 'answer' && each.reviewId === reviewId && each.questionId === questionId,
    )
    if (saves.length !== revision) {
      wrong.push(`${reviewId} ${questionId}: ${saves.length} saves made ${revision} revisions`)
    }
  }
  return [...wrong, ...damageOf(path.join(dataFolder, 'assay.db'))]
}
