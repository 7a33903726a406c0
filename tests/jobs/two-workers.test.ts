import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smtpMailer } from '../../app/ports/mailer'
import { deliverDueMail } from '../../app/services/mail/deliver-mail'
import { migrationsFolder } from '../../db/open'
import { openSqlite } from '../../db/sqlite'
import { readMail, type SmtpServer, startSmtp } from '../support/smtp'
import { fill, forEachEngine, type Row, type Rows } from '../support/store'
import { aMail, aReviewAtTheVendor, minutesOn, plainLetter, scriptedMailer, start } from './world'

const names = (count: number) =>
  Array.from({ length: count }, (_, place) => `mail-${String(place).padStart(3, '0')}`)
const rowsFor = (ids: string[]): Rows =>
  aReviewAtTheVendor({ outbox: ids.map((id): Row<'outbox'> => aMail('invitation', { id })) })

forEachEngine('two workers in one process', (open) => {
  it('send each of 200 mails once between them', async () => {
    const ids = names(200)
    const store = await open(rowsFor(ids))
    const mailers = [scriptedMailer(), scriptedMailer()]
    const passes = await Promise.all(
      mailers.map((mailer) =>
        deliverDueMail({ store, clock: { now: () => start }, mailer, compose: plainLetter }),
      ),
    )
    const sent = mailers.flatMap((mailer) => mailer.sent.map(({ subject }) => subject))
    expect(sent.toSorted()).toEqual(ids)
    expect(passes.every((pass) => pass.sent > 0 && pass.lost === 0)).toBe(true)
  }, 180_000)
})

describe('two processes on one SQLite file', () => {
  // Fewer than above: the server lets every connection wait a tenth of a second.
  const ids = names(60)
  let folder: string
  let server: SmtpServer
  let file: string
  const workers: ChildProcess[] = []
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'assay-outbox-'))
    file = path.join(folder, 'assay.db')
    server = await startSmtp()
    const store = await fill(openSqlite(file, migrationsFolder.sqlite), rowsFor(ids))
    await store.close()
  })
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL')
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  /** Starts a worker and waits until it has its database open. */
  async function startWorker(restMs = 0): Promise<ChildProcess> {
    const script = fileURLToPath(new URL('./worker.ts', import.meta.url))
    const args = ['--import', 'tsx', script, file, server.url, start.toISOString(), `${restMs}`]
    const worker = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    workers.push(worker)
    if (worker.stdout) await once(worker.stdout, 'data')
    return worker
  }
  const begin = (worker: ChildProcess) => worker.stdin?.write('go\n')
  const received = () => server.mails.map(({ raw }) => readMail(raw).headers.get('subject')?.[0])

  it('send each mail once between them', async () => {
    const both = await Promise.all([startWorker(), startWorker()])
    const ended = both.map((worker) => once(worker, 'exit'))
    const told = both.map(async (worker) =>
      JSON.parse(String((await once(worker.stdout ?? worker, 'data'))[0])),
    )
    for (const worker of both) begin(worker)
    const passes = await Promise.all(told)
    await Promise.all(ended)
    expect(received().toSorted()).toEqual(ids)
    expect(passes.map(({ sent }) => sent).every((sent) => sent > 0)).toBe(true)
    expect(passes.map(({ faults }) => faults)).toEqual([[], []])
  }, 180_000)

  it('lose nothing when one is killed, and repeat at most the mail it was sending', async () => {
    const worker = await startWorker(5)
    const exit = once(worker, 'exit')
    begin(worker)
    while (server.mails.length < 15) await new Promise((resolve) => setTimeout(resolve, 5))
    worker.kill('SIGKILL')
    await exit
    const store = openSqlite(file, migrationsFolder.sqlite)
    const rest = (now: Date) =>
      deliverDueMail({
        store,
        clock: { now: () => now },
        mailer: smtpMailer(server.url),
        compose: plainLetter,
      })
    await rest(start)
    // What the killed worker held waits for its lease to run out, and no longer.
    await rest(minutesOn(5.01))
    await store.close()
    const all = received()
    expect([...new Set(all)].toSorted()).toEqual(ids)
    expect(all.length - ids.length).toBeLessThanOrEqual(1)
  }, 180_000)
})
