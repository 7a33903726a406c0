import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type App, createApp } from '../../app/app.server'
import { people } from '../../app/cli/demo/people'
import { prepareDemo } from '../../app/cli/demo/prepare-demo'
import { demoPassword, signIns } from '../../app/cli/demo/sign-ins'
import { firstBrokenLink } from '../../app/core/audit/chain'
import { reportRecord } from '../../app/core/report/record'
import { reviewStatuses } from '../../app/core/review/lifecycle'
import { exportOnCommandLine } from '../../app/services/report/export-report'
import { signIn } from '../../app/services/respond/sign-in'
import { type ReviewSummary, reviewSummaries } from '../../app/services/reviews/review-summaries'
import type { Settings } from '../../app/settings'
import { auditLinks, sha256 } from '../../db/queries/audit'
import { type SmtpServer, startSmtp } from '../support/smtp'
import { runCli, temporaryData } from './run-cli'

vi.setConfig({ testTimeout: 120_000 })

const silent = pino({ level: 'silent' })
const settingsFor = (data: string, smtpUrl: string | null = null): Settings => ({
  port: 0,
  dataFolder: data,
  databaseUrl: `file:${path.join(data, 'assay.db')}`,
  origin: null,
  smtpUrl,
  signingKey: null,
  clamd: null,
  signOn: null,
  dev: false,
  demo: true,
})

describe('the demonstration', () => {
  const { data, remove } = temporaryData()
  const said: string[] = []
  let server: SmtpServer
  let app: App
  let reviews: ReviewSummary[]
  beforeAll(async () => {
    server = await startSmtp()
    await prepareDemo(settingsFor(data, server.url), (line) => said.push(line))
    app = await createApp(settingsFor(data), { log: silent })
    reviews = await reviewSummaries(app, {})
  }, 300_000)
  afterAll(async () => {
    await app?.close()
    await server?.stop()
    remove()
  })

  it('has a review in every state of the lifecycle', () => {
    const found = new Set(reviews.map(({ status }) => status))
    expect(reviewStatuses.filter((status) => !found.has(status))).toEqual([])
    expect(reviews.length).toBeGreaterThanOrEqual(12)
  })

  it('has every decision, one re-review due soon and one overdue', () => {
    expect(new Set(reviews.flatMap(({ decision }) => decision ?? []))).toEqual(
      new Set(['approve', 'approve with conditions', 'hold', 'reject']),
    )
    const days = reviews
      .filter(({ status }) => status === 'decided')
      .flatMap(({ nextReviewOn }) =>
        nextReviewOn ? [(Date.parse(nextReviewOn) - Date.now()) / 86_400_000] : [],
      )
    expect(days.some((left) => left < -14)).toBe(true)
    expect(days.some((left) => left > 7 && left < 30)).toBe(true)
  })

  it('has conditions missed, met, due soon, open after a second round, and one that a hold waits for', async () => {
    const { db } = app.store
    const conditions = await db.select().from(db.t.conditions)
    expect(conditions.map(({ status }) => status).toSorted()).toEqual([
      'met',
      'missed',
      'open',
      'open',
      'open',
    ])
  })

  it('has a use that was decided twice, with what changed frozen in its report', async () => {
    const again = reviews.find(({ round, decision }) => round > 1 && decision !== null)
    const exported = await exportOnCommandLine(app, { number: again?.number ?? 0, as: 'json' })
    if (!exported.ok) throw new Error('No report')
    const record = reportRecord.parse(JSON.parse(Buffer.from(exported.bytes).toString()))
    const tones = record.sinceLast?.changed.map(({ tone }) => tone)
    expect(tones).toEqual(expect.arrayContaining(['regression', 'improvement']))
    expect(record.rounds).toHaveLength(2)
  })

  it('has reports that were frozen by the decision and print', async () => {
    const decided = reviews.filter(({ decision }) => decision !== null)
    const { db } = app.store
    expect(await db.select().from(db.t.reports)).toHaveLength(decided.length)
    const number = decided[0]?.number ?? 0
    const exported = await exportOnCommandLine(app, { number, as: 'pdf' })
    expect(exported.ok && Buffer.from(exported.bytes).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('writes the same report twice from the command line, beside an open portal', async () => {
    const { number = 0 } = reviews.find(({ decision }) => decision === 'hold') ?? {}
    const [one, two] = [path.join(data, 'one.pdf'), path.join(data, 'two.pdf')]
    const label = `R-${String(number).padStart(4, '0')}`
    const first = await runCli(['report', label, '--out', one], { data })
    expect(first).toEqual({ code: 0, out: `${one}\n`, err: '' })
    expect((await runCli(['report', `${number}`, '--out', two], { data })).code).toBe(0)
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true)
    expect(readFileSync(one).subarray(0, 5).toString()).toBe('%PDF-')
    const { db } = app.store
    const events = await db.select().from(db.t.auditEvents)
    const exports = events.filter(({ kind }) => kind === 'report exported')
    expect(exports.map(({ actor }) => actor)).toContain('command line')
  })

  it('writes no report before the decision, and none where it is not told a review or a file', async () => {
    const { number = 0 } = reviews.find(({ status }) => status === 'in review') ?? {}
    const out = path.join(data, 'none.pdf')
    const undecided = await runCli(['report', `${number}`, '--out', out], { data })
    expect(undecided).toMatchObject({ code: 1, out: '' })
    expect(undecided.err).toContain('no report before the decision')
    const wrong = await runCli(['report', 'seven', '--report-version', 'x'], { data })
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toMatch(/<number>[\s\S]*--report-version[\s\S]*--out/)
    const nowhere = path.join(data, 'no', 'such', 'folder.pdf')
    expect((await runCli(['report', '7', '--out', nowhere], { data })).code).toBe(2)
    expect(existsSync(out)).toBe(false)
  })

  it('was decided by two people each time, neither of them the one who launched', async () => {
    const { db } = app.store
    const proposals = await db.select().from(db.t.proposals)
    const approvals = await db.select().from(db.t.approvals)
    expect(approvals.length).toBeGreaterThanOrEqual(7)
    for (const { proposalId, byId } of approvals) {
      expect(proposals.find(({ id }) => id === proposalId)?.byId).not.toBe(byId)
    }
  })

  it('tells one history: unbroken, in the order of time, over a year and a half', async () => {
    expect(firstBrokenLink(await auditLinks(app.store.db), sha256)).toBeNull()
    const { db } = app.store
    const events = await db.select().from(db.t.auditEvents).orderBy(db.t.auditEvents.seq)
    const times = events.map(({ at }) => at.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const [first = 0, last = 0] = [times[0], times.at(-1)]
    expect((last - first) / 86_400_000).toBeGreaterThan(540)
    expect(last).toBeLessThanOrEqual(Date.now())
  })

  it('sent no real mail, and uses names and addresses that cannot exist', async () => {
    expect(server.mails).toEqual([])
    const { db } = app.store
    for (const { toEmail } of await db.select().from(db.t.outbox)) {
      expect(toEmail).toMatch(/\.example$/)
    }
    for (const { domain } of await db.select().from(db.t.vendors)) {
      expect(domain).toMatch(/\.example$/)
    }
  })

  it('prints a sign-in for every role, and the password opens the account', async () => {
    const lines = (await signIns(app, 'http://localhost:3000')).join('\n')
    for (const { email, roles } of Object.values(people)) {
      expect(lines).toContain(email)
      expect(lines).toContain(roles.join(', '))
    }
    const password = demoPassword(app.secrets)
    expect(lines).toContain(password)
    const { db } = app.store
    const [user] = await db.select().from(db.t.users)
    expect(await app.passwords.verify(password, user?.passwordHash ?? null)).toBe(true)
  })

  it('prints a link and a code that let somebody answer as a vendor', async () => {
    const line = (await signIns(app, 'http://localhost:3000')).at(-1) ?? ''
    const [, token = '', typed = ''] = /respond\/(\S+) with the code (\d+)/.exec(line) ?? []
    expect(await signIn(app, { token, typed })).toMatchObject({ ok: true })
  })

  it('is filled once: a second start finds it and changes nothing', async () => {
    const before = (await auditLinks(app.store.db)).length
    const again: string[] = []
    await prepareDemo(settingsFor(data), (line) => again.push(line))
    expect(again).toEqual([])
    expect(await auditLinks(app.store.db)).toHaveLength(before)
  })
})

describe('a folder that is not the demonstration’s', () => {
  it('is refused and left as it is', async () => {
    const { data, remove } = temporaryData()
    const add = ['user', 'add', '--email', 'a@b.example', '--name', 'A', '--role', 'admin']
    await runCli(add, { data })
    await expect(prepareDemo(settingsFor(data), () => {})).rejects.toThrow('holds other data')
    const app = await createApp(settingsFor(data), { log: silent })
    expect(await reviewSummaries(app, {})).toEqual([])
    await app.close()
    remove()
  })

  it('is refused in other words when its filling was interrupted', async () => {
    const { data, remove } = temporaryData()
    const app = await createApp(settingsFor(data), { log: silent })
    const { db } = app.store
    const value = { state: 'filling' }
    await db.insert(db.t.settings).values({ key: 'demo', value, updatedAt: new Date() })
    await app.close()
    await expect(prepareDemo(settingsFor(data), () => {})).rejects.toThrow('was interrupted')
    rmSync(data, { recursive: true })
    remove()
  })
})
