import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { argon2Passwords } from '../../app/ports/passwords'
import { migrationsFolder } from '../../db/open'
import { openSqlite } from '../../db/sqlite'
import { aQuestionnaire, aSentReview, fill } from '../support/store'
import { runCli, temporaryData } from './run-cli'

// Each command is a process that compiles its sources first.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const databaseIn = (data: string) =>
  openSqlite(path.join(data, 'assay.db'), migrationsFolder.sqlite)

describe('user add', () => {
  let data: string
  let remove: () => void
  beforeEach(() => {
    ;({ data, remove } = temporaryData())
  })
  afterEach(() => remove())

  const usersIn = async () => {
    const store = databaseIn(data)
    const users = await store.db.select().from(store.db.t.users)
    const events = await store.db.select().from(store.db.t.auditEvents)
    await store.close()
    return { users, events }
  }
  const add = (...more: string[]) => [
    'user',
    'add',
    ...['--email', 'Ada@Harbour.example', '--name', 'Ada Brook', '--role', 'admin', 'reviewer'],
    ...more,
  ]

  it('prints a temporary password that signs in, and nothing else, on standard output', async () => {
    const { code, out, err } = await runCli(add(), { data })
    expect(code).toBe(0)
    expect(out).toMatch(/^\d{6}-\d{6}-\d{6}\n$/)
    expect(err).toContain('Added ada@harbour.example as admin, reviewer.')
    const { users, events } = await usersIn()
    expect(users).toMatchObject([
      {
        email: 'ada@harbour.example',
        name: 'Ada Brook',
        roles: ['admin', 'reviewer'],
        passwordTemporary: true,
      },
    ])
    expect(await argon2Passwords().verify(out.trim(), users[0]?.passwordHash ?? null)).toBe(true)
    expect(events.find(({ kind }) => kind === 'user added')?.actor).toBe('command line')
  })

  it('takes a password from standard input and prints nothing', async () => {
    const input = 'correct horse battery\n'
    const { code, out } = await runCli(add('--password-stdin'), { data, input })
    expect([code, out]).toEqual([0, ''])
    const { users } = await usersIn()
    const stored = users[0]?.passwordHash ?? null
    expect(users[0]?.passwordTemporary).toBe(false)
    expect(await argon2Passwords().verify('correct horse battery', stored)).toBe(true)
  })

  it('names everything that is wrong, exits with 2 and writes nothing', async () => {
    const wrong = ['user', 'add', '--email', 'ada', '--role', 'king', '--password-stdin']
    const { code, out, err } = await runCli(wrong, { data, input: 'short' })
    expect([code, out]).toEqual([2, ''])
    for (const named of ['--email', '--name', '--role', 'password']) {
      expect(err).toMatch(new RegExp(`^${named}: `, 'm'))
    }
    expect(existsSync(data)).toBe(false)
  })

  it('takes no password that is tried first', async () => {
    const { code, err } = await runCli(add('--password-stdin'), { data, input: 'passwordpassword' })
    expect([code, err]).toEqual([2, expect.stringMatching(/^password: .*tried first/m)])
    expect((await usersIn()).users).toEqual([])
  })

  it('refuses an address that has an account', async () => {
    await runCli(add(), { data })
    const { code, out, err } = await runCli(add(), { data })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('ada@harbour.example already has an account')
    expect((await usersIn()).users).toHaveLength(1)
  })
})

describe('reviews', () => {
  const { data, remove } = temporaryData()
  beforeAll(async () => {
    mkdirSync(data)
    const store = databaseIn(data)
    await fill(store, {
      ...aSentReview({
        questionnaireSlug: 'of-earlier-days',
        status: 'decided',
        decision: 'approve with conditions',
        assuredTenths: 680,
        asStatedTenths: 842,
        residual: 'Moderate',
        nextReviewOn: '2027-03-31',
        nextReviewReason: 'SOC 2 is valid until 31 Mar 2027',
      }),
      questionnaires: [aQuestionnaire({ slug: 'of-earlier-days' })],
    })
    await store.close()
  })
  afterAll(remove)

  it('prints each as JSON with its score, its decision and its next date with the reason', async () => {
    const { code, out, err } = await runCli(['reviews', '--json'], { data })
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject([
      {
        number: 1,
        vendor: 'Acme AI',
        offering: 'Acme Assistant, Enterprise',
        status: 'decided',
        tier: 2,
        assured: 68,
        asStated: 84.2,
        residual: 'Moderate',
        decision: 'approve with conditions',
        nextReviewOn: '2027-03-31',
        nextReviewReason: 'SOC 2 is valid until 31 Mar 2027',
      },
    ])
  })

  it('prints a table for people without it', async () => {
    const { out } = await runCli(['reviews'], { data })
    const [head, rule, row, ...rest] = out.split('\n')
    expect(head).toMatch(/^No {2}Vendor +Offering/)
    expect(rule).toMatch(/^-+( {2}-+)+$/)
    expect(row).toMatch(/^ 1 {2}Acme AI {2}Acme Assistant, Enterprise {2}decided .* 68\.0 /)
    expect(rest).toEqual([''])
  })

  it('works beside an open portal', async () => {
    const store = databaseIn(data)
    await store.ping()
    expect((await runCli(['reviews', '--json'], { data })).code).toBe(0)
    await store.close()
  })

  it('says every wrong setting and exits with 2', async () => {
    const env = { PORT: 'eighty', ASSAY_ORIGIN: 'here' }
    const { code, out, err } = await runCli(['reviews', '--json'], { data, env })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/PORT[\s\S]*ASSAY_ORIGIN/)
  })

  it('says what cannot be opened and exits with 1', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const { code, out, err } = await runCli(['reviews'], { data, env })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/ECONNREFUSED/)
  })
})

describe('misuse', () => {
  it.each([[['nonsense']], [['reviews', '--nonsense']], [['user', 'add', '--nonsense']], [[]]])(
    '%j exits with 2 and says why on standard error',
    async (args) => {
      const { code, out, err } = await runCli(args, { data: '/nonexistent/assay' })
      expect([code, out]).toEqual([2, ''])
      expect(err).not.toBe('')
    },
  )
})

describe('doctor', () => {
  const { data, remove } = temporaryData()
  afterAll(remove)

  it('prints a line for each check, and exits with 1 when one of them failed', async () => {
    const sound = await runCli(['doctor'], { data })
    expect(sound).toMatchObject({ code: 0, err: '' })
    expect(sound.out).toMatch(/^ok {6}settings {8}all readable\nok {6}node /)
    expect(existsSync(data)).toBe(false)
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const broken = await runCli(['doctor'], { data, env })
    expect(broken).toMatchObject({ code: 1, err: '' })
    expect(broken.out).toMatch(/^FAILED {2}database {8}.*ECONNREFUSED/m)
  })

  it('names every wrong setting', async () => {
    const env = { PORT: 'x', SMTP_URL: 'http://mail' }
    const { code, out } = await runCli(['doctor'], { data, env })
    expect(code).toBe(1)
    expect(out.match(/^FAILED {2}settings/gm)).toHaveLength(2)
  })
})
