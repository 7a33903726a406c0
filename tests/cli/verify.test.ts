// `assay verify` as people run it: beside a portal, alone with a file, and with what is no report.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../app/app.server'
import { exportReport } from '../../app/services/report/export-report'
import { reissueReport } from '../../app/services/report/reissue-report'
import { openDecided } from '../services/decided-case'
import { lena } from '../services/judgement-case'
import { fill } from '../support/store'
import { runCli, temporaryData } from './run-cli'

let data: string
let files: string
let remove: () => void
beforeAll(async () => {
  ;({ data, remove } = temporaryData())
  const app = await createApp(
    {
      ...{ port: 0, dataFolder: data, databaseUrl: `file:${path.join(data, 'assay.db')}` },
      ...{ origin: null, smtpUrl: null, signingKey: null, clamd: null, signOn: null },
      ...{ dev: false, demo: false },
    },
    { log: pino({ level: 'silent' }) },
  )
  const made = await openDecided((rows) => fill(app.store, rows ?? {}))
  // Signed with the key that this folder holds, as a portal does.
  const ctx = { ...made, issuer: app.issuer }
  files = path.join(path.dirname(data), 'files')
  mkdirSync(files)
  const keep = async (name: string, as: 'pdf' | 'json') => {
    const file = await exportReport(ctx, lena, { number: 1, as })
    if (!file.ok) throw new Error(file.sentence)
    writeFileSync(path.join(files, name), file.bytes)
    return Buffer.from(file.bytes)
  }
  const pdf = await keep('report.pdf', 'pdf')
  await keep('record.json', 'json')
  const copy = await exportReport(ctx, lena, { number: 1, as: 'pdf', audience: 'vendor' })
  if (!copy.ok) throw new Error(copy.sentence)
  writeFileSync(path.join(files, 'vendor.pdf'), copy.bytes)
  pdf.writeUInt8(pdf.readUInt8(5000) ^ 1, 5000)
  writeFileSync(path.join(files, 'altered.pdf'), pdf)
  writeFileSync(path.join(files, 'letter.txt'), 'Dear Sir or Madam,')
  await reissueReport(ctx, lena, 1, { reason: 'The condition is met', replaces: 1 })
  await app.close()
}, 120_000)
afterAll(() => remove?.())

const verify = (name: string, ...more: string[]) =>
  runCli(['verify', path.join(files, name), ...more], { data })

describe('assay verify', () => {
  it('says of an original that it is genuine, by whom it was issued, and what took its place', async () => {
    const { code, out, err } = await verify('report.pdf')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const words of [
      'report.pdf: genuine.',
      'R-0001 version 1, issued 23 Nov 2026 10:00 UTC by Your organisation.',
      '✓ The signature covers the whole file, and not a bit of it was changed.',
      '✓ The signature is by this portal’s key.',
      '✓ The portal has it on file: version 1 was superseded by version 2.',
      'is a match: assured',
    ]) {
      expect(out).toContain(words)
    }
    expect((await verify('record.json')).code).toBe(0)
  })

  it('vouches for a copy that carries no record, and says that it could not redo its score', async () => {
    const { code, out } = await verify('vendor.pdf')
    expect(code).toBe(0)
    for (const words of [
      'vendor.pdf: genuine.',
      '✓ It is signed as a copy of R-0001 version 1.',
      '✓ The portal has it on file: version 1 was superseded by version 2.',
      'parts are withheld from this copy',
    ]) {
      expect(out).toContain(words)
    }
  })

  it('tells programs the same as JSON', async () => {
    const { code, out } = await verify('report.pdf', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'genuine',
      report: { number: 'R-0001', version: 1, supersededBy: 2 },
      signature: { state: 'whole', ownKey: true },
      score: { state: 'match', differences: [] },
      problems: [],
    })
  })

  it('finds one changed bit, with and without the portal', async () => {
    for (const more of [[], ['--offline']]) {
      const { code, out } = await verify('altered.pdf', ...more)
      expect(code).toBe(1)
      expect(out).toContain('✗ It was changed after it was signed.')
    }
  })

  it('works where there is no portal, says what it could not check, and makes nothing', async () => {
    const elsewhere = path.join(files, 'nowhere')
    for (const name of ['report.pdf', 'record.json']) {
      const alone = await runCli(['verify', path.join(files, name)], { data: elsewhere })
      expect(alone.code).toBe(0)
      expect(alone.out).toContain('nothing speaks against it')
      expect(alone.out).toMatch(/Not checked: There is no portal's data folder/)
      expect(alone.out).toContain('is a match: assured')
    }
    expect(readdirSync(files)).not.toContain('nowhere')
  })

  it('ends with 2 for what is no report, or cannot be read', async () => {
    const text = await verify('letter.txt')
    expect(text).toMatchObject({ code: 2, out: '' })
    expect(text.err).toContain('neither the PDF nor the JSON of a report')
    expect((await verify('missing.pdf')).code).toBe(2)
  })
})

describe('assay audit', () => {
  const audit = (...args: string[]) => runCli(['audit', ...args], { data })
  /** Nothing of a portal is there: what is said comes from the files alone. */
  const offline = (...args: string[]) =>
    runCli(['audit', 'verify', ...args], { data: path.join(files, 'no portal') })
  const at = (name: string) => path.join(files, name)

  it('writes the log out, and checks the file without portal or database, against reports and heads', async () => {
    const log = at('log.jsonl')
    expect(await audit('export', '--out', log)).toMatchObject({ code: 0, out: `${log}\n` })
    const head = (await audit('head')).out.trim()
    expect(head).toMatch(/^[1-9]\d*:[0-9a-f]{64}$/)
    const { code, out } = await offline(
      log,
      '--report',
      at('report.pdf'),
      '--report',
      at('record.json'),
      '--head',
      head,
    )
    expect(out).toContain(`${log}: holds.`)
    expect(out).toMatch(
      /report\.pdf, report R-0001 version 1: all \d+ hashes kept there are in this chain/,
    )
    expect(out).toContain('nothing was cut off or written anew')
    expect({ code, tail: out.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      tail: `Head: ${head}`,
    })
    const alone = await offline(log)
    expect(alone.out).toContain('Not checked: whether the end was cut off')
  }, 60_000)

  it('finds what was edited, and with a report what was cut off', async () => {
    const lines = readFileSync(at('log.jsonl'), 'utf8').trimEnd().split('\n')
    writeFileSync(
      at('edited.jsonl'),
      lines.map((line, i) => (i === 2 ? line.replace('2026', '2025') : line)).join('\n'),
    )
    writeFileSync(at('cut.jsonl'), `${lines.slice(0, 3).join('\n')}\n`)
    writeFileSync(at('half.jsonl'), lines.join('\n').slice(0, -40))
    const edited = await offline(at('edited.jsonl'))
    expect(edited).toMatchObject({ code: 1, out: expect.stringContaining('✗ Event 3') })
    expect((await offline(at('cut.jsonl'))).code).toBe(0)
    const cut = await offline(at('cut.jsonl'), '--report', at('report.pdf'))
    expect(cut).toMatchObject({ code: 1, out: expect.stringContaining('the end was cut off') })
    const half = await offline(at('half.jsonl'))
    expect(half).toMatchObject({
      code: 1,
      out: expect.stringContaining('is no event of an audit log'),
    })
  }, 60_000)

  it('checks the portal itself, and takes no altered report and no half hash for proof', async () => {
    const own = await audit('verify', '--report', at('report.pdf'))
    expect(own).toMatchObject({
      code: 0,
      out: expect.stringContaining('The log of this portal: holds.'),
    })
    const altered = await audit(
      'verify',
      '--report',
      at('altered.pdf'),
      '--report',
      at('vendor.pdf'),
      '--head',
      'abc',
    )
    expect(altered.code).toBe(2)
    expect(altered.err).toContain('--head: "abc" is not a hash')
    expect(altered.err).toMatch(/--report: .*altered\.pdf: /)
    const copy = await audit('verify', '--report', at('vendor.pdf'))
    expect(copy.err).toContain('give the hash that it prints with --head')
  }, 60_000)
})
