// Checking one file, coverage and simulation from the command line, as people run them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { migrationsFolder } from '../../db/open'
import { openSqlite } from '../../db/sqlite'
import { bank, caseRows } from '../services/judgement-case'
import { fill } from '../support/store'
import { runCli, temporaryData } from './run-cli'

// Each command is a process that compiles its sources first.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const { data, remove } = temporaryData()
const folder = path.dirname(data)
afterAll(remove)

const fileOf = (name: string, content: string | Uint8Array) => {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}
const source = readFileSync('questionnaires/ai-vendor/1.yaml', 'utf8')
const draftSource = source.replace(/^version: 1$/m, 'version: 99')
const lineWith = (text: string, part: string) =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1

describe('questionnaires check FILE', () => {
  const check = (file: string) => runCli(['questionnaires', 'check', file], { data })

  it('prints the minutes of a sound draft and exits with 0', async () => {
    const { code, out, err } = await check(fileOf('sound.yaml', draftSource))
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^ai-vendor@99 [0-9a-f]{64}\n {2}Tier 1: up to 90 questions, \d+ minutes\n/)
  })

  it('judges an intake as an intake', async () => {
    const { code, out } = await check('questionnaires/intake/1.yaml')
    expect(code).toBe(0)
    expect(out).toMatch(/^intake@1 .*\n {2}\d+ items\n$/)
  })

  it('names every problem with file, line and path, exits with 2 and prints no result', async () => {
    const text = draftSource
      .replace('weight: 15 }', 'weight: 16 }')
      .replace(/^retired:.*$/m, 'retired: []\nsurprise: yes')
    const file = fileOf('broken.yaml', text)
    const { code, out, err } = await check(file)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`${file}:${lineWith(text, 'surprise: yes')}: surprise: is not known here`)
    const changed = text.replace('surprise: yes\n', '').replace('surprise: yes', '')
    const second = await check(fileOf('weights.yaml', changed))
    expect(second.code).toBe(2)
    expect(second.err).toMatch(
      new RegExp(`weights.yaml:${lineWith(changed, 'domains:')}: domains: weights sum to 101`),
    )
  })

  it('gives what is missing the line of what it is missing from', async () => {
    const id = bank.current.questions[3]?.id ?? ''
    const lines = draftSource.split('\n')
    const at = lines.findIndex((line) => line.includes(`id: ${id}`))
    const why = lines.findIndex((line, index) => index > at && /^ +why:/.test(line))
    const end = lines.findIndex((line, index) => index > why && /^ +[a-zA-Z]+:/.test(line))
    const text = [...lines.slice(0, why), ...lines.slice(end)].join('\n')
    const { err } = await check(fileOf('no-why.yaml', text))
    expect(err).toBe(`${path.join(folder, 'no-why.yaml')}:${at + 1}: ${id}.why: is missing\n`)
  })

  it('refuses a published version that was changed', async () => {
    const { code, err } = await check(
      fileOf('changed.yaml', source.replace(/^title: .*$/m, 'title: Another')),
    )
    expect(code).toBe(2)
    expect(err).toMatch(/version 1 is published and must not change/)
  })

  it.each([
    ['none.yaml', null, /: does not exist\n$/],
    ['empty.yaml', '', /: is empty\n$/],
    ['open.yaml', 'slug: [1\nversion: 2', /open.yaml:\d+: cannot be read as YAML: /],
    ['list.yaml', '- 1', /: must be an object\n$/],
    ['number.json', '7', /: must be an object\n$/],
    ['huge.yaml', 'x'.repeat(2_000_001), /: is larger than 1 MB, which no questionnaire is\n$/],
    ['picture.yaml', new Uint8Array([0x89, 0x50, 0xff, 0xfe]), /: is not text in UTF-8\n$/],
    ['.', null, /: is a folder: name one definition file\n$/],
    ['bomb.yaml', bomb(), /: cannot be read: /],
  ])('says of %s what is wrong in one sentence', async (name, content, sentence) => {
    const file = content === null ? path.join(folder, name) : fileOf(name, content)
    const { code, out, err } = await check(file)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

/** Nine levels of ten references each: a billion strings out of a few hundred bytes. */
function bomb(): string {
  const level = (n: number) =>
    `l${n}: &l${n} [${Array.from({ length: 10 }, () => `*l${n - 1}`).join(', ')}]`
  return ['l0: &l0 boom', ...Array.from({ length: 9 }, (_, index) => level(index + 1))].join('\n')
}

describe('questionnaires coverage', () => {
  const coverage = (...more: string[]) => runCli(['questionnaires', 'coverage', ...more], { data })

  it('ends well when whoever reads has heard enough', async () => {
    const { code, err } = await runCli(['questionnaires', 'coverage'], { data, hangUp: true })
    expect([code, err]).toEqual([0, ''])
  })

  it('prints of one framework which identifiers are asked by which questions, and which are not', async () => {
    const { code, out, err } = await coverage('--framework', 'llm', '--tier', '3')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/\(LLM\): \d+ of 10 identifiers asked\n/)
    expect(out).toMatch(/^LLM01\S* +[A-Z]{3}-\d\d/m)
    expect(out).toMatch(/not asked/)
  })

  it('prints the same as JSON, and asks more of Tier 1 than of Tier 3', async () => {
    const asked = async (tier: string) => {
      const { out } = await coverage('--framework', 'ISO', '--tier', tier, '--json')
      const [only, ...others] = JSON.parse(out)
      expect(others).toEqual([])
      expect(only).toMatchObject({ scheme: 'ISO', listed: true })
      return only.asked.length
    }
    expect(await asked('1')).toBeGreaterThan(await asked('3'))
  })

  it('names what it does not know, with what it does', async () => {
    const { code, out, err } = await coverage('--framework', 'SOX', '--tier', '4')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^--tier: must be 1, 2 or 3$/m)
    expect(err).toMatch(/^--framework: must be one of NIST, /m)
  })
})

describe('simulate', () => {
  beforeAll(async () => {
    mkdirSync(data, { recursive: true })
    const store = openSqlite(path.join(data, 'assay.db'), migrationsFolder.sqlite)
    const rows = caseRows({ status: 'in review', answers: { 'TRN-01': 'opt_out_org' } })
    await fill(store, rows)
    await store.close()
  })
  const simulate = (...more: string[]) => runCli(['simulate', ...more], { data })
  const stricter = () =>
    fileOf(
      'stricter.yaml',
      JSON.stringify({
        ...bank.current.definition,
        version: 99,
        caps: bank.current.definition.caps.map((cap) =>
          cap.id === 'core-promises' ? { ...cap, at: 45 } : cap,
        ),
      }),
    )

  it('prints which reviews would change and why, with progress on standard error', async () => {
    const csv = path.join(folder, 'simulated.csv')
    const { code, out, err } = await simulate('--questionnaire', stricter(), '--csv', csv)
    expect(code).toBe(0)
    expect(out).toContain('ai-vendor version 99: 1 of 1 reviews would change.')
    expect(out).toContain('conditional → weak')
    expect(err).toBe('0 of 1 reviews\n1 of 1 reviews\n')
    expect(readFileSync(csv, 'utf8')).toMatch(/R-0001,Acme AI,.*,yes,/)
  })

  it('prints everything as JSON', async () => {
    const { code, out } = await simulate('--questionnaire', stricter(), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      draft: { slug: 'ai-vendor', version: 99 },
      reviews: [{ number: 1, changes: true, after: { assured: 45, band: 'weak' } }],
      others: 0,
    })
  })

  it('names what is wrong with a draft, with its lines, and runs nothing', async () => {
    const text = draftSource.replace(/^retired:.*$/m, 'retired: []\nsurprise: yes')
    const file = fileOf('surprise.yaml', text)
    const { code, out, err } = await simulate('--questionnaire', file)
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(
      `${file}:${lineWith(text, 'surprise: yes')}: surprise: is not known here: check its spelling, or remove it\n`,
    )
    const gone = await simulate('--questionnaire', path.join(folder, 'gone.yaml'))
    expect(gone.code).toBe(2)
    expect(gone.err).toMatch(/gone.yaml: cannot be read/)
  })
})
