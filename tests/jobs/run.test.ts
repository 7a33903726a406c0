import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { outboxJob } from '../../app/jobs/outbox'
import { type Job, runJob } from '../../app/jobs/run'
import { startJobs } from '../../app/jobs/start-jobs'
import { batchFilesIn } from '../../app/ports/batch-files'
import { filesIn } from '../../app/ports/files'
import { randomIds } from '../../app/ports/ids'
import { smtpMailer } from '../../app/ports/mailer'
import type { Questionnaires } from '../../app/services/questionnaires/questionnaires'
import { renderReport } from '../../templates/report/report'
import { testIssuer } from '../support/issuer'
import { asksFourQuestions, fourQuestions } from '../support/questionnaire'
import { readMail, startSmtp } from '../support/smtp'
import { openTestStore } from '../support/store'
import {
  aMail,
  aReviewAtTheVendor,
  heldClock,
  plainLetter,
  rowOf,
  scriptedMailer,
  secrets,
} from './world'

const noLog = () => ({ info: vi.fn(), warn: vi.fn(), error: vi.fn() })

describe('a job', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const counting = (pauses: (number | null | Error)[]) => {
    const passes: number[] = []
    const job: Job = {
      name: 'counting',
      async pass() {
        passes.push(Date.now())
        const pause = pauses.shift() ?? null
        if (pause instanceof Error) throw pause
        return pause
      },
    }
    return { job, passes }
  }
  const lapse = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  it('works at once, then after each rest, as long as the pass asks for', async () => {
    const { job, passes } = counting([null, 10_000])
    const running = runJob(job, () => {}, 2_000)
    await lapse(0)
    expect(passes).toHaveLength(1)
    await lapse(2_000)
    expect(passes).toHaveLength(2)
    await lapse(9_999)
    expect(passes).toHaveLength(2)
    await lapse(1)
    expect(passes).toHaveLength(3)
    await running.stop()
  })

  it('begins a pass at once when poked, also when poked during a pass', async () => {
    const { job, passes } = counting([60_000, 60_000, 60_000])
    const running = runJob(job, () => {})
    await lapse(0)
    running.poke()
    await lapse(0)
    expect(passes).toHaveLength(2)
    const pass = job.pass
    job.pass = async (stopped) => {
      job.pass = pass
      running.poke()
      return pass(stopped)
    }
    running.poke()
    await lapse(0)
    expect(passes).toHaveLength(4)
    await running.stop()
  })

  it('tells of a fault and goes on after a longer rest', async () => {
    const { job, passes } = counting([new Error('database is locked')])
    const faults: unknown[] = []
    const running = runJob(job, (name, error) => faults.push([name, error]))
    await lapse(29_000)
    expect(passes).toHaveLength(1)
    expect(faults).toEqual([['counting', new Error('database is locked')]])
    await lapse(1_000)
    expect(passes).toHaveLength(2)
    await running.stop()
  })

  it('stops only after the pass under way, and begins no other', async () => {
    const told: string[] = []
    let finish = () => {}
    const running = runJob(
      {
        name: 'slow',
        pass: (stopped) =>
          new Promise((resolve) => {
            finish = () => {
              told.push(`finished, stopped ${stopped()}`)
              resolve(null)
            }
          }),
      },
      () => {},
    )
    const stopped = running.stop().then(() => told.push('stopped'))
    await lapse(10_000)
    expect(told).toEqual([])
    finish()
    await stopped
    await lapse(60_000)
    expect(told).toEqual(['finished, stopped true', 'stopped'])
  })
})

describe('the outbox job', () => {
  it('rests longer and longer while the server is down, says so once, and says when it is back', async () => {
    const store = await openTestStore(aReviewAtTheVendor({ outbox: [aMail('invitation')] }))
    const down = { ok: false, reason: 'unreachable', said: 'ECONNREFUSED' } as const
    const mailer = scriptedMailer(...Array.from({ length: 6 }, () => down))
    const log = noLog()
    const job = outboxJob({ store, clock: heldClock(), mailer, compose: plainLetter }, log)
    const rests: (number | null)[] = []
    for (let pass = 0; pass < 7; pass++) rests.push(await job.pass(() => false))
    expect(rests).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000, null])
    expect(log.warn).toHaveBeenCalledTimes(1)
    expect(log.info).toHaveBeenCalledWith('The mail server takes mail again')
    expect(await rowOf(store, 'invitation')).toMatchObject({ status: 'sent', attempts: 1 })
    await store.close()
  })

  it('logs a mail that cannot be written, without address or text', async () => {
    const store = await openTestStore(aReviewAtTheVendor({ outbox: [aMail('invitation')] }))
    const log = noLog()
    const compose = async () => {
      throw new Error('no such template')
    }
    const ctx = { store, clock: heldClock(), mailer: scriptedMailer(), compose }
    expect(await outboxJob(ctx, log).pass(() => false)).toBeNull()
    const [said] = log.error.mock.calls
    expect(said?.[0]).toMatchObject({ outboxId: 'invitation', kind: 'invitation' })
    expect(JSON.stringify(said)).not.toContain('dana')
    await store.close()
  })
})

describe('the portal in the background', () => {
  const questionnaires = { frozen: async () => fourQuestions } as unknown as Questionnaires
  const opened = () =>
    openTestStore(aReviewAtTheVendor({ review: asksFourQuestions, outbox: [aMail('invitation')] }))

  const reports = async (files = filesIn('/nowhere')) => ({
    issuer: await testIssuer(),
    batchFiles: batchFilesIn('/nowhere'),
    files,
    press: { render: renderReport, close: async () => {} },
  })

  it('delivers what is due by SMTP within seconds of its start, and sweeps', async () => {
    const swept = vi.fn(filesIn('/nowhere').sweep)
    const sweeping = { ...filesIn('/nowhere'), sweep: swept }
    const server = await startSmtp()
    const store = await opened()
    const mailer = smtpMailer(server.url)
    const app = {
      store,
      clock: heldClock(),
      secrets,
      questionnaires,
      ids: randomIds,
      mailer,
      log: noLog(),
      ...(await reports(sweeping)),
    }
    const jobs = startJobs(app, 'http://localhost:3000')
    await vi.waitFor(() => expect(server.mails).toHaveLength(1), { timeout: 5_000 })
    expect(swept, 'at the start').toHaveBeenCalledTimes(1)
    await jobs.stop()
    const { text } = readMail(server.mails[0]?.raw ?? '')
    const token = secrets.deriveToken('invitation', 'invitation-1')
    expect(text).toContain(`http://localhost:3000/respond/${token}`)
    await server.stop()
    await store.close()
  })

  it('keeps mail through an outage, shows the reason, and delivers it once the server is back', async () => {
    const server = await startSmtp()
    await server.stop()
    const store = await opened()
    const mailer = smtpMailer(server.url)
    const log = noLog()
    const clock = heldClock()
    const given = { store, clock, secrets, questionnaires, ids: randomIds, mailer, log }
    const app = { ...given, ...(await reports()) }
    const jobs = startJobs(app, 'http://localhost:3000')
    const patience = { timeout: 10_000 }
    await vi.waitFor(async () => {
      expect((await rowOf(store, 'invitation')).lastError).toContain('ECONNREFUSED')
    }, patience)
    const back = await startSmtp({ port: server.port })
    // The try that failed took the turn of its second.
    clock.forward({ minutes: 1 })
    jobs.poke()
    await vi.waitFor(() => expect(back.mails).toHaveLength(1), patience)
    await jobs.stop()
    expect(await rowOf(store, 'invitation')).toMatchObject({ status: 'sent', attempts: 1 })
    expect(log.warn).toHaveBeenCalledTimes(1)
    await back.stop()
    await store.close()
  })

  it('leaves mail waiting where no mail server is set', async () => {
    const store = await opened()
    const app = {
      store,
      clock: heldClock(),
      secrets,
      questionnaires,
      ids: randomIds,
      mailer: null,
      log: noLog(),
      ...(await reports()),
    }
    const jobs = startJobs(app, 'http://localhost:3000')
    jobs.poke()
    await jobs.stop()
    expect(await rowOf(store, 'invitation')).toMatchObject({ status: 'waiting', attempts: 0 })
    await store.close()
  })
})
